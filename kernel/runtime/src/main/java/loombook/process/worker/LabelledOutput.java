package loombook.process.worker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import loombook.agent.CellHandle;

/** What a child prints on one stream: whole lines go to the cell, its name before each. Safe for any number of threads. */
final class LabelledOutput {
    private final byte[] label;
    private final boolean error;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LabelledOutput(String name, boolean error) {
        this.label = ("[" + name + "] ").getBytes(StandardCharsets.UTF_8);
        this.error = error;
    }

    synchronized void append(CellHandle cell, byte[] bytes, int length) {
        var lines = new ByteArrayOutputStream();
        for (int i = 0; i < length; i++) {
            line.write(bytes[i]);
            if (bytes[i] == '\n') {
                move(lines);
            }
        }
        if (lines.size() > 0) {
            cell.print(error, lines.toByteArray());
        }
    }

    /** Ends the line that was begun, if there is one. */
    synchronized void end(CellHandle cell) {
        if (line.size() > 0) {
            line.write('\n');
            var last = new ByteArrayOutputStream();
            move(last);
            cell.print(error, last.toByteArray());
        }
    }

    private void move(ByteArrayOutputStream lines) {
        lines.writeBytes(label);
        lines.writeBytes(line.toByteArray());
        line.reset();
    }
}
