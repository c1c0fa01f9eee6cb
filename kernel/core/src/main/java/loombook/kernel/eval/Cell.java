package loombook.kernel.eval;

import loombook.kernel.magic.Passage;
import org.jspecify.annotations.Nullable;

/**
 * A cell to be executed.
 *
 * @param id a number that no other execution has, by which its effects find back
 * @param number the execution count, by which the user knows it
 * @param lines the lines of its code
 * @param file the name of the file that it was loaded from; null for one that a reader sees
 */
public record Cell(
        long id,
        int number,
        String code,
        Lines lines,
        @Nullable String file) {
    /** A cell with such code. */
    public Cell(long id, int number, String code) {
        this(id, number, code, new Lines(code), null);
    }

    /** A cell with such code, whose positions are those of other lines. */
    Cell(long id, int number, String code, Lines lines) {
        this(id, number, code, lines, null);
    }

    /** Returns code of a file that runs for this cell. */
    Cell loaded(String name, String source) {
        return new Cell(id, number, source, new Lines(source), name);
    }

    /** Returns how a reader knows it, as it stands before a line. */
    String place() {
        return file == null ? "cell [" + number + "]" : file;
    }

    /** Returns a part of this cell as one that runs by itself, but has its lines and all it shows in common with it. */
    Cell part(Passage.Java passage) {
        return new Cell(id, number, passage.code(), new Lines(code, passage::inCell), file);
    }
}
