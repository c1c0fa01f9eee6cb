package loombook.profile;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loombook.profile.Method.Origin;

/** Who has called whom, and how often that was seen. A method that calls itself at once stands once. */
final class CallTree {
    /** What stands in the place of the frames that the flight recorder has left out. */
    private static final Method CUT = new Method("…", "… deeper than is noted", Origin.ALL);

    private final Method method;
    private final Map<String, CallTree> callees = new LinkedHashMap<>();
    private long self;
    private long total;
    private boolean callsItself;

    private CallTree(Method method) {
        this.method = method;
    }

    static CallTree of(Profile profile) {
        var root = new CallTree(new Method("", "all", Origin.ALL));
        var methods = Method.of(profile.stacks());
        for (var calls : profile.stacks()) {
            root.total += calls.samples();
            var at = calls.isCut() ? root.callee(CUT, calls.samples()) : root;
            for (var frame : calls.frames()) {
                var method = methods.getOrDefault(frame, CUT);
                if (at.method.key().equals(method.key())) {
                    // The JDK's may be overloads and bridges, which look the same here.
                    at.callsItself = method.origin() == Origin.CELL;
                } else {
                    at = at.callee(method, calls.samples());
                }
            }
            at.self += calls.samples();
        }
        return root;
    }

    private CallTree callee(Method called, long samples) {
        var callee = callees.computeIfAbsent(called.key(), _ -> new CallTree(called));
        callee.total += samples;
        return callee;
    }

    /** Returns what stands in its box. */
    String name() {
        return callsItself ? method.name() + " (recursive)" : method.name();
    }

    Origin origin() {
        return method.origin();
    }

    /** Returns in how many samples it was at work itself. */
    long self() {
        return self;
    }

    /** Returns in how many samples it or what it has called was at work. */
    long total() {
        return total;
    }

    /** Returns what it has called, the most frequent first. */
    List<CallTree> callees() {
        return callees.values().stream()
                .sorted(Comparator.comparingLong(CallTree::total).reversed().thenComparing(CallTree::name))
                .toList();
    }
}
