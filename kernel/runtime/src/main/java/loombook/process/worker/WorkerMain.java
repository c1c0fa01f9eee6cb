package loombook.process.worker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Starts a child JVM: connects to its parent, then does tasks on the thread named {@code main} until the parent goes. */
public final class WorkerMain {
    private WorkerMain() {}

    /**
     * Runs until the parent has no more tasks, or until the link ends.
     *
     * @param args the path of the parent's Unix-domain socket, and the name of this child
     */
    public static void main(String[] args) {
        var socket = Path.of(args[0]);
        Wire wire;
        try {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(socket));
            wire = new Wire(channel);
        } catch (IOException e) {
            // The parent has gone while this JVM started: nobody is left to tell, or to tidy up.
            Sockets.delete(socket);
            Runtime.getRuntime().halt(1);
            return;
        }
        System.exit(new TaskRunner(wire).run());
    }
}
