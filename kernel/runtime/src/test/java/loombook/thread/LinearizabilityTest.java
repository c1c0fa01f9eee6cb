package loombook.thread;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever threads do at the same time could also have been done by one after the other. Lincheck tries interleavings of
 * a few operations, by choosing them and by stress, and compares with a model that knows one thread only.
 */
class LinearizabilityTest {
    /** An event, of which waiting is only looking: what blocks for ever is no result to compare. */
    public static class Events {
        private final Event event = new Event();

        @Operation
        public void set() {
            event.set();
        }

        @Operation
        public void clear() {
            event.clear();
        }

        @Operation
        public boolean isSet() {
            return event.isSet();
        }

        @Operation
        public boolean await() throws InterruptedException {
            return event.await(Duration.ZERO);
        }
    }

    /** The same for one thread. */
    public static class OneThreadsEvents {
        private boolean isSet;

        public void set() {
            isSet = true;
        }

        public void clear() {
            isSet = false;
        }

        public boolean isSet() {
            return isSet;
        }

        public boolean await() {
            return isSet;
        }
    }

    /** A queue with room for two. */
    @Param(name = "item", gen = IntGen.class, conf = "1:3")
    public static class Queues {
        private final JoinableQueue<Integer> queue = new JoinableQueue<>(2);

        @Operation
        public String offer(@Param(name = "item") int item) {
            try {
                return queue.offer(item) ? "in" : "full";
            } catch (JoinableQueue.ShutDownException e) {
                return "shut";
            }
        }

        @Operation
        public @Nullable Integer poll() throws InterruptedException {
            return queue.poll(0, TimeUnit.SECONDS);
        }

        @Operation
        public boolean remove(@Param(name = "item") int item) {
            return queue.remove((Object) item);
        }

        @Operation
        public String taskDone() {
            try {
                queue.taskDone();
                return "done";
            } catch (IllegalStateException e) {
                return "too many";
            }
        }

        @Operation
        public boolean join() throws InterruptedException {
            return queue.join(Duration.ZERO);
        }

        @Operation
        public int unfinished() {
            return queue.unfinished();
        }

        @Operation
        public int size() {
            return queue.size();
        }

        @Operation
        public String shutdownNow() {
            return queue.shutdownNow().toString();
        }
    }

    /** The same for one thread. */
    public static class OneThreadsQueues {
        private final ArrayDeque<Integer> items = new ArrayDeque<>();
        private int unfinished;
        private boolean shut;

        public String offer(int item) {
            if (shut) {
                return "shut";
            }
            if (items.size() == 2) {
                return "full";
            }
            items.add(item);
            unfinished++;
            return "in";
        }

        public @Nullable Integer poll() {
            return items.poll();
        }

        public boolean remove(int item) {
            boolean removed = items.remove((Object) item);
            unfinished -= removed && unfinished > 0 ? 1 : 0;
            return removed;
        }

        public String taskDone() {
            // As in Python: whose item it was nobody knows, so the count may fall below what is in the queue.
            if (unfinished == 0) {
                return "too many";
            }
            unfinished--;
            return "done";
        }

        public boolean join() {
            return unfinished == 0;
        }

        public int unfinished() {
            return unfinished;
        }

        public int size() {
            return items.size();
        }

        public String shutdownNow() {
            shut = true;
            var left = items.toString();
            unfinished = Math.max(0, unfinished - items.size());
            items.clear();
            return left;
        }
    }

    @Test
    void eventsByChosenInterleavings() {
        modelChecking().sequentialSpecification(OneThreadsEvents.class).check(Events.class);
    }

    @Test
    void eventsUnderStress() {
        stress().sequentialSpecification(OneThreadsEvents.class).check(Events.class);
    }

    @Test
    void queuesByChosenInterleavings() {
        modelChecking().sequentialSpecification(OneThreadsQueues.class).check(Queues.class);
    }

    @Test
    void queuesUnderStress() {
        stress().sequentialSpecification(OneThreadsQueues.class).check(Queues.class);
    }

    private static ModelCheckingOptions modelChecking() {
        return new ModelCheckingOptions()
                .iterations(10)
                .invocationsPerIteration(50)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1);
    }

    private static StressOptions stress() {
        return new StressOptions()
                .iterations(10)
                .invocationsPerIteration(300)
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(1)
                .actorsAfter(1);
    }
}
