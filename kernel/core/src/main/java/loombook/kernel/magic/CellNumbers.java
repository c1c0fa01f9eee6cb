package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Which cells are meant by {@code 3 5-7}. */
final class CellNumbers {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    private CellNumbers() {}

    /**
     * Returns the cells, in the order in which they were executed.
     *
     * @param words numbers and ranges; none for all but the one that runs
     * @throws MagicProblem when a word is neither, or there is no such cell
     */
    static List<Executed> of(List<String> words, Workbench bench) throws MagicProblem {
        var before = bench.executed().stream()
                .filter(one -> one.number() != bench.number())
                .toList();
        if (words.isEmpty()) {
            return before;
        }
        var found = new ArrayList<Executed>();
        for (var word : words) {
            var range = RANGE.matcher(word);
            if (!range.matches()) {
                throw new MagicProblem("\"" + word + "\" is no number of a cell: write 3, or 3-5 for several.");
            }
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            var some = before.stream()
                    .filter(one -> one.number() >= first && one.number() <= last)
                    .toList();
            if (some.isEmpty()) {
                throw new MagicProblem("No cell " + word + " was executed before this one.");
            }
            found.addAll(some);
        }
        return found;
    }
}
