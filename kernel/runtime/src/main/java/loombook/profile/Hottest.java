package loombook.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/**
 * A method, and how often it was seen.
 *
 * @param self in how many samples it was at work itself
 * @param total in how many samples it or what it has called was at work
 */
record Hottest(String name, long self, long total) {
    /** Returns those of a profile that were at work themselves most often. */
    static List<Hottest> of(Profile profile, int most) {
        var methods = Method.of(profile.stacks());
        var all = new HashMap<String, Hottest>();
        for (var calls : profile.stacks()) {
            var seen = new HashSet<String>();
            for (int i = calls.frames().size() - 1; i >= 0; i--) {
                var method = methods.get(calls.frames().get(i));
                if (method != null && seen.add(method.key())) {
                    long self = i == calls.frames().size() - 1 ? calls.samples() : 0;
                    all.merge(method.key(), new Hottest(method.name(), self, calls.samples()), Hottest::plus);
                }
            }
        }
        return all.values().stream()
                .sorted(Comparator.comparingLong(Hottest::self)
                        .thenComparingLong(Hottest::total)
                        .reversed()
                        .thenComparing(Hottest::name))
                .limit(most)
                .toList();
    }

    private Hottest plus(Hottest other) {
        return new Hottest(name, self + other.self, total + other.total);
    }
}
