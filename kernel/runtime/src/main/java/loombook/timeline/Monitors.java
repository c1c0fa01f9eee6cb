package loombook.timeline;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import loombook.agent.ThreadDump;
import loombook.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the monitors ({@code synchronized}) for which threads wait. Only the JVM's thread dump knows that of virtual
 * threads. It takes some milliseconds, and is therefore made
 * only when a monitor is handed on, and as seldom as that takes 2 % of the time, but for the first ones.
 */
final class Monitors {
    private static final int SHARE = 50;
    private static final long GRACE_NS = 20_000_000;

    private static volatile boolean isLoaded;

    private final AtomicLong cpuNanos = new AtomicLong();
    private final AtomicReference<@Nullable Found> found = new AtomicReference<>();
    private volatile boolean isLooking;

    /**
     * What a dump has told.
     *
     * @param asked when it was asked for
     * @param waiting from a thread's id to the monitor that it waits for
     * @param holders from a monitor to the id of the thread that holds it
     */
    private record Found(long asked, Map<String, String> waiting, Map<String, String> holders) {}

    /** Has all loaded that it needs; the first time a dump takes ten times as long. */
    static void load() {
        if (!isLoaded) {
            isLoaded = true;
            new Monitors().look();
        }
    }

    /** Returns whether another dump would not cost too much, such a time after the begin. */
    boolean mayLook(long elapsed) {
        return !isLooking && cpuNanos.get() < GRACE_NS + elapsed / SHARE;
    }

    /** Returns the CPU time that dumps have taken. */
    long cpuNanos() {
        return cpuNanos.get();
    }

    /** Begins to find out who holds what. It is done by another thread: whoever looks at threads is to go on with it. */
    void begin() {
        isLooking = true;
        Thread.ofPlatform()
                .name("loombook-timeline-dump")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .start(() -> {
                    look();
                    isLooking = false;
                });
    }

    private void look() {
        long asked = System.nanoTime();
        try {
            found.set(read(asked, ThreadDump.now()));
        } catch (IOException e) {
            // No room for a file: then it is not known who holds a monitor.
        }
        cpuNanos.addAndGet(Sampler.cpuTime(ManagementFactory.getThreadMXBean()));
    }

    /** Notes what was found out of threads that have waited since before it was asked for; the holder by its id. */
    void note(Collection<Track> tracks) {
        var it = found.getAndSet(null);
        if (it == null) {
            return;
        }
        for (var track : tracks) {
            var monitor = it.waiting().get(String.valueOf(track.thread().threadId()));
            var look = track.looks().isEmpty() ? null : track.looks().getLast();
            if (monitor != null && look != null && look.state == Thread.State.BLOCKED && look.first <= it.asked()) {
                look.detail = Words.ofClass(monitor.substring(0, monitor.indexOf('@')));
                look.by = it.holders().getOrDefault(monitor, "");
            }
        }
    }

    private static Found read(long asked, ThreadDump dump) {
        Map<String, String> waiting = new HashMap<>();
        Map<String, String> holders = new HashMap<>();
        for (var thread : dump.threads()) {
            var id = String.valueOf(thread.id());
            if (!thread.blockedOn().isEmpty()) {
                waiting.put(id, thread.blockedOn());
            }
            thread.held().forEach(monitor -> holders.put(monitor, id));
        }
        return new Found(asked, waiting, holders);
    }
}
