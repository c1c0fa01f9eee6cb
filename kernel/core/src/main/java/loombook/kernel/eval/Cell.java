package loombook.kernel.eval;

/**
 * A cell to be executed.
 *
 * @param id a number that no other execution has, by which its effects find back
 * @param number the execution count, by which the user knows it
 */
public record Cell(long id, int number, String code) {
    /** Returns the number of the line in which a position is, from 1. */
    int lineOf(int position) {
        int end = Math.clamp(position, 0, code.length());
        return 1 + (int) code.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    /** Returns a line's text; empty when there is no such line. */
    String line(int number) {
        return code.lines().skip(number - 1L).findFirst().orElse("");
    }

    /** Returns where a line begins. */
    int startOf(int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = code.indexOf('\n', start) + 1;
        }
        return start;
    }
}
