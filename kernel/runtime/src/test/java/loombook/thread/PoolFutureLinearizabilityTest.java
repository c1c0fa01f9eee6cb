package loombook.thread;

import java.util.concurrent.Future.State;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * A pool's task that several threads want to do and to cancel: one of them succeeds. Each class has one way to cancel: a
 * task that runs can't be cancelled in Python's way but in the JDK's, so both together are not one after the other.
 */
class PoolFutureLinearizabilityTest {
    /** A future, and how often what. */
    public static class Counted {
        final AtomicInteger done = new AtomicInteger();
        final AtomicInteger told = new AtomicInteger();
        final PoolFuture<Integer> future = new PoolFuture<>(this::work, () -> null);

        /** Counts from the begin how often it is told that the task has ended. */
        public Counted() {
            future.tellAtOnce(told::incrementAndGet);
        }

        /** Counts, and is not at its end yet: others may come between. */
        private int work() {
            done.incrementAndGet();
            return told.get();
        }

        /** Holds however the operations were mixed, when all have come to their end. */
        @Validate
        public void endsOnce() {
            int ends = future.isDone() ? 1 : 0;
            if (told.get() != ends) {
                throw new AssertionError(future + " has told " + told + " times that it has ended");
            }
            if (done.get() > 1 || (future.state() == State.SUCCESS && done.get() != 1)) {
                throw new AssertionError(future + " was done " + done + " times");
            }
        }
    }

    /** Cancelled only before it begins. */
    public static class Pending extends Counted {
        @Operation
        public void run() {
            future.run();
        }

        @Operation
        public boolean cancelPending() {
            boolean cancelled = future.cancelPending();
            if (cancelled && done.get() > 0) {
                throw new AssertionError("cancelled, and done nevertheless");
            }
            return cancelled;
        }
    }

    /** Cancelled also while it runs. */
    public static class Running extends Counted {
        // A pool gives a task to one of its threads only.
        @Operation(nonParallelGroup = "pool")
        public void run() {
            future.run();
        }

        @Operation
        public boolean cancel() {
            return future.cancel(false);
        }

        @Operation
        public boolean isCancelled() {
            return future.isCancelled();
        }
    }

    /** The same for one thread: whoever comes first. */
    public static class OneThreadsPending {
        private State state = State.RUNNING;

        public void run() {
            state = state == State.RUNNING ? State.SUCCESS : state;
        }

        public boolean cancelPending() {
            state = state == State.RUNNING ? State.CANCELLED : state;
            return state == State.CANCELLED;
        }
    }

    /** The same for one thread: only the first time it says that it has cancelled. */
    public static class OneThreadsRunning {
        private State state = State.RUNNING;

        public void run() {
            state = state == State.RUNNING ? State.SUCCESS : state;
        }

        public boolean cancel() {
            boolean first = state == State.RUNNING;
            state = first ? State.CANCELLED : state;
            return first;
        }

        public boolean isCancelled() {
            return state == State.CANCELLED;
        }
    }

    @Test
    void whatIsPending() {
        chosen().sequentialSpecification(OneThreadsPending.class).check(Pending.class);
    }

    @Test
    void whatRuns() {
        chosen().sequentialSpecification(OneThreadsRunning.class).check(Running.class);
    }

    @Test
    void whatIsPendingUnderStress() {
        new StressOptions()
                .iterations(10)
                .invocationsPerIteration(200)
                .threads(2)
                .actorsPerThread(3)
                .sequentialSpecification(OneThreadsPending.class)
                .check(Pending.class);
    }

    private static ModelCheckingOptions chosen() {
        return new ModelCheckingOptions()
                .iterations(10)
                .invocationsPerIteration(1000)
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(0)
                .actorsAfter(1);
    }
}
