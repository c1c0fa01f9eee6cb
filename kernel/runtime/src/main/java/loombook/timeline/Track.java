package loombook.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loombook.agent.CellObserver.Step;
import loombook.timeline.Timeline.Kind;
import loombook.timeline.Timeline.Span;
import loombook.timeline.Timeline.State;
import org.jspecify.annotations.Nullable;

/** All that is noted of one thread. Safe for any number of threads; {@link #looks} belongs to the sampler. */
final class Track implements Comparable<Track> {
    private static final int MOST = 100_000;

    private final Thread thread;
    private final boolean isOwn;
    private final long since = System.nanoTime();
    private final List<Look> looks = new ArrayList<>(0);
    private long[] stretches = new long[2];
    private int count;
    private volatile boolean open;
    private @Nullable History task;
    private boolean isGuest;

    /**
     * Begins with nothing.
     *
     * @param isOwn whether it is the thread that records
     */
    Track(Thread thread, boolean isOwn) {
        this.thread = thread;
        this.isOwn = isOwn;
    }

    Thread thread() {
        return thread;
    }

    synchronized void begins(long at) {
        if (open || count >= MOST) {
            return;
        }
        open = true;
        if (2 * count == stretches.length) {
            stretches = Arrays.copyOf(stretches, 2 * stretches.length);
        }
        stretches[2 * count] = at;
        stretches[2 * count + 1] = Long.MAX_VALUE;
        count++;
    }

    synchronized void ends(long at) {
        if (open) {
            open = false;
            stretches[2 * count - 1] = at;
        }
    }

    synchronized void step(long at, String name, boolean guest, Step step, String detail, String by) {
        task(name, guest).note(at, step, detail, by);
    }

    synchronized void sleeps(long at, String name, boolean guest, long until) {
        task(name, guest).sleeps(at, until);
    }

    private History task(String name, boolean guest) {
        var history = task;
        if (history == null) {
            history = new History(name);
            task = history;
        }
        history.rename(name);
        isGuest = guest;
        return history;
    }

    /** Returns whether the thread works for the cell now. */
    boolean isOpen() {
        return open;
    }

    /** Returns what the sampler has seen. */
    List<Look> looks() {
        return looks;
    }

    /** Returns the name of the lane. */
    synchronized String name() {
        var history = task;
        if (history != null && !isGuest) {
            return history.name();
        }
        var name = thread.getName();
        return name.isEmpty() ? "virtual " + thread.threadId() : name;
    }

    synchronized Kind kind() {
        if (task != null && !isGuest) {
            return Kind.TASK;
        }
        if (thread.isVirtual()) {
            return Kind.VIRTUAL;
        }
        return count > 1 && !isOwn ? Kind.POOL : Kind.PLATFORM;
    }

    /** Returns whether what it waited for is known by looking alone. */
    boolean isLookedAtOnly() {
        return kind() == Kind.VIRTUAL;
    }

    /**
     * Returns when it worked, and what its task said it did; that of a pool is numbered. Where a task has said nothing,
     * it ran, as far as that is known here.
     */
    synchronized List<Span> life(Clock clock) {
        var told = task == null ? List.<Span>of() : task.spans(clock);
        if (task != null && !isGuest) {
            return told;
        }
        boolean numbered = kind() == Kind.POOL;
        var life = new ArrayList<Span>();
        for (int i = 0; i < count; i++) {
            long from = clock.at(stretches[2 * i]);
            long to = clock.at(Math.min(stretches[2 * i + 1], clock.stop()));
            if (to > from) {
                life.add(new Span(State.RUNNING, from, to, numbered ? "task " + (i + 1) : "", ""));
            }
        }
        return told.isEmpty() ? life : Spans.over(life, told);
    }

    @Override
    public int compareTo(Track other) {
        return isOwn != other.isOwn ? (isOwn ? -1 : 1) : Long.compare(since - other.since, 0);
    }
}
