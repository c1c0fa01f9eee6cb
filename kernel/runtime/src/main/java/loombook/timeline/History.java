package loombook.timeline;

import java.util.ArrayList;
import java.util.List;
import loombook.agent.CellObserver.Step;
import loombook.timeline.Timeline.Kind;
import loombook.timeline.Timeline.Lane;
import loombook.timeline.Timeline.Span;
import loombook.timeline.Timeline.State;

/** What a task or a process did, step by step, as it has told itself. Safe for any number of threads. */
final class History implements Comparable<History> {
    private static final int MOST = 200_000;

    private final List<Noted> steps = new ArrayList<>();
    private volatile String name;
    private final long since = System.nanoTime();

    private record Noted(long at, Step step, String detail, String by) {}

    History(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void rename(String other) {
        name = other;
    }

    synchronized void note(long at, Step step, String detail, String by) {
        // A task that has ended may be told of by its thread's end, too; and what takes turns for hours fills no
        // memory.
        if ((steps.isEmpty() || steps.getLast().step() != Step.ENDED || step != Step.ENDED) && steps.size() < MOST) {
            steps.add(new Noted(at, step, detail, by));
        }
    }

    /** Returns the time of the first step. */
    long since() {
        return since;
    }

    synchronized boolean isOpen() {
        return !steps.isEmpty() && steps.getLast().step() != Step.ENDED;
    }

    /** Returns what it did; the last step lasts to the end. */
    synchronized List<Span> spans(Clock clock) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < steps.size(); i++) {
            var it = steps.get(i);
            long to = i + 1 < steps.size() ? steps.get(i + 1).at() : clock.stop();
            if (it.step() != Step.ENDED && clock.at(to) > clock.at(it.at())) {
                spans.add(new Span(state(it.step()), clock.at(it.at()), clock.at(to), it.detail(), it.by()));
            }
        }
        return spans;
    }

    private static State state(Step step) {
        return switch (step) {
            case READY, ENDED -> State.READY;
            case RUNNING -> State.RUNNING;
            case WAITING -> State.WAITING;
            case BLOCKED -> State.BLOCKED;
            case SLEEPING -> State.SLEEPING;
        };
    }

    /** Returns the lane of a process. */
    Lane lane(Clock clock) {
        return Lane.of(name, Kind.PROCESS, Merging.joined(spans(clock)));
    }

    @Override
    public int compareTo(History other) {
        return Long.compare(since - other.since, 0);
    }
}
