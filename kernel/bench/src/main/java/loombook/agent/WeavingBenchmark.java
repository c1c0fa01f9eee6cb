package loombook.agent;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Users' loops with stop points and without. */
@State(Scope.Benchmark)
public class WeavingBenchmark {
    /** Whether there are stop points. */
    @Param({"false", "true"})
    public boolean woven;

    private int turns = 100_000;
    private int fibonacci = 25;
    private UserCode code = UserClass.load(UserClass.plain());
    private int[] array = {};

    /** Makes what is walked over, and the copy of the code that is measured. */
    @Setup
    public void copy() {
        code = UserClass.load(woven ? UserClass.woven() : UserClass.plain());
        array = new int[turns];
        for (int i = 0; i < turns; i++) {
            array[i] = i * 7;
        }
    }

    /** Adds up numbers. */
    @Benchmark
    public int sum() {
        return code.sum(turns);
    }

    /** Mixes numbers, each with the one before. */
    @Benchmark
    public int xor() {
        return code.xor(turns);
    }

    /** Adds up an array. */
    @Benchmark
    public int walk() {
        return code.walk(array);
    }

    /** Calls itself. */
    @Benchmark
    public int fib() {
        return code.fib(fibonacci);
    }
}
