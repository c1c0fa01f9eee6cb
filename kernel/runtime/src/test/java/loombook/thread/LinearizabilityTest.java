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

    /** A queue with room for one. Few operations in each class: of many, those that disturb each other rarely meet. */
    @Param(name = "item", gen = IntGen.class, conf = "1:2")
    public static class Items {
        private final JoinableQueue<Integer> queue = new JoinableQueue<>(1);

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
        public String shutdownNow() {
            return queue.shutdownNow().toString();
        }
    }

    /** What is known of the work on items. */
    public static class Tasks {
        private final JoinableQueue<Integer> queue = new JoinableQueue<>();

        @Operation
        public String offer() {
            return queue.offer(1) ? "in" : "full";
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
    }

    /** The same for one thread. */
    public static class OneThreadsItems {
        private final ArrayDeque<Integer> items = new ArrayDeque<>();
        private boolean shut;

        public String offer(int item) {
            if (shut) {
                return "shut";
            }
            if (!items.isEmpty()) {
                return "full";
            }
            items.add(item);
            return "in";
        }

        public @Nullable Integer poll() {
            return items.poll();
        }

        public boolean remove(int item) {
            return items.remove((Object) item);
        }

        public String shutdownNow() {
            shut = true;
            var left = items.toString();
            items.clear();
            return left;
        }
    }

    /** The same for one thread. */
    public static class OneThreadsTasks {
        private int unfinished;

        public String offer() {
            unfinished++;
            return "in";
        }

        public String taskDone() {
            if (unfinished == 0) {
                return "too many";
            }
            unfinished--;
            return "done";
        }

        public boolean join() {
            return unfinished == 0;
        }
    }

    @Test
    void events() {
        chosen().sequentialSpecification(OneThreadsEvents.class).check(Events.class);
    }

    @Test
    void items() {
        chosen().sequentialSpecification(OneThreadsItems.class).check(Items.class);
    }

    @Test
    void tasks() {
        chosen().sequentialSpecification(OneThreadsTasks.class).check(Tasks.class);
    }

    @Test
    void itemsUnderStress() {
        var stress = new StressOptions()
                .iterations(10)
                .invocationsPerIteration(200)
                .threads(2)
                .actorsPerThread(3);
        stress.sequentialSpecification(OneThreadsItems.class).check(Items.class);
    }

    private static ModelCheckingOptions chosen() {
        return new ModelCheckingOptions()
                .iterations(10)
                .invocationsPerIteration(40)
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(1)
                .actorsAfter(1);
    }
}
