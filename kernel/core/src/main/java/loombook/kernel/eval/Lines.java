package loombook.kernel.eval;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The lines of a text, numbered from 1; positions are those of a text that may be made from it. */
public final class Lines {
    private final String text;
    private final IntUnaryOperator inText;
    private final int[] ends;

    Lines(String text) {
        this(text, IntUnaryOperator.identity());
    }

    /**
     * The lines of a text that a reader sees.
     *
     * @param inText says where in it a position is of what was made from it
     */
    Lines(String text, IntUnaryOperator inText) {
        this.text = text;
        this.inText = inText;
        ends = IntStream.range(0, text.length())
                .filter(i -> text.charAt(i) == '\n')
                .toArray();
    }

    /** Returns the same lines for a text made from this one's: {@code before} says where in this a position of that is. */
    Lines of(IntUnaryOperator before) {
        return new Lines(text, position -> inText.applyAsInt(before.applyAsInt(position)));
    }

    /** Returns the number of the line in which a position is. */
    int at(int position) {
        int found = Arrays.binarySearch(ends, inText.applyAsInt(position));
        return 1 + (found >= 0 ? found : -found - 1);
    }

    /** Returns how many characters stand before a position in its line. */
    int column(int position) {
        return inText.applyAsInt(position) - start(at(position));
    }

    /** Returns where a line begins in the text that the reader sees. */
    int start(int number) {
        return number == 1 ? 0 : ends[number - 2] + 1;
    }

    /** Returns a line's text; empty when there is no such line. */
    String text(int number) {
        if (number < 1 || number > ends.length + 1) {
            return "";
        }
        return text.substring(start(number), number <= ends.length ? ends[number - 1] : text.length());
    }
}
