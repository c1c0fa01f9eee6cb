package loombook.profile;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import loombook.display.Displayable;
import loombook.display.MimeBundle;
import loombook.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * Where the CPU time went: {@link #record} in code, or {@code %profile} for a line and {@code %%profile} for a cell. It shows
 * itself as a flame graph: each box is a method, upon the one that has called it, and as wide as its share of the time.
 *
 * {@snippet :
 * Profile.record(() -> {
 *     for (int i = 0; i < 100; i++) {
 *         work(i);
 *     }
 * })
 * }
 *
 * <p>The threads of the cell are looked at, virtual ones too, each after some milliseconds of its own CPU time (on Linux; else
 * all by the clock). So a share is right within the bounds of chance: with {@code n} samples to about 1/√n. What waits is not
 * seen; a {@link loombook.timeline.Timeline} shows that.
 *
 * <p>Python's {@code cProfile} counts and times every call instead, which makes short functions look dear; this one is
 * like its {@code profiling.sampling} of Python 3.15.
 *
 * <p>A profile can be sent from one process to another: {@code pool.submit(() -> Profile.record(work))} gives the profile of a
 * worker, which is that of all its threads. Its result must be sendable then.
 *
 * @param duration how long it was recorded
 * @param sampledTime the time for which the samples stand: the CPU time of all threads, about
 * @param byCpuTime whether threads were looked at by their CPU time, and not by the clock
 * @param threads how many threads there are samples of
 * @param stacks what was seen, the most frequent first
 * @param notes what the reader has to know
 * @param result what the work has returned; null for nothing
 * @param failure what the work has thrown, or null
 */
@SuppressWarnings("serial") // a result is sent as what it is
public record Profile(
        Duration duration,
        Duration sampledTime,
        boolean byCpuTime,
        int threads,
        List<Calls> stacks,
        List<String> notes,
        @Nullable Object result,
        @Nullable Throwable failure)
        implements Displayable, Serializable {

    /** The MIME type under which profiles travel to the kernel process, which draws them. */
    public static final String TYPE = "application/vnd.loombook.profile+json";

    /**
     * Methods that have called each other.
     *
     * @param frames the outermost first, from where the work begins
     * @param isCut whether there were more outside of these than the flight recorder notes
     * @param samples how often that was seen
     */
    public record Calls(List<StackTraceElement> frames, boolean isCut, long samples) implements Serializable {}

    /** Work that may throw anything and returns nothing. */
    @FunctionalInterface
    public interface Steps {
        /** Does it. */
        void run() throws Exception;
    }

    /**
     * Does work on the current thread, and looks where it and all threads of the cell spend their CPU time meanwhile. The
     * first time in a notebook it takes some tenths of a second to get ready; the work runs after that.
     *
     * <p>What the work throws is not thrown here: the profile tells what was seen until then, its {@code failure} says by what
     * it ended, and that is shown under the cell at once. When the thread is interrupted, the profile is shown and the
     * interrupt goes on.
     *
     * @param work what is profiled; a second of CPU time or more tells most
     * @throws IllegalStateException when the cell is being profiled or recorded already, or the JVM has no flight recorder
     * @throws InterruptedException when the work is interrupted
     */
    public static Profile record(Callable<?> work) throws InterruptedException {
        return Recorder.begin().run(work);
    }

    /** Does work that returns nothing; see {@link #record(Callable)}. */
    public static Profile record(Steps work) throws InterruptedException {
        return Recorder.begin().run(() -> {
            work.run();
            return null;
        });
    }

    /** Returns how many samples there are. */
    public long samples() {
        return stacks.stream().mapToLong(Calls::samples).sum();
    }

    /**
     * Returns the share of the samples, from 0 to 1, in which a method of this name runs, or is being waited for by what it
     * has called; 0 if there are none.
     *
     * @param method its name without its class
     */
    public double share(String method) {
        long in = stacks.stream()
                .filter(calls -> calls.frames().stream()
                        .anyMatch(frame -> frame.getMethodName().equals(method)))
                .mapToLong(Calls::samples)
                .sum();
        return in == 0 ? 0 : (double) in / samples();
    }

    /** Returns the methods in which most of the time was spent, as a table: by themselves, and with what they call. */
    public Table top(int methods) {
        var table = Table.columns("method", "itself", "with calls", "samples");
        for (var method : Hottest.of(this, methods)) {
            table = table.row(method.name(), percent(method.self()), percent(method.total()), method.self());
        }
        return table.format("itself", "%.1f %%").format("with calls", "%.1f %%");
    }

    private double percent(long count) {
        return 100.0 * count / Math.max(1, samples());
    }

    @Override
    public MimeBundle bundle() {
        var tree = CallTree.of(this);
        var text = ProfileText.of(this, tree);
        return samples() == 0 ? MimeBundle.text(text) : MimeBundle.of(TYPE, ProfileText.data(this, tree), text);
    }

    @Override
    public String toString() {
        return "Profile[" + ProfileText.time(sampledTime) + " of CPU time, " + ProfileText.counted(samples(), "sample")
                + "]";
    }
}
