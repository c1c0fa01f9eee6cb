package loombook.process.worker;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import loombook.agent.CellHandle;
import loombook.process.code.Parcel;

/** One piece of work for a child JVM. It ends once: by what the child sends back, by the child's death, or cancelled. */
public final class Task {
    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final Parcel work;
    private final CellHandle cell;
    private final End end;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** Who wants to know how the task has ended. Called once, on any thread. */
    public interface End {
        /** Takes note. */
        void is(Outcome outcome);
    }

    /** Packs up work that belongs to a cell. */
    public Task(Parcel work, CellHandle cell, End end) {
        this.work = work;
        this.cell = cell;
        this.end = end;
    }

    long id() {
        return id;
    }

    Parcel work() {
        return work;
    }

    /** Returns the cell whose work this is. */
    public CellHandle cell() {
        return cell;
    }

    /** Returns whether it has ended. */
    public boolean hasEnded() {
        return ended.get();
    }

    /** Ends it, unless it has ended already. */
    public boolean end(Outcome outcome) {
        boolean first = ended.compareAndSet(false, true);
        if (first) {
            end.is(outcome);
        }
        return first;
    }
}
