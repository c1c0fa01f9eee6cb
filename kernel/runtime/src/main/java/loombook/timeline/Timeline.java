package loombook.timeline;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import loombook.display.Displayable;
import loombook.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * What the threads, tasks and child processes of a cell did over time, as it was recorded: {@link #record} in code, or
 * {@code %%timeline} for a cell. It shows itself as a picture with a lane for each.
 *
 * {@snippet :
 * Timeline.record(() -> {
 *     var threads = Threads.startAll(2, i -> () -> work(i));
 *     Threads.joinAll(threads);
 * })
 * }
 *
 * <p>Where it comes from: tasks of {@code Async}, tasks of pools, child processes and the begin and end of each thread's
 * work are noted as they happen. The JDK's flight recorder tells when a platform thread waited, slept, or read and wrote,
 * and when any thread slept. What it does not see, such as a virtual thread that waits for a lock, is looked at about each
 * millisecond, and less often when that would take more than some 3 % of a core. Waits of less than 0.1 ms are not told
 * apart from running.
 *
 * <p>To be running is to be able to: where more threads run than there are cores they take turns that are not seen. Of
 * virtual threads those that wait for a carrier are ready; of many as many run as there are carriers at most. What a
 * child process does within its task is not seen either.
 *
 * @param begun the value of {@link System#nanoTime} at the begin, which is 0 in spans
 * @param duration how long it was recorded
 * @param cores how many processors the JVM has
 * @param lanes in the order of their begin
 * @param cost what recording has cost
 * @param notes what the reader has to know: what could not be seen, who goes on, by what the work has failed
 * @param result what the work has returned; null for nothing
 * @param failure what the work has thrown, or null
 */
public record Timeline(
        long begun,
        Duration duration,
        int cores,
        List<Lane> lanes,
        Cost cost,
        List<String> notes,
        @Nullable Object result,
        @Nullable Throwable failure)
        implements Displayable {

    /** The MIME type under which timelines travel to the kernel process, which draws them. */
    public static final String TYPE = "application/vnd.loombook.timeline+json";

    /** What the detail of a task's span begins with when it sleeps or waits without giving way to the loop's other tasks. */
    public static final String HOLDS_LOOP = "holds the loop";

    /** What something does. */
    public enum State {
        /** It runs, or could if a core were free. */
        RUNNING,
        /** It reads or writes a file or a socket, or waits for that. */
        IO,
        /** It waits for a lock that another one holds. */
        BLOCKED,
        /** It could go on, and waits for its turn in an event loop or for a carrier; or it is a process that is starting or gets its task. */
        READY,
        /** It waits for others: for a result, an item, a signal. */
        WAITING,
        /** It waits for a time to come. */
        SLEEPING
    }

    /** What a lane stands for. */
    public enum Kind {
        /** A thread of the operating system. */
        PLATFORM,
        /** A virtual thread. */
        VIRTUAL,
        /** A task of an event loop. */
        TASK,
        /** A pool's thread; each of its stretches is a task. */
        POOL,
        /** A child process. */
        PROCESS,
        /** Many of a kind. */
        GROUP
    }

    /**
     * What something did for a time.
     *
     * @param from nanoseconds since the begin
     * @param to nanoseconds since the begin
     * @param detail what it waits for, or which task it does; may be empty
     * @param by the name of who holds what it waits for; empty when that is not known
     */
    public record Span(State state, long from, long to, String detail, String by) {
        /** Returns how long that was, in nanoseconds. */
        public long nanos() {
            return to - from;
        }
    }

    /**
     * How many of a group did what, on an average of a short time.
     *
     * @param from nanoseconds since the begin
     * @param to nanoseconds since the begin
     */
    public record Level(long from, long to, Map<State, Double> counts) {}

    /**
     * One of those of which the timeline tells.
     *
     * @param count how many it stands for: 1, but for a group
     * @param spans what it did, in order, without overlaps; in between it was not there, or had nothing to do. Empty for a
     *     group
     * @param levels what a group did; empty for all others
     * @param times how long it was in each state, in nanoseconds; for a group, all together
     */
    public record Lane(
            String name, Kind kind, int count, List<Span> spans, List<Level> levels, Map<State, Long> times) {
        /** Returns one that is not a group. */
        static Lane of(String name, Kind kind, List<Span> spans) {
            var times = new EnumMap<State, Long>(State.class);
            spans.forEach(span -> times.merge(span.state(), span.nanos(), Long::sum));
            return new Lane(name, kind, 1, List.copyOf(spans), List.of(), times);
        }

        /** Returns how long it was in a state, in nanoseconds. */
        public long nanos(State state) {
            return times.getOrDefault(state, 0L);
        }

        /**
         * Returns the same with fewer spans: where several are shorter than {@code grain} nanoseconds, one stands for
         * all, with the state to which most of the time is still owed. So the shares of the states stay what they are.
         */
        public Lane merged(long grain) {
            return new Lane(name, kind, count, Merging.merged(spans, grain), levels, times);
        }
    }

    /**
     * What recording has cost.
     *
     * @param before the time it took to get ready; the work did not run then
     * @param during the CPU time that it took while the work ran
     * @param after the time it took to put it together
     * @param samples how often the threads were looked at
     * @param longestGap the longest time between two looks: what is known by looking alone is no more exact
     */
    public record Cost(Duration before, Duration during, Duration after, long samples, Duration longestGap) {}

    /** Work that may throw anything and returns nothing. */
    @FunctionalInterface
    public interface Steps {
        /** Does it. */
        void run() throws Exception;
    }

    /**
     * Does work on the current thread, and records what it and all threads, tasks and processes of the cell do
     * meanwhile. The first time in a notebook it takes some tenths of a second to get ready; the work runs after that.
     *
     * <p>What the work throws is not thrown here: the timeline tells what happened until then, its {@code failure} says by
     * what it ended, and that is shown under the cell at once. When the thread is interrupted, the timeline is shown and
     * the interrupt goes on.
     *
     * @param work what is recorded
     * @throws IllegalStateException when the cell is being recorded already, or there is no cell, as in a child process
     * @throws InterruptedException when the work is interrupted
     */
    public static Timeline record(Callable<?> work) throws InterruptedException {
        return Recording.begin().run(work);
    }

    /** Does work that returns nothing; see {@link #record(Callable)}. */
    public static Timeline record(Steps work) throws InterruptedException {
        return Recording.begin().run(() -> {
            work.run();
            return null;
        });
    }

    /** Returns how much of one core recording has taken, from 0 to 1 and more. */
    public double costShare() {
        return duration.isZero() ? 0 : (double) cost.during().toNanos() / duration.toNanos();
    }

    /** Returns the lane with this name; for several the first. */
    public Lane lane(String name) {
        return lanes.stream()
                .filter(lane -> lane.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no lane " + name + ", but "
                        + lanes.stream().map(Lane::name).toList() + "."));
    }

    @Override
    public MimeBundle bundle() {
        return MimeBundle.of(TYPE, TimelineData.of(this), TimelineText.of(this));
    }

    @Override
    public String toString() {
        return "Timeline[" + TimelineText.time(duration.toNanos()) + ", lanes=" + lanes.size() + "]";
    }
}
