package loombook.agent;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import loombook.link.CtrlC;

/** Starts the runtime: connects to the kernel, then runs cells on the thread named {@code main} until the kernel goes. */
public final class Main {
    private Main() {}

    /**
     * Runs until the link ends, then ends this JVM.
     *
     * @param args the path of the kernel's Unix-domain socket
     * @throws IOException when the kernel can't be reached
     */
    public static void main(String[] args) throws IOException {
        // A terminal sends Ctrl-C to the whole process group: the kernel interrupts the cell, this JVM lives on.
        // A handler of our own rather than SIG_IGN, which the user's child processes would inherit.
        CtrlC.handle(() -> {});
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(Path.of(args[0])));
        var link = new Link(channel);
        var cells = new CellRunner(link);
        CommLink.is(link);
        CellPlaces.askBy(link);
        MagicLink.is(link, cells);
        Streams.redirect(cells.input());
        Thread.setDefaultUncaughtExceptionHandler(new Uncaught(link));
        Runtime.getRuntime().addShutdownHook(new Thread(cells::drain, "loombook-drain"));
        link.start(cells);
        cells.run();
    }
}
