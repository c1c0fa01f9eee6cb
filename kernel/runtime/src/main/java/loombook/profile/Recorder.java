package loombook.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import loombook.agent.CellHandle;
import loombook.agent.CellObserver;
import loombook.agent.CellStopped;
import loombook.agent.Cells;
import loombook.agent.Handover;
import org.jspecify.annotations.Nullable;

/** A profile while it is being recorded. In a child process, which has no cells, it is of all threads. */
final class Recorder implements CellObserver {
    /** The method below which the work stands on the stack. */
    static final String RUN = "run";

    private static final AtomicBoolean IN_CHILD = new AtomicBoolean();

    private final CellHandle cell;
    private final Sampling sampling;
    private final Set<Long> threads = ConcurrentHashMap.newKeySet();
    private long start;

    private Recorder(CellHandle cell, Sampling sampling) {
        this.cell = cell;
        this.sampling = sampling;
    }

    /** Gets ready to profile the cell of the current thread, or this JVM if it has none. */
    static Recorder begin() {
        var cell = CellHandle.current();
        var recorder = new Recorder(cell, Sampling.prepare());
        if (recorder.isInChild() ? !IN_CHILD.compareAndSet(false, true) : !cell.observe(recorder)) {
            recorder.sampling.close();
            throw new IllegalStateException(
                    "This is being recorded already: a profile can't be inside another one, or inside a timeline."
                            + " Take away one of them.");
        }
        return recorder;
    }

    private boolean isInChild() {
        return cell.id() == 0;
    }

    /** Begins. */
    void start() {
        var _ = threads.add(Thread.currentThread().threadId());
        cell.threads().forEach(this::threadBegins);
        sampling.start();
        start = System.nanoTime();
    }

    /** Profiles work from its begin to its end. */
    Profile run(Callable<?> work) throws InterruptedException {
        Object result = null;
        Throwable failure = null;
        start();
        try {
            result = work.call();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        var profile = end(result, failure);
        switch (failure) {
            case InterruptedException interrupted -> {
                show(profile);
                throw interrupted;
            }
            case CellStopped stopped -> {
                show(profile);
                throw stopped;
            }
            case Throwable thrown -> Cells.tell(Handover.cell(), "The profiled work failed:", thrown);
            case null -> {}
        }
        return profile;
    }

    /** Shows a profile under the cell, whichever thread calls. */
    void show(Profile profile) {
        cell.display(profile.bundle());
    }

    /** Ends the profile of a cell. */
    Profile end() {
        return end(null, null);
    }

    private Profile end(@Nullable Object result, @Nullable Throwable failure) {
        var duration = Duration.ofNanos(System.nanoTime() - start);
        // An interrupted thread can't write the recorder's file.
        boolean interrupted = Thread.interrupted();
        Sampling.Seen seen;
        try {
            seen = sampling.end(isInChild() ? null : threads);
        } finally {
            cell.observeNoMore();
            if (isInChild()) {
                IN_CHILD.set(false);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        var notes = new ArrayList<String>();
        if (failure != null) {
            notes.add("The work ended by " + failure);
        }
        notes.addAll(seen.notes());
        return new Profile(
                duration,
                Duration.ofNanos(seen.nanos()),
                seen.byCpuTime(),
                seen.threads(),
                seen.stacks(),
                List.copyOf(notes),
                result,
                failure);
    }

    @Override
    public void threadBegins(Thread thread) {
        threads.add(thread.threadId());
    }

    @Override
    public void threadEnds(Thread thread) {
        // What it did for the cell stays seen.
    }

    @Override
    public void task(Thread thread, String name, boolean isGuest, Step step, String detail, String holder) {
        threads.add(thread.threadId());
    }

    @Override
    public void taskSleeps(Thread thread, String name, boolean isGuest, long until) {
        threads.add(thread.threadId());
    }

    @Override
    public void process(Object process, String name, Step step, String detail) {
        // It has a JVM of its own, and can profile itself.
    }

    @Override
    public void processWorked(Object process, String name, long begun, long ended, String detail) {}
}
