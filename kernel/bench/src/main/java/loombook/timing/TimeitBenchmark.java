package loombook.timing;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What {@code compare/timeit.py} has {@code %timeit} measure, too: the same expressions on the same variables. */
@State(Scope.Benchmark)
public class TimeitBenchmark {
    private double angle = 0.5;
    private final AtomicLong counter = new AtomicLong();
    private int number = 12_345;
    private final int[] numbers = IntStream.range(0, 1000).toArray();
    private final Map<String, Integer> prices = new HashMap<>(Map.of("oat", 1, "ginger", 2, "rye", 3));
    private String wanted = "ginger";

    /** Some nanoseconds of arithmetic. */
    @Benchmark
    public double sine() {
        return Math.sin(angle);
    }

    /** An atomic instruction. */
    @Benchmark
    public long increment() {
        return counter.incrementAndGet();
    }

    /** Looks something up. */
    @Benchmark
    public @Nullable Integer lookup() {
        return prices.get(wanted);
    }

    /** Allocates. */
    @Benchmark
    public String text() {
        return "number " + number;
    }

    /** Goes through an array. */
    @Benchmark
    public int sum() {
        return sum(numbers);
    }

    private static int sum(int[] all) {
        int sum = 0;
        for (int one : all) {
            sum += one;
        }
        return sum;
    }
}
