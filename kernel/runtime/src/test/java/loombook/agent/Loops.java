package loombook.agent;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Code as cells have it that does not end by itself; woven by {@link StopPointsTest}, which runs each method. */
@SuppressWarnings({"EmptyCatch", "Finally", "InfiniteRecursion", "ThreadPriorityCheck", "UnusedMethod", "UnusedVariable"
})
final class Loops {
    /** What has been tidied up. */
    static final AtomicInteger TIDIED = new AtomicInteger();

    private static int count;

    private Loops() {}

    static void empty() {
        while (true) {}
    }

    static void counting() {
        for (long n = 0; n >= 0; n++) {
            count++;
        }
    }

    static void inALambda() {
        Runnable spin = () -> {
            while (true) {}
        };
        spin.run();
    }

    static void catchingEverything() {
        while (true) {
            try {
                count++;
            } catch (Throwable e) {
                count--;
            }
        }
    }

    static void goingOnInsideTheTry() {
        while (true) {
            try {
                count++;
                continue;
            } catch (Throwable e) {
                continue;
            }
        }
    }

    static void catchingOnEveryLevel() {
        outer:
        while (true) {
            try {
                while (true) {
                    try {
                        count++;
                        continue;
                    } catch (Throwable e) {
                        try {
                            continue outer;
                        } catch (Throwable again) {
                            continue;
                        }
                    }
                }
            } catch (Throwable e) {
                continue;
            } finally {
                count++;
            }
        }
    }

    static void goingOnInFinally() {
        while (true) {
            try {
                count++;
            } finally {
                continue;
            }
        }
    }

    static void catchingInALoopBehindALoop() {
        while (true) {
            try {
                while (true) {
                    count++;
                }
            } catch (Throwable e) {
                for (int i = 0; i >= 0; i++) {
                    try {
                        count++;
                    } catch (Throwable again) {
                        count--;
                    }
                }
            }
        }
    }

    static void calledByALibraryForEver() {
        IntStream.iterate(0, i -> i + 1).forEach(i -> {
            try {
                count += i;
            } catch (Throwable e) {
                count--;
            }
        });
    }

    static void callingItselfAgainAndAgain() {
        while (true) {
            try {
                callingItselfAgainAndAgain();
            } catch (Throwable e) {
                callingItselfAgainAndAgain();
            }
        }
    }

    static void tidyingUp() {
        synchronized (TIDIED) {
            try {
                while (true) {}
            } finally {
                for (int i = 0; i < 3; i++) {
                    tidy();
                }
            }
        }
    }

    private static void tidy() {
        TIDIED.incrementAndGet();
    }
}
