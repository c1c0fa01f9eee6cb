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
        if (!steps.isEmpty() && at - steps.getLast().at() < 0) {
            steps.removeLast(); // it did not sleep as long as it meant to
        }
        // A task that has ended may be told of by its thread's end, too; and what takes turns for hours fills no
        // memory.
        if ((steps.isEmpty() || steps.getLast().step() != Step.ENDED || step != Step.ENDED) && steps.size() < MOST) {
            steps.add(new Noted(at, step, detail, by));
        }
    }

    /** Notes that it sleeps, and that it can go on when its time has come: another one may have the turn then. */
    synchronized void sleeps(long at, long until) {
        note(at, Step.SLEEPING, "", "");
        note(until, Step.READY, "", "");
    }

    /**
     * Notes that a child process has done what it was given, with the times that it tells itself: before its work begins
     * it fetches that and loads its classes.
     *
     * <p>{@link System#nanoTime} is one clock for all processes of a machine where HotSpot takes it from the time since
     * the start of the system: CLOCK_MONOTONIC on Linux, mach_absolute_time on macOS, the performance counter on Windows.
     * It need not be; times that can't be are left out, and those of this process stand.
     *
     * @param begun when it has begun its work, by its own clock
     * @param ended when it has ended it, by its own clock
     * @param told when it has told so, by the clock of this process
     * @param then what it waits for since
     */
    synchronized void worked(long begun, long ended, long told, String then) {
        boolean known = !steps.isEmpty() && steps.getLast().step() == Step.RUNNING;
        boolean oneClock = begun - ended <= 0 && ended - told <= 0;
        if (known && oneClock && steps.getLast().at() - begun <= 0) {
            var given = steps.removeLast();
            note(given.at(), Step.READY, "gets " + given.detail(), "");
            note(begun, Step.RUNNING, given.detail(), "");
        }
        note(known && oneClock ? ended : told, Step.WAITING, then, "");
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
