package loombook.kernel.eval;

import loombook.kernel.magic.Passage;

/**
 * A cell to be executed.
 *
 * @param id a number that no other execution has, by which its effects find back
 * @param number the execution count, by which the user knows it
 * @param lines the lines of its code
 */
public record Cell(long id, int number, String code, Lines lines) {
    /** A cell with such code. */
    public Cell(long id, int number, String code) {
        this(id, number, code, new Lines(code));
    }

    /** Returns a part of this cell as one that runs by itself, but has its lines and all it shows in common with it. */
    Cell part(Passage.Java passage) {
        return new Cell(id, number, passage.code(), new Lines(code, passage::inCell));
    }
}
