package loombook.agent;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import loombook.text.SpokenDuration;
import org.jspecify.annotations.Nullable;

/**
 * What the work of a cell takes: time by the clock, CPU time of all of this JVM's threads, its compiler's and its garbage
 * collector's with them, and how many threads did the work. The time in which the kernel compiles the cell's
 * next part is not counted. What {@code %%time} makes of a cell calls {@link #begin} before its first part and
 * {@link #end} after the last.
 */
public final class CellMeter {
    private static final int MOST_THREADS = 100_000;

    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    private final Set<Long> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger most = new AtomicInteger();
    private long wall;
    private long cpu;
    private long wallBefore;
    private long cpuBefore;
    private long threadCpu;
    private long threadCpuBefore;

    private final @Nullable CellMeter outer;

    private CellMeter(@Nullable CellMeter outer) {
        this.outer = outer;
    }

    /** Begins to measure the cell of the current thread, from its next part on. */
    public static void begin() {
        var cell = CellContext.current();
        if (cell != null) {
            cell.measureBy(new CellMeter(cell.meter()));
        }
    }

    /** Prints under the cell of the current thread what was measured before this part, and measures no more. */
    public static void end() {
        var cell = CellContext.current();
        var meter = cell == null ? null : cell.meter();
        if (cell != null && meter != null) {
            cell.measureBy(meter.outer);
            if (meter.outer != null) {
                meter.outer.add(meter);
            }
            System.out.println(meter.report(stillRunning(cell)));
        }
    }

    private static long stillRunning(CellContext cell) {
        return cell.threads().stream()
                .filter(one -> one != Thread.currentThread() && one.isAlive())
                .count();
    }

    /** Notes that a thread does the cell's work, as one of so many. */
    void works(Thread thread, int now) {
        if (threads.size() < MOST_THREADS) {
            threads.add(thread.threadId());
        }
        most.accumulateAndGet(now, Math::max);
    }

    /** Called on the cells' thread, before a part of the cell runs. */
    void resume() {
        cpuBefore = process.getProcessCpuTime();
        threadCpuBefore = thread.getCurrentThreadCpuTime();
        wallBefore = System.nanoTime();
    }

    /** Called on the cells' thread, when a part of the cell has ended. */
    void pause() {
        wall += System.nanoTime() - wallBefore;
        threadCpu += thread.getCurrentThreadCpuTime() - threadCpuBefore;
        cpu += process.getProcessCpuTime() - cpuBefore;
    }

    /** Adds what was measured of a part of what this measures. */
    private void add(CellMeter part) {
        wall += part.wall;
        cpu += part.cpu;
        threadCpu += part.threadCpu;
        threads.addAll(part.threads);
        most.accumulateAndGet(part.most.get(), Math::max);
    }

    private String report(long running) {
        // The process's is told in steps of 10 ms, this thread's to the nanosecond.
        long atLeast = Math.max(cpu, threadCpu);
        var text =
                "wall " + SpokenDuration.ofNanos(wall) + ", CPU " + SpokenDuration.ofNanos(atLeast) + threadsInWords();
        return running == 0 ? text : text + "; " + (running == 1 ? "1 is" : running + " are") + " still running";
    }

    private String threadsInWords() {
        int count = threads.size();
        if (count <= 1) {
            return ", 1 thread";
        }
        var all = String.format(Locale.ROOT, count < MOST_THREADS ? ", %,d threads" : ", %,d threads or more", count);
        return String.format(Locale.ROOT, "%s, at most %,d at once", all, most.get());
    }
}
