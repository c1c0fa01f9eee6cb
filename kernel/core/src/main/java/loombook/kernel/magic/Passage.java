package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a cell that runs when all before it has run. */
public sealed interface Passage {
    /**
     * Java: some of it stands in the cell, some is put around it.
     *
     * @param code the Java; what is put in has no line end but after all that stands in the cell
     * @param pieces the parts that stand in the cell, in order
     * @param silent whether its value is of no interest, so that what came before stays the cell's value
     * @param otherwise what runs instead when this does not compile; null when there is nothing
     */
    record Java(
            String code,
            List<Piece> pieces,
            boolean silent,
            @Nullable Java otherwise) implements Passage {
        /** Returns where in the cell a position of the code is; for what was put in, where it was. */
        public int inCell(int position) {
            int found = 0;
            for (var piece : pieces) {
                if (position < piece.start()) {
                    return Math.max(found, pieces.getFirst().inCell().start());
                }
                int length = piece.inCell().end() - piece.inCell().start();
                found = piece.inCell().start() + Math.min(position - piece.start(), length);
            }
            return found;
        }
    }

    /** The rest of a cell, of which can only be told what runs when what is before has run: that makes magics. */
    record Rest(Span rest) implements Passage {}

    /** What is to be put on the class path, all or nothing. */
    record Dependencies(List<Dependency> wanted) implements Passage {}

    /**
     * A magic that the kernel does.
     *
     * @param where where its name stands in the cell
     */
    record Done(ByKernel magic, Magic.Call call, Span where) implements Passage {}

    /**
     * A part that stands in the cell.
     *
     * @param start where it begins in the code
     * @param inCell where it stands in the cell
     */
    record Piece(int start, Span inCell) {}

    /** Returns Java that stands in no cell, run on behalf of a part of one. */
    static Java own(String code, Span by, boolean silent) {
        return new Java(code, List.of(new Piece(code.length(), new Span(by.start(), by.start()))), silent, null);
    }

    /** Writes Java. */
    final class Writer {
        private final String cell;
        private final StringBuilder code = new StringBuilder();
        private final List<Piece> pieces = new ArrayList<>();

        Writer(String cell) {
            this.cell = cell;
        }

        /** Puts something in. */
        Writer put(String text) {
            code.append(text);
            return this;
        }

        /** Takes something over from the cell. */
        Writer copy(Span part) {
            pieces.add(new Piece(code.length(), part));
            code.append(cell, part.start(), part.end());
            return this;
        }

        Java passage(boolean silent, @Nullable Java otherwise) {
            return new Java(code.toString(), List.copyOf(pieces), silent, otherwise);
        }
    }
}
