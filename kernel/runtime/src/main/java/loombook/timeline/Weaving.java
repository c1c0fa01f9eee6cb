package loombook.timeline;

import java.util.ArrayList;
import java.util.List;
import loombook.text.Words;
import loombook.timeline.Timeline.Kind;
import loombook.timeline.Timeline.Lane;
import loombook.timeline.Timeline.Span;
import loombook.timeline.Timeline.State;
import org.jspecify.annotations.Nullable;

/**
 * Makes a lane of what is known of a thread. What tasks say of themselves and what the flight recorder has noted is exact
 * and goes first; what was looked at fills the rest.
 */
final class Weaving {
    /** A piece of a look that is mostly explained otherwise must be as many gaps long to be believed. */
    private static final int BELIEVED = 3;

    private static final long EDGE_NS = 50_000;

    private final Track track;
    private final Flight.Seen seen;
    private final Clock clock;
    private final Names names;
    private final long gap;

    private Weaving(Track track, Flight.Seen seen, Clock clock, Names names, long gap) {
        this.track = track;
        this.seen = seen;
        this.clock = clock;
        this.names = names;
        this.gap = gap;
    }

    /** Returns the thread's lane. */
    static Lane lane(Track track, Flight.Seen seen, Clock clock, Names names, long gap) {
        return new Weaving(track, seen, clock, names, gap).lane();
    }

    private Lane lane() {
        var idle = track.kind() == Kind.TASK
                ? idle().stream().map(Weaving::holding).toList()
                : idle();
        var spans = new ArrayList<Span>();
        for (var span : track.life(clock)) {
            if (span.state() == State.RUNNING) {
                spans.addAll(Spans.over(List.of(span), idle));
            } else {
                spans.add(span);
            }
        }
        return Lane.of(track.name(), track.kind(), Merging.joined(spans));
    }

    /** Says of what a task does in its turn that all the others wait for it, too. */
    private static Span holding(Span span) {
        if (span.state() == State.READY) {
            return span;
        }
        var what = span.state() == State.SLEEPING || span.detail().isEmpty()
                ? Timeline.HOLDS_LOOP
                : Timeline.HOLDS_LOOP + ": " + span.detail();
        return new Span(span.state(), span.from(), span.to(), what, span.by());
    }

    /** Returns when the thread did anything but run. */
    private List<Span> idle() {
        var looks = track.looks();
        var looked = new ArrayList<Span>();
        var all = new ArrayList<Span>();
        var noted = seen.of(track.thread(), clock).stream().map(this::named).toList();
        for (int i = 0; i < looks.size(); i++) {
            var look = looks.get(i);
            if (look.isIdle()) {
                var next = i + 1 < looks.size() ? looks.get(i + 1) : null;
                var span = span(look, next);
                looked.add(span);
                all.addAll(believed(look, next == null, span, noted));
            }
        }
        for (var span : noted) {
            all.addAll(span.state() == State.BLOCKED ? withHolders(span, looked) : List.of(span));
        }
        return Spans.inOrder(all);
    }

    private Span named(Span span) {
        return new Span(
                span.state(),
                span.from(),
                span.to(),
                span.detail(),
                names.of(span.by(), track.thread().threadId()));
    }

    /** Returns a look as a span; it began and ended at some time between two looks. */
    private Span span(Look look, @Nullable Look next) {
        long from = clock.at((look.before + look.first) / 2);
        long to = clock.at(next == null ? look.last : (look.last + next.first) / 2);
        var owner = look.by.isEmpty() ? String.valueOf(look.owner) : look.by;
        var by = names.of(owner, track.thread().threadId());
        var detail = look.queued ? "a carrier" : look.detail.isEmpty() ? Words.of(look.blocker) : look.detail;
        return new Span(state(look, by), from, to, detail, by);
    }

    private static State state(Look look, String by) {
        if (look.queued) {
            return State.READY;
        }
        if (look.state == Thread.State.BLOCKED
                || !by.isEmpty()
                || (look.blocker != null && Words.isLock(look.blocker.getClass().getName()))) {
            return State.BLOCKED;
        }
        return look.sleeps ? State.SLEEPING : State.WAITING;
    }

    /** Returns the pieces of a look that nothing exact explains, if they are more than the inexactness of looking. */
    private List<Span> believed(Look look, boolean isLast, Span span, List<Span> noted) {
        var left = Spans.without(List.of(span), noted);
        boolean isUnexplained = left.size() == 1 && left.getFirst().equals(span);
        boolean goesOn = isLast && look.last >= clock.stop();
        boolean isRecorded = seen.isComplete() && !track.thread().isVirtual();
        if (isUnexplained) {
            return isRecorded && look.times < BELIEVED && !goesOn ? List.of() : left;
        }
        long first = clock.at(look.first);
        long last = clock.at(look.last);
        left.removeIf(piece -> {
            long sure = Math.min(piece.to(), last) - Math.max(piece.from(), first);
            boolean isSeen = !isRecorded && (isInside(first, piece) || isInside(last, piece));
            boolean isEnd = goesOn && piece.to() == span.to();
            return !isSeen && !isEnd && sure < BELIEVED * gap;
        });
        return left;
    }

    /** Returns whether the thread was seen in a piece, and not at its edge, where two clocks may differ. */
    private static boolean isInside(long look, Span piece) {
        return look > piece.from() + EDGE_NS && look < piece.to() - EDGE_NS;
    }

    /** Cuts a span where the holder changes. Who was first seen to hold it has held it before. */
    private List<Span> withHolders(Span span, List<Span> looked) {
        var holders = looked.stream().filter(it -> !it.by().isEmpty()).toList();
        var cut = new ArrayList<Span>();
        var by = "";
        for (var piece : Spans.over(List.of(span), holders).reversed()) {
            by = piece.by().isEmpty() && piece.nanos() < BELIEVED * gap ? by : piece.by();
            cut.add(new Span(State.BLOCKED, piece.from(), piece.to(), span.detail(), by));
        }
        return cut.reversed();
    }
}
