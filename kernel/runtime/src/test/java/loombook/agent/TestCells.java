package loombook.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;

/** Cells for tests; what they print goes nowhere. */
final class TestCells {
    private static final Link LINK = link();
    private static final Flusher FLUSHER = new Flusher();

    private TestCells() {}

    static CellContext cell(long id) {
        return new CellContext(id, new CellOutput(id, LINK, FLUSHER));
    }

    private static Link link() {
        try {
            return new Link(SocketChannel.open(StandardProtocolFamily.UNIX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
