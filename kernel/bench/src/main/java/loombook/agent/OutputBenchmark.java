package loombook.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From a line that a cell prints to a reader that throws it away, over a socket as between runtime and kernel. */
@State(Scope.Benchmark)
public class OutputBenchmark {
    private static final byte[] LINE =
            "A line of eighty characters, as a cell that prints much prints them: 0123456789\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final CellOutput output = new CellOutput(1, link(), new Flusher());

    /** Opens a link that stays open until this JVM ends, for the runtime's end of it ends the JVM when it closes. */
    private static Link link() {
        try {
            var folder = Files.createTempDirectory("loombook-bench-");
            var address = UnixDomainSocketAddress.of(folder.resolve("link"));
            try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                server.bind(address);
                var link = new Link(SocketChannel.open(address));
                var reader = server.accept();
                Thread.ofPlatform().name("reader").daemon().start(() -> throwAway(reader));
                link.start(_ -> {});
                return link;
            } finally {
                Files.deleteIfExists(address.getPath());
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void throwAway(SocketChannel from) {
        var buffer = ByteBuffer.allocateDirect(1 << 16);
        try {
            while (from.read(buffer.clear()) >= 0) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints a line; it goes out with others. */
    @Benchmark
    public void print() {
        output.append(false, LINE, 0, LINE.length);
    }

    /** Prints a line that goes out alone. */
    @Benchmark
    public void printAndFlush() {
        output.append(false, LINE, 0, LINE.length);
        output.flush();
    }
}
