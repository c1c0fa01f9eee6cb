package loombook.agent;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The end of a cell's work in all its threads, from the interrupt until none of them is left.
 *
 * <p>Each thread is interrupted. Whoever takes note, which clears the thread's interrupt status, has half a second to
 * tidy up. Whoever does not is stopped at the next {@link StopPoint}, then wherever it is by {@link AsyncStop}; and when
 * that half second is over so is everyone. After being stopped a thread passes stop points for a while, so that
 * {@code finally} blocks are done. Nothing new is begun: {@link CellContext#endIfInterrupted}.
 */
final class Interruption {
    // Milliseconds after the interrupt at which the next means is taken.
    private static final int STOP_POINTS_MS = 25;
    private static final int ASYNC_MS = 150;
    private static final int GRACE_MS = 500;
    private static final int TOLD_MS = 1500;

    /** How often a process is asked to end before it is not asked any more. */
    private static final int FORCE = 5;

    /** How long a thread that was stopped may pass stop points. */
    private static final int UNWINDING_MS = 200;

    /** How long stop points are looked at after the last thread that had to be stopped there. */
    private static final int QUIET_MS = 200;

    private static final int LONGEST_PAUSE_MS = 1000;

    private final CellContext cell;
    private final long begun = System.nanoTime();
    private final Map<Thread, Long> stopped = new ConcurrentHashMap<>();
    private final Map<Thread, Asked> asked = new HashMap<>();
    private final Set<ProcessHandle> ended = new HashSet<>();
    private volatile long latestStop = begun;
    private volatile boolean stops;
    private boolean armed;
    private boolean told;

    /** How often a thread has been made to throw, and when for the last time. */
    private record Asked(int times, long latest) {}

    Interruption(CellContext cell) {
        this.cell = cell;
    }

    /** Begins to end the cell's threads; returns at once. */
    void begin() {
        Thread.ofPlatform().name("loombook-interrupt").daemon().start(this::run);
    }

    /** Stops the current thread, which works for the cell, if its time has come. */
    void atStopPoint() {
        var thread = Thread.currentThread();
        boolean tidiesUp =
                !graceIsOver() && hasTakenNote(thread) && cell.threads().contains(thread);
        // Until this interruption stops threads, it is for another one that stop points are looked at.
        if (tidiesUp || !stops) {
            return;
        }
        long now = System.nanoTime();
        var first = stopped.putIfAbsent(thread, now);
        if (first == null || millisSince(first) > UNWINDING_MS) {
            latestStop = now;
            // It takes note hereby: what it still does may wait.
            Thread.interrupted();
            throw new CellStopped();
        }
    }

    /** Sees to it that nothing of this interruption reaches the current thread after it has left the cell. */
    @SuppressWarnings("ThreadPriorityCheck") // yield() is called for the look that the JVM has then, not for others
    void release(Thread thread) {
        try {
            synchronized (this) {
                asked.remove(thread);
            }
            // What was thrown from outside arrives when the JVM next looks for it: here, and not in other work.
            Thread.yield();
        } catch (CellStopped late) {
            // The thread has left the cell already.
        }
        Thread.interrupted();
    }

    /** Returns whether a thread of the cell has failed by being interrupted, and not on its own. */
    static boolean isCauseOf(Throwable failure) {
        for (var one = failure; one != null; one = one.getCause()) {
            if (one instanceof CellStopped
                    || one instanceof InterruptedException
                    || one instanceof InterruptedIOException
                    || one instanceof ClosedByInterruptException
                    || one instanceof CancellationException) {
                return true;
            }
        }
        return false;
    }

    private void run() {
        try {
            cell.threads().forEach(this::interrupt);
            Thread.sleep(STOP_POINTS_MS);
            stops = true;
            arm();
            do {
                Thread.sleep(pause());
                escalate();
                if (isQuiet()) {
                    disarm();
                }
            } while (cell.threads().stream().anyMatch(Thread::isAlive) || !isQuiet());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disarm();
        }
    }

    /** Has threads look at stop points, for some time from now on. */
    private void arm() {
        latestStop = System.nanoTime();
        if (!armed) {
            armed = true;
            StopPoint.arm();
        }
    }

    private void disarm() {
        if (armed) {
            armed = false;
            StopPoint.disarm();
        }
    }

    /** Returns whether for some time no thread had to be stopped. */
    private boolean isQuiet() {
        return millisSince(latestStop) > QUIET_MS;
    }

    private void escalate() {
        long passed = millisSince(begun);
        // It takes some tenths of a second the first time: time that the threads have anyway.
        boolean possible = !cell.threads().isEmpty() && AsyncStop.isPossible();
        for (var thread : cell.threads()) {
            if (passed >= GRACE_MS || (passed >= ASYNC_MS && !hasTakenNote(thread))) {
                int times = ask(thread, possible);
                if (times > 0 && isInSystemCall(thread)) {
                    SystemCall.of(thread).ifPresent(call -> end(call, times));
                }
            }
        }
        if (passed >= TOLD_MS && !told) {
            told = true;
            Stuck.among(cell.threads()).ifPresent(stuck -> cell.output().send(stuck.of(cell.id())));
        }
    }

    /** Makes a thread throw, unless it is still busy with the last time; returns how often it was made to, or 0. */
    private synchronized int ask(Thread thread, boolean possible) {
        var before = asked.getOrDefault(thread, new Asked(0, begun));
        int patience = before.times() == 0 ? 0 : isInSystemCall(thread) ? ASYNC_MS : GRACE_MS;
        if (!cell.threads().contains(thread)
                || millisSince(before.latest()) < patience
                // Nothing has helped, but it does not use the CPU either, and what was thrown may still reach it.
                || (told && !isBusy(thread))) {
            return 0;
        }
        arm();
        if (graceIsOver()) {
            interrupt(thread);
        }
        boolean thrown = possible && AsyncStop.of(thread);
        if (!thrown && isBusy(thread)) {
            return 0;
        }
        asked.put(thread, new Asked(before.times() + 1, System.nanoTime()));
        return before.times() + 1;
    }

    /** Ends the system call in which a thread waits; with it, at last, the process at whose pipe it waits. */
    private void end(SystemCall call, int times) {
        call.interrupt();
        if (times > 1) {
            for (var process : call.atThePipe()) {
                if (ended.add(process)) {
                    var name = process.info().command().orElse("without a name");
                    cell.output()
                            .note("Ending the process " + process.pid() + " (" + name
                                    + "): this cell waits at its pipe.\n");
                }
                var _ = times < FORCE ? process.destroy() : process.destroyForcibly();
            }
        }
    }

    private synchronized void interrupt(Thread thread) {
        if (cell.threads().contains(thread)) {
            try {
                thread.interrupt();
            } catch (RuntimeException | Error e) {
                // A subclass of Thread may have an interrupt() of its own that fails: other means follow.
            }
        }
    }

    private boolean graceIsOver() {
        return millisSince(begun) >= GRACE_MS;
    }

    private static boolean hasTakenNote(Thread thread) {
        return !thread.isInterrupted();
    }

    /** Returns whether a thread may come to a stop point any time. */
    private static boolean isBusy(Thread thread) {
        return thread.getState() == Thread.State.RUNNABLE
                && !CellStack.of(thread).isNative();
    }

    private static boolean isInSystemCall(Thread thread) {
        return !thread.isVirtual()
                && thread.getState() == Thread.State.RUNNABLE
                && CellStack.of(thread).isNative();
    }

    private long pause() {
        return Math.clamp(millisSince(begun) / 20, STOP_POINTS_MS, LONGEST_PAUSE_MS);
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
