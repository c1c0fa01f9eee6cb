package loombook.timeline;

import java.util.ArrayList;
import java.util.List;
import loombook.timeline.Timeline.Span;

/** Fewer spans, where nobody could see all of them. */
final class Merging {
    private Merging() {}

    /** Returns spans of which neighbours that say the same are one. */
    static List<Span> joined(List<Span> spans) {
        var joined = new ArrayList<Span>();
        for (var span : spans) {
            if (span.nanos() <= 0) {
                continue;
            }
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.to() == span.from() && says(last, span)) {
                joined.set(joined.size() - 1, new Span(last.state(), last.from(), span.to(), last.detail(), last.by()));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    private static boolean says(Span one, Span other) {
        return one.state() == other.state()
                && one.detail().equals(other.detail())
                && one.by().equals(other.by());
    }

    /** See {@link Timeline.Lane#merged}. */
    static List<Span> merged(List<Span> spans, long grain) {
        var merged = new ArrayList<Span>();
        var owed = new Shares();
        int i = 0;
        while (i < spans.size()) {
            var first = spans.get(i);
            long from = first.from();
            long to = first.to();
            int next = i + 1;
            if (first.nanos() < grain) {
                // What is not there is a gap only where it can be seen.
                while (next < spans.size()
                        && spans.get(next).nanos() < grain
                        && spans.get(next).from() - to < grain
                        && to - from < grain) {
                    to = spans.get(next).to();
                    next++;
                }
            }
            if (next == i + 1) {
                merged.add(first);
            } else {
                merged.add(standIn(spans.subList(i, next), from, to, owed));
            }
            i = next;
        }
        return joined(merged);
    }

    private static Span standIn(List<Span> spans, long from, long to, Shares owed) {
        spans.forEach(span -> owed.add(span.state(), (double) span.nanos()));
        var most = owed.most();
        var state = most == null ? spans.getFirst().state() : most;
        owed.add(state, (double) (from - to));
        return new Span(state, from, to, "", "");
    }
}
