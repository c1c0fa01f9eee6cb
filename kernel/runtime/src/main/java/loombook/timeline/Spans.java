package loombook.timeline;

import java.util.ArrayList;
import java.util.List;
import loombook.timeline.Timeline.Span;

/** Lists of spans that do not overlap, in order. */
final class Spans {
    private Spans() {}

    /** Returns a list in which some spans have taken the place of what was there; where nothing was they are left out. */
    static List<Span> over(List<Span> base, List<Span> upper) {
        var all = new ArrayList<Span>();
        int next = 0;
        for (var span : base) {
            long at = span.from();
            while (next < upper.size() && upper.get(next).to() <= at) {
                next++;
            }
            for (int i = next; i < upper.size() && upper.get(i).from() < span.to(); i++) {
                var it = upper.get(i);
                long from = Math.max(at, it.from());
                long to = Math.min(span.to(), it.to());
                if (to > from) {
                    addCut(all, span, at, from);
                    addCut(all, it, from, to);
                    at = to;
                }
            }
            addCut(all, span, at, span.to());
        }
        return all;
    }

    /** Returns what is left of spans where others are not. */
    static List<Span> without(List<Span> spans, List<Span> others) {
        var left = new ArrayList<Span>();
        int next = 0;
        for (var span : spans) {
            long at = span.from();
            while (next < others.size() && others.get(next).to() <= at) {
                next++;
            }
            for (int i = next; i < others.size() && others.get(i).from() < span.to(); i++) {
                addCut(left, span, at, others.get(i).from());
                at = Math.max(at, others.get(i).to());
            }
            addCut(left, span, at, span.to());
        }
        return left;
    }

    /** Returns both in order; where they overlap, what began earlier. */
    static List<Span> inOrder(List<Span> spans) {
        var sorted = new ArrayList<>(spans);
        sorted.sort((one, other) -> Long.compare(one.from(), other.from()));
        var apart = new ArrayList<Span>();
        long at = Long.MIN_VALUE;
        for (var span : sorted) {
            addCut(apart, span, Math.max(at, span.from()), span.to());
            at = Math.max(at, span.to());
        }
        return apart;
    }

    static void addCut(List<Span> to, Span span, long from, long until) {
        if (until > from) {
            to.add(new Span(span.state(), from, until, span.detail(), span.by()));
        }
    }
}
