package loombook.kernel.eval.hint;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which of some names was meant by a misspelt one. */
final class Near {
    private static final int MOST = 3;

    private Near() {}

    /** Returns the nearest name, or several that are as near as each other, if they are near enough; else null. */
    static @Nullable String of(String name, Collection<String> names) {
        int most = name.length() <= 3 ? 1 : name.length() <= 7 ? 2 : 3;
        var near = names.stream()
                .filter(one -> !one.equals(name) && Math.abs(one.length() - name.length()) <= most)
                .distinct()
                .filter(one -> distance(name, one) <= most && distance(name, one) < one.length())
                .sorted(Comparator.comparingInt((String one) -> weight(name, one))
                        .thenComparing(one -> one))
                .toList();
        if (near.isEmpty()) {
            return null;
        }
        int least = weight(name, near.getFirst());
        var nearest = near.stream().filter(one -> weight(name, one) == least).toList();
        return nearest.size() > MOST ? null : String.join(" or ", nearest);
    }

    /** What differs in upper and lower case only is nearest; a first letter is seldom wrong. */
    private static int weight(String name, String other) {
        if (name.equalsIgnoreCase(other)) {
            return 0;
        }
        boolean begins = name.substring(0, 1).equalsIgnoreCase(other.substring(0, 1));
        return 2 * distance(name.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT)) + (begins ? 0 : 1);
    }

    /** Returns how many letters must be put in, left out, changed or exchanged with their neighbours. */
    static int distance(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = now;
        }
        return last[other.length()];
    }
}
