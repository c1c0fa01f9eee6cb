package loombook.timing.loop;

import java.util.ArrayList;
import java.util.List;
import loombook.timing.TimedWork;
import loombook.timing.TimeitResult;

/** Measures one loop; called by what the kernel makes of {@code %timeit}. */
public final class Timeit {
    private static final double ALL_ROUNDS_NS = 2e9;
    private static final int FEWEST_ROUNDS = 5;
    private static final int MOST_ROUNDS = 20;

    private Timeit() {}

    /**
     * Measures.
     *
     * @param runs how many runs make a round; 0 for as many as it needs
     * @param rounds how many rounds; 0 for as many as there is time for
     * @throws Throwable whatever the loop throws
     */
    public static TimeitResult of(long runs, int rounds, Loop loop) throws Throwable {
        var sampler = new Sampler(loop);
        sampler.warmUp();
        long count = runs > 0 ? runs : sampler.runs();
        double roundNanos = count * sampler.estimateNanos();
        int times = rounds > 0
                ? rounds
                : Math.clamp(Math.round(ALL_ROUNDS_NS / Math.max(1, roundNanos)), FEWEST_ROUNDS, MOST_ROUNDS);
        var nanos = new ArrayList<Double>();
        double bytes = Double.MAX_VALUE;
        for (int i = 0; i < times; i++) {
            var round = sampler.round(count);
            nanos.add(round.nanos());
            bytes = Math.min(bytes, round.bytes());
        }
        return new TimeitResult(count, nanos, Math.max(0, bytes), sampler.warmUpNanos());
    }

    /** Measures and prints what came out. */
    public static void print(long runs, int rounds, Loop loop) throws Throwable {
        System.out.println(of(runs, rounds, loop));
    }

    /**
     * Measures several works in turns: one round of each, then again, every time in another order.
     *
     * @return for each work its rounds in nanoseconds a run, the same number for each
     */
    public static List<List<Double>> inTurns(List<TimedWork<?, ?>> works, int rounds) throws Throwable {
        var samplers = new ArrayList<Sampler>();
        for (var work : works) {
            samplers.add(new Sampler(WorkLoop.of(work)));
        }
        // Twice: what is warmed up later may change what the JIT compiler has made of what came first.
        for (int i = 0; i < 2; i++) {
            for (var sampler : samplers) {
                sampler.warmUp();
            }
        }
        var taken = new ArrayList<List<Double>>();
        works.forEach(_ -> taken.add(new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < works.size(); i++) {
                int turn = (i + round) % works.size();
                var sampler = samplers.get(turn);
                taken.get(turn).add(sampler.round(sampler.runs()).nanos());
            }
        }
        return taken;
    }
}
