package loombook.timing;

import java.util.ArrayList;
import java.util.List;
import loombook.timing.loop.Timeit;

/**
 * Several ways to do the same, measured in turns, so that what else happens on the machine meets all of them alike:
 *
 * <pre>{@code
 * new Comparison("Sum of a million")
 *         .with("loop", () -> sumByLoop(numbers))
 *         .with("stream", () -> IntStream.of(numbers).sum())
 *         .run()
 * }</pre>
 *
 * <p>The first is what the others are compared with. A result is not left out by the JIT compiler as long as the work
 * returns it; primitive ones are boxed, which counts when the work takes some nanoseconds only: {@code %timeit} does not
 * box. A comparison never changes: what seems to change it returns another one.
 */
public final class Comparison {
    private static final int ROUNDS = 15;
    private static final int FEWEST = 2;

    private final String title;
    private final List<Variant> variants;
    private final int rounds;

    private record Variant(String name, TimedWork<?, ?> work) {}

    /** Makes a comparison of nothing yet. */
    public Comparison(String title) {
        this(title, List.of(), ROUNDS);
    }

    private Comparison(String title, List<Variant> variants, int rounds) {
        this.title = title;
        this.variants = variants;
        this.rounds = rounds;
    }

    /**
     * Returns this comparison with one way more.
     *
     * @throws IllegalArgumentException when there is one of that name
     */
    public Comparison with(String name, TimedWork<?, ?> work) {
        if (variants.stream().anyMatch(one -> one.name().equals(name))) {
            throw new IllegalArgumentException("Two ways have the name " + name);
        }
        var all = new ArrayList<>(variants);
        all.add(new Variant(name, work));
        return new Comparison(title, List.copyOf(all), rounds);
    }

    /** Returns this comparison with one way more, which has no result. */
    public Comparison with(String name, TimedAction<?> work) {
        return with(name, asWork(work));
    }

    private static <E extends Throwable> TimedWork<Boolean, E> asWork(TimedAction<E> action) {
        return () -> {
            action.run();
            return Boolean.TRUE;
        };
    }

    /**
     * Returns this comparison in so many rounds; there are 15 if it is not said. Fewer than 6 give no interval of 95 %.
     *
     * @throws IllegalArgumentException when they are less than 2
     */
    public Comparison rounds(int count) {
        if (count < FEWEST) {
            throw new IllegalArgumentException("A comparison needs at least " + FEWEST + " rounds, not " + count);
        }
        return new Comparison(title, variants, count);
    }

    /**
     * Warms all of them up and measures them.
     *
     * @throws IllegalStateException when there is nothing to compare
     * @throws Exception whatever the work throws, and {@link InterruptedException} between two rounds
     */
    public ComparisonResult run() throws Exception {
        if (variants.isEmpty()) {
            throw new IllegalStateException("There is nothing to compare: add works by with(name, work)");
        }
        try {
            var works = new ArrayList<TimedWork<?, ?>>();
            variants.forEach(one -> works.add(one.work()));
            var taken = Timeit.inTurns(works, rounds);
            var names = variants.stream().map(Variant::name).toList();
            return new ComparisonResult(title, names, taken);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
