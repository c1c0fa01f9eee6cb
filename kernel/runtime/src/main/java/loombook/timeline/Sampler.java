package loombook.timeline;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import loombook.agent.LockOwner;
import org.jspecify.annotations.Nullable;

/** Looks about each millisecond what threads do, on a thread of its own, and less often when that would cost much. */
final class Sampler {
    /** When looks are further apart than this, the reader is told. */
    static final long ROUGH_NS = 20_000_000;

    private static final long PERIOD_NS = 1_000_000;

    /** One part of so many is what it may take of a core. */
    private static final int SHARE = 33;

    private static final long GRACE_NS = 5_000_000;
    private static final long LONGEST_PAUSE_NS = 50_000_000;

    private static final int MANY = 500;
    private static final int CLOSER_AFTER = 3;
    private static final int FRAMES = 8;

    private final Collection<Track> tracks;
    private final Monitors monitors = new Monitors();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile long stopAt;
    private long cpuNanos;
    private long count;
    private long longestGap = PERIOD_NS;
    private long lastLook;
    private boolean freed;
    private long began;
    private boolean prepared;

    Sampler(Collection<Track> tracks) {
        this.tracks = tracks;
        this.thread = Thread.ofPlatform()
                .name("loombook-timeline")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .unstarted(this::run);
    }

    /** Has all loaded what it needs, beside what else is to be done before the begin. */
    Thread prepare() {
        prepared = true;
        return Thread.ofPlatform()
                .name("loombook-timeline-prepare")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .start(Sampler::load);
    }

    private static void load() {
        var _ = cpuTime(ManagementFactory.getThreadMXBean());
        var _ = LockOwner.of(new Free());
        Monitors.load();
        var first = new Track(Thread.currentThread(), false);
        first.begins(System.nanoTime());
        var _ = new Sampler(List.of(first)).look(System.nanoTime());
    }

    /** A lock that nobody holds. */
    private static final class Free extends AbstractOwnableSynchronizer {
        private static final long serialVersionUID = 1;
    }

    /** Begins, when it is prepared. */
    void start() {
        began = System.nanoTime();
        lastLook = began;
        if (prepared) {
            thread.start();
        }
    }

    /** Ends; what has been seen can be read then. */
    void stop(long at) {
        stopAt = at;
        stopped = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the CPU time it took. */
    long cpuNanos() {
        return cpuNanos;
    }

    /** Returns how often it has looked. */
    long count() {
        return count;
    }

    /** Returns the longest time between two looks, in nanoseconds. */
    long longestGap() {
        return longestGap;
    }

    /** Returns the usual time between two looks, in nanoseconds. */
    long usualGap() {
        return Math.max(PERIOD_NS, (stopAt - began) / Math.max(1, count));
    }

    private void run() {
        var bean = ManagementFactory.getThreadMXBean();
        long begin = cpuTime(bean);
        while (!stopped) {
            long before = cpuTime(bean);
            long now = System.nanoTime();
            boolean blocked = look(now);
            long after = cpuTime(bean);
            if (blocked && monitors.mayLook(now - began)) {
                monitors.begin();
            }
            // Only who has taken more than its share for some time looks less often: what comes first is always slow.
            boolean isDear = (after - begin - GRACE_NS) * SHARE > now - began;
            long pause = isDear ? Math.clamp((after - before) * SHARE, PERIOD_NS, LONGEST_PAUSE_NS) : PERIOD_NS;
            LockSupport.parkNanos(this, pause);
        }
        var _ = look(stopAt);
        cpuNanos = cpuTime(bean) - begin + monitors.cpuNanos();
    }

    /** Returns the CPU time of the current thread. */
    static long cpuTime(ThreadMXBean bean) {
        return bean.isCurrentThreadCpuTimeSupported() ? bean.getCurrentThreadCpuTime() : 0;
    }

    /** Returns whether there are threads of which a dump would tell who blocks them. */
    private boolean look(long now) {
        boolean blocked = false;
        int open = 0;
        monitors.note(tracks);
        if (freed) {
            freed = false;
            tracks.forEach(track -> lookAnew(track, now));
        }
        for (var track : tracks) {
            if (track.isOpen()) {
                open++;
                blocked |= look(track, now, open < MANY);
            }
        }
        count++;
        longestGap = Math.max(longestGap, now - lastLook);
        lastLook = now;
        return blocked && open < MANY;
    }

    /** Has it be found out again who holds the monitor that a thread waits for: it was just handed on. */
    private static void lookAnew(Track track, long now) {
        var last = track.looks().isEmpty() ? null : track.looks().getLast();
        if (last != null && last.state == Thread.State.BLOCKED && track.isOpen()) {
            track.looks().add(new Look(last.last, now, last.state, last.blocker, last.owner, last.queued));
        }
    }

    /** Returns whether the thread waits for a monitor of which it is not known who holds it. */
    private boolean look(Track track, long now, boolean closer) {
        var seen = track.thread();
        var state = seen.getState();
        if (state == Thread.State.NEW || state == Thread.State.TERMINATED) {
            return false;
        }
        boolean queued = closer && state == Thread.State.RUNNABLE && isQueued(seen);
        boolean idle = state != Thread.State.RUNNABLE;
        Object blocker = idle ? LockSupport.getBlocker(seen) : null;
        long owner = blocker instanceof AbstractOwnableSynchronizer lock ? LockOwner.of(lock) : 0;
        var last = track.looks().isEmpty() ? null : track.looks().getLast();
        if (last != null && last.isSame(state, blocker, owner, queued)) {
            last.last = now;
            last.times++;
            if (last.times == CLOSER_AFTER && idle && blocker == null && state != Thread.State.BLOCKED && closer) {
                lookCloser(last, seen);
            }
            return state == Thread.State.BLOCKED && last.by.isEmpty();
        }
        freed |= last != null && last.state == Thread.State.BLOCKED;
        track.looks().add(new Look(last == null ? now : last.last, now, state, blocker, owner, queued));
        return state == Thread.State.BLOCKED;
    }

    /** Returns whether a virtual thread could run, and no carrier runs it; that is seen in its text alone. */
    private static boolean isQueued(Thread thread) {
        if (!thread.isVirtual()) {
            return false;
        }
        var text = thread.toString();
        return text.indexOf('@', text.lastIndexOf("]/")) < 0;
    }

    /** Finds out what a thread waits for that says nothing of it. */
    private static void lookCloser(Look look, Thread thread) {
        var stack = thread.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, stack.length); i++) {
            var what = meaning(stack[i]);
            if (what != null) {
                look.detail = what;
                look.sleeps = what.isEmpty();
                return;
            }
        }
    }

    private static @Nullable String meaning(StackTraceElement frame) {
        return switch (frame.getClassName() + "." + frame.getMethodName()) {
            case "java.lang.Thread.sleep" -> "";
            case "java.lang.Thread.join" -> "a thread's end";
            case "java.lang.ProcessImpl.waitFor" -> "a process's end";
            default -> null;
        };
    }
}
