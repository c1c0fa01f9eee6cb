package loombook.kernel.eval;

import jdk.jshell.SourceCodeAnalysis;
import loombook.kernel.magic.JavaReading;

/** What JShell's analysis knows of the Java around magics. */
record PieceReading(SourceCodeAnalysis analysis, Definitions definitions) implements JavaReading {
    @Override
    public boolean isFinished(String code) {
        var pieces = Piece.split(code, analysis);
        return pieces.isEmpty()
                || (pieces.getLast().whole() && !pieces.getLast().unended());
    }

    @Override
    public boolean isClosed(String code) {
        var pieces = Piece.split(code, analysis);
        return pieces.isEmpty() || pieces.getLast().isClosed();
    }

    @Override
    public boolean isDefined(String name) {
        return !definitions.named(name).isEmpty();
    }

    @Override
    public int lastExpression(String code) {
        var pieces = Piece.split(code, analysis);
        if (pieces.isEmpty()) {
            return -1;
        }
        var last = pieces.getLast();
        boolean is = last.whole() && last.mayBeExpression() && Part.of(last) instanceof Part.Statement;
        return is ? last.offset() : -1;
    }
}
