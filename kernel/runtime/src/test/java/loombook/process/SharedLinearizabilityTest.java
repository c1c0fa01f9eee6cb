package loombook.process;

import java.util.ArrayDeque;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever threads do with shared memory at the same time could also have been done by one after the other. By stress: what
 * happens in memory that is not on the heap can't be interleaved by choice. Each structure is made once and emptied for the
 * next run, for memory that is shared is a file of the system.
 */
class SharedLinearizabilityTest {
    /** A queue with room for three. */
    @Param(name = "item", gen = IntGen.class, conf = "1:9")
    public static class Queues {
        private static final ProcessQueue<Integer> QUEUE = new ProcessQueue<>(3);

        public Queues() {
            while (QUEUE.poll() != null) {}
        }

        @Operation
        public boolean offer(@Param(name = "item") int item) {
            return QUEUE.offer(item);
        }

        @Operation
        public @Nullable Integer poll() {
            return QUEUE.poll();
        }
    }

    /** The same for one thread. */
    public static class OneThreadsQueues {
        private final ArrayDeque<Integer> queue = new ArrayDeque<>();

        public boolean offer(int item) {
            return queue.size() < 3 && queue.add(item);
        }

        public @Nullable Integer poll() {
            return queue.poll();
        }
    }

    @Test
    void queues() {
        check(Queues.class, OneThreadsQueues.class);
    }

    /** A number. */
    @Param(name = "number", gen = IntGen.class, conf = "0:3")
    public static class Numbers {
        private static final SharedInt NUMBER = new SharedInt();

        public Numbers() {
            NUMBER.set(0);
        }

        @Operation
        public int get() {
            return NUMBER.get();
        }

        @Operation
        public int getAndAdd(@Param(name = "number") int delta) {
            return NUMBER.getAndAdd(delta);
        }

        @Operation
        public boolean compareAndSet(@Param(name = "number") int expected, @Param(name = "number") int value) {
            return NUMBER.compareAndSet(expected, value);
        }
    }

    /** The same for one thread. */
    public static class OneThreadsNumbers {
        private int number;

        public int get() {
            return number;
        }

        public int getAndAdd(int delta) {
            number += delta;
            return number - delta;
        }

        public boolean compareAndSet(int expected, int value) {
            boolean is = number == expected;
            number = is ? value : number;
            return is;
        }
    }

    @Test
    void numbers() {
        check(Numbers.class, OneThreadsNumbers.class);
    }

    /** A number that is changed under its lock only. */
    @Param(name = "number", gen = IntGen.class, conf = "1:3")
    public static class LockedNumbers {
        private static final SharedInt NUMBER = new SharedInt();

        public LockedNumbers() {
            NUMBER.set(0);
        }

        @Operation
        public int update(@Param(name = "number") int factor) throws InterruptedException {
            return NUMBER.update(number -> number * factor + 1);
        }
    }

    /** The same for one thread. */
    public static class OneThreadsLockedNumbers {
        private int number;

        public int update(int factor) {
            number = number * factor + 1;
            return number;
        }
    }

    @Test
    void lockedNumbers() {
        check(LockedNumbers.class, OneThreadsLockedNumbers.class);
    }

    /** A semaphore with two permits. */
    public static class Semaphores {
        private static final ProcessSemaphore SEMAPHORE = new ProcessSemaphore(2);

        public Semaphores() {
            while (SEMAPHORE.permits() < 2) {
                SEMAPHORE.release();
            }
            while (SEMAPHORE.permits() > 2) {
                var _ = SEMAPHORE.tryAcquire();
            }
        }

        @Operation
        public boolean tryAcquire() {
            return SEMAPHORE.tryAcquire();
        }

        @Operation
        public void release() {
            SEMAPHORE.release();
        }
    }

    /** The same for one thread. */
    public static class OneThreadsSemaphores {
        private int permits = 2;

        public boolean tryAcquire() {
            boolean there = permits > 0;
            permits -= there ? 1 : 0;
            return there;
        }

        public void release() {
            permits++;
        }
    }

    @Test
    void semaphores() {
        check(Semaphores.class, OneThreadsSemaphores.class);
    }

    private static void check(Class<?> shared, Class<?> oneThreads) {
        new StressOptions()
                .iterations(20)
                .invocationsPerIteration(1500)
                .threads(3)
                .actorsPerThread(3)
                .sequentialSpecification(oneThreads)
                .check(shared);
    }
}
