package loombook.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import loombook.agent.CellHandle;
import loombook.agent.CellObserver;
import loombook.agent.CellStopped;
import loombook.agent.Cells;
import loombook.agent.Handover;
import org.jspecify.annotations.Nullable;

/** A timeline while it is being recorded. */
final class Recording implements CellObserver {
    private static final int MOST_TRACKS = 200_000;
    private static final int NAMED = 5;

    /** What it takes to note that a thread begins or ends, or what a task does: 0.05 to 0.12 µs were measured. */
    private static final long NOTE_NS = 100;

    private final CellHandle cell;
    private final long called = System.nanoTime();
    private final Map<Thread, Track> tracks = new ConcurrentHashMap<>();
    private final Map<Object, History> processes = new ConcurrentHashMap<>();
    private final AtomicLong noted = new AtomicLong();
    private final AtomicLong unseen = new AtomicLong();
    private final @Nullable Thread own = Thread.currentThread();
    private final Sampler sampler = new Sampler(tracks.values());
    private @Nullable Flight flight;
    private volatile boolean prepared;
    private long start;
    private long stop;

    private Recording(CellHandle cell) {
        this.cell = cell;
    }

    /** Gets ready to record the cell of the current thread. */
    static Recording begin() {
        var cell = CellHandle.current();
        if (cell.id() == 0) {
            throw new IllegalStateException(
                    "A timeline tells of a cell's work, and there is no cell here: record it in the notebook.");
        }
        var recording = new Recording(cell);
        if (!cell.observe(recording)) {
            throw new IllegalStateException("This cell is being recorded already: a timeline can't be inside another."
                    + " Take away one of them, be it %%timeline or Timeline.record(..).");
        }
        return recording;
    }

    /** Begins. */
    void start() {
        try {
            var preparing = sampler.prepare();
            flight = flight();
            preparing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the work is to notice it
        }
        sampler.start();
        prepared = true;
        cell.threads().forEach(this::threadBegins);
        start = System.nanoTime();
    }

    private static @Nullable Flight flight() {
        try {
            return Flight.start();
        } catch (LinkageError e) {
            return null; // a JDK that was made without the flight recorder
        }
    }

    /** Records work from its begin to its end. */
    Timeline run(Callable<?> work) throws InterruptedException {
        Object result = null;
        Throwable failure = null;
        start();
        try {
            result = work.call();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        stop = System.nanoTime();
        var timeline = end(result, failure);
        switch (failure) {
            case InterruptedException interrupted -> {
                show(timeline);
                throw interrupted;
            }
            case CellStopped stopped -> {
                show(timeline);
                throw stopped;
            }
            case Throwable thrown -> Cells.tell(Handover.cell(), "The recorded work failed:", thrown);
            case null -> {}
        }
        return timeline;
    }

    /** Shows a timeline under the cell, whichever thread calls. */
    void show(Timeline timeline) {
        cell.display(timeline.bundle());
    }

    /** Ends the recording of a cell. */
    Timeline end() {
        stop = System.nanoTime();
        return end(null, null);
    }

    private Timeline end(@Nullable Object result, @Nullable Throwable failure) {
        cell.observeNoMore();
        sampler.stop(stop);
        // An interrupted thread can't write the recorder's file.
        boolean interrupted = Thread.interrupted();
        var seen = flight == null ? Flight.Seen.NOTHING : flight.end();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        var clock = new Clock(start, stop);
        var lanes = new ArrayList<Timeline.Lane>();
        var names = new Names(tracks.values());
        for (var track : inOrder()) {
            lanes.add(Weaving.lane(track, seen, clock, names, sampler.usualGap()));
        }
        processes.values().stream().sorted().forEach(it -> lanes.add(it.lane(clock)));
        lanes.removeIf(lane -> lane.spans().isEmpty());
        var duration = Duration.ofNanos(stop - start);
        var crowded = Crowd.grouped(lanes, duration.toNanos());
        long during = sampler.cpuNanos() + noted.get() * NOTE_NS + seen.count() * Flight.EVENT_NS;
        return new Timeline(
                start,
                duration,
                Runtime.getRuntime().availableProcessors(),
                crowded,
                new Timeline.Cost(
                        Duration.ofNanos(start - called),
                        Duration.ofNanos(during),
                        Duration.ofNanos(System.nanoTime() - stop),
                        sampler.count(),
                        Duration.ofNanos(sampler.longestGap())),
                notes(seen, failure),
                result,
                failure);
    }

    private List<Track> inOrder() {
        return tracks.values().stream().sorted().toList();
    }

    private List<String> notes(Flight.Seen seen, @Nullable Throwable failure) {
        var notes = new ArrayList<String>();
        if (failure != null) {
            notes.add("The work ended by " + failure);
        }
        var goOn = tracks.values().stream()
                .filter(track -> track.isOpen() && track.thread() != own)
                .sorted()
                .map(Track::name)
                .toList();
        if (!goOn.isEmpty()) {
            notes.add(
                    goOn.size() == 1
                            ? "Goes on after the end: " + goOn.getFirst() + "."
                            : goOn.size() + " go on after the end: " + some(goOn) + ".");
        }
        if (!seen.problem().isEmpty()) {
            notes.add(seen.problem());
        }
        if (unseen.get() > 0) {
            notes.add("%,d more threads were not followed, for there were too many.".formatted(unseen.get()));
        }
        long virtual = tracks.values().stream().filter(Track::isLookedAtOnly).count();
        if (virtual > 0 && sampler.longestGap() > Sampler.ROUGH_NS) {
            notes.add("Virtual threads were looked at each " + TimelineText.time(sampler.usualGap())
                    + ", and once not for " + TimelineText.time(sampler.longestGap())
                    + ": shorter waits of theirs may be missing.");
        }
        return List.copyOf(notes);
    }

    private static String some(Collection<String> names) {
        var some = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? some + " …" : some;
    }

    // ---- what happens, told by the threads concerned

    @Override
    public void threadBegins(Thread thread) {
        var track = track(thread);
        if (track != null && prepared) {
            track.begins(System.nanoTime());
        }
    }

    @Override
    public void threadEnds(Thread thread) {
        var track = tracks.get(thread);
        if (track != null) {
            noted.incrementAndGet();
            track.ends(System.nanoTime());
        }
    }

    @Override
    public void task(Thread thread, String name, boolean isGuest, Step step, String detail, String holder) {
        var track = track(thread);
        if (track != null) {
            track.step(System.nanoTime(), name, isGuest, step, detail, holder);
        }
    }

    @Override
    public void taskSleeps(Thread thread, String name, boolean isGuest, long until) {
        var track = track(thread);
        if (track != null) {
            track.sleeps(System.nanoTime(), name, isGuest, until);
        }
    }

    @Override
    public void process(Object process, String name, Step step, String detail) {
        history(process, name).note(System.nanoTime(), step, detail, "");
    }

    @Override
    public void processWorked(Object process, String name, long begun, long ended, String detail) {
        history(process, name).worked(begun, ended, System.nanoTime(), detail);
    }

    private History history(Object process, String name) {
        noted.incrementAndGet();
        return Objects.requireNonNull(processes.computeIfAbsent(process, _ -> new History(name)));
    }

    private @Nullable Track track(Thread thread) {
        noted.incrementAndGet();
        var known = tracks.get(thread);
        if (known != null) {
            return known;
        }
        if (tracks.size() >= MOST_TRACKS) {
            unseen.incrementAndGet();
            return null;
        }
        return tracks.computeIfAbsent(thread, it -> new Track(it, it == own));
    }
}
