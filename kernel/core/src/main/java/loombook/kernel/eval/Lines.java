package loombook.kernel.eval;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The lines of a text, numbered from 1. */
public final class Lines {
    private final String text;
    private final int[] ends;

    Lines(String text) {
        this.text = text;
        ends = IntStream.range(0, text.length())
                .filter(i -> text.charAt(i) == '\n')
                .toArray();
    }

    /** Returns the number of the line in which a position is. */
    int at(int position) {
        int found = Arrays.binarySearch(ends, position);
        return 1 + (found >= 0 ? found : -found - 1);
    }

    /** Returns where a line begins. */
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
