package loombook.agent;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code System.out}, {@code System.err} and {@code System.in} as cells see them. */
final class Streams {
    private Streams() {}

    /** Puts the cells' streams in the place of the process's own. */
    static void redirect(CellInput input) {
        System.setOut(printing(false));
        System.setErr(printing(true));
        System.setIn(input);
        Cells.askBy(input);
        // IO.readln and others ask how the standard streams are to be read and written: the process's own don't count.
        for (var stream : List.of("stdin", "stdout", "stderr")) {
            System.setProperty(stream + ".encoding", StandardCharsets.UTF_8.name());
        }
    }

    private static PrintStream printing(boolean error) {
        return new PrintStream(new Printing(error), false, StandardCharsets.UTF_8);
    }

    /** Gives what is written to the cell of the thread that writes. */
    private static final class Printing extends OutputStream {
        private final boolean error;

        Printing(boolean error) {
            this.error = error;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            var cell = CellContext.current();
            if (cell != null) {
                cell.output().append(error, bytes, offset, length);
            }
        }

        @Override
        public void flush() {
            var cell = CellContext.current();
            if (cell != null) {
                cell.output().flushSoon();
            }
        }
    }
}
