package loombook.timing.loop;

/** Runs one loop in rounds, and warms it up before. */
final class Sampler {
    private static final double MS = 1e6;
    private static final double ROUND_NS = 50 * MS;
    private static final double WARM_UP_ROUND_NS = 10 * MS;
    private static final double WARM_UP_NS = 700 * MS;
    private static final double LONGEST_WARM_UP_NS = 3000 * MS;
    private static final int STEADY_ROUNDS = 10;
    private static final double STEADY = 1.03;
    private static final int FASTEST_GROWTH = 10;

    private final Loop loop;
    private double warmUpNanos;
    private double runNanos;

    Sampler(Loop loop) {
        this.loop = loop;
    }

    /**
     * One round.
     *
     * @param nanos how long a run took in it
     * @param bytes how much a run allocated
     */
    record Round(double nanos, double bytes) {}

    /** Runs until the JIT compiler seems to be done: for some time, and until the rounds get no shorter. */
    void warmUp() throws Throwable {
        long runs = 1;
        double best = Double.MAX_VALUE;
        int since = 0;
        while (true) {
            var round = round(runs);
            double took = round.nanos() * runs;
            warmUpNanos += took;
            if (took < WARM_UP_ROUND_NS / 2) {
                double wanted = runs * WARM_UP_ROUND_NS / Math.max(1, took);
                runs = Math.max(runs + 1, (long) Math.min(wanted, (double) runs * FASTEST_GROWTH));
                continue;
            }
            since = round.nanos() * STEADY < best ? 0 : since + 1;
            best = Math.min(best, round.nanos());
            runNanos = best;
            boolean done = warmUpNanos >= WARM_UP_NS && since >= STEADY_ROUNDS;
            if (done || warmUpNanos >= LONGEST_WARM_UP_NS || took >= WARM_UP_NS) {
                return;
            }
        }
    }

    /** Returns how many runs make a round that is long enough to be measured: 1, 2 or 5 with zeros. */
    long runs() {
        double wanted = ROUND_NS / Math.max(runNanos, 0.01);
        for (long power = 1; ; power *= 10) {
            for (long digit : new long[] {1, 2, 5}) {
                if (digit * power >= wanted) {
                    return digit * power;
                }
            }
        }
    }

    /** Returns how long a run seems to take, as far as the warm-up tells. */
    double estimateNanos() {
        return runNanos;
    }

    double warmUpNanos() {
        return warmUpNanos;
    }

    Round round(long runs) throws Throwable {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        var sink = new Sink();
        try {
            loop.run(runs, sink);
        } finally {
            Sink.forget();
        }
        return new Round((double) sink.elapsedNanos() / runs, (double) sink.allocatedBytes() / runs);
    }
}
