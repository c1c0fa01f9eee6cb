package loombook.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import loombook.agent.CellPlaces;
import loombook.agent.ThreadDump.Entry;
import loombook.diagnosis.DeadlockReport.Wait;
import loombook.diagnosis.Waits.Edge;
import loombook.diagnosis.Waits.Kind;
import loombook.link.Place;
import loombook.text.Words;
import org.jspecify.annotations.Nullable;

/** Makes of who waits for whom what a reader is told. */
final class Reporting {
    private final Waits waits;
    private final Map<StackTraceElement, Place> places;
    private final Map<String, String> objects = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();

    private Reporting(Waits waits, List<Edge> told) {
        this.waits = waits;
        this.places = CellPlaces.of(
                told.stream().flatMap(edge -> stack(edge).stream()).toList());
        var ids = new HashMap<Long, String>();
        told.forEach(edge -> {
            ids.put(edge.waiter(), name(edge.waiter()));
            ids.put(edge.holderId(), edge.holder());
        });
        ids.values().forEach(name -> names.merge(name, 1, Integer::sum));
    }

    static DeadlockReport of(Waits waits) {
        var cycles = waits.cycles();
        var inCycles = new HashSet<Long>();
        cycles.forEach(cycle -> cycle.forEach(edge -> inCycles.add(edge.waiter())));
        var abandoned =
                waits.edges().values().stream().filter(Edge::holderEnded).toList();
        var stuck = new HashSet<>(inCycles);
        abandoned.forEach(edge -> stuck.add(edge.waiter()));
        var behind = waits.behind(stuck);
        var told = new ArrayList<Edge>();
        cycles.forEach(told::addAll);
        told.addAll(abandoned);
        told.addAll(behind);
        var reporting = new Reporting(waits, told);
        var virtual =
                (int) waits.threads().values().stream().filter(Entry::isVirtual).count();
        return new DeadlockReport(
                cycles.stream()
                        .map(cycle -> cycle.stream().map(reporting::told).toList())
                        .toList(),
                abandoned.stream().map(reporting::told).toList(),
                behind.stream().map(reporting::told).toList(),
                waits.threads().size(),
                virtual);
    }

    private Wait told(Edge edge) {
        var place = place(edge);
        var thread = waits.threads().get(edge.waiter());
        return new Wait(
                unique(name(edge.waiter()), edge.waiter()),
                thread != null && thread.isVirtual(),
                what(edge),
                unique(edge.holder(), edge.holderId()),
                edge.kind() == Kind.END,
                place == null ? elsewhere(edge) : place.where(),
                place == null ? "" : place.text());
    }

    private String name(long id) {
        var thread = waits.threads().get(id);
        return thread == null ? "thread " + id : Waits.name(thread);
    }

    /** Returns a name with a number where several of those that are told of have it. */
    private String unique(String name, long id) {
        return names.getOrDefault(name, 0) > 1 ? name + " #" + id : name;
    }

    private String what(Edge edge) {
        return switch (edge.kind()) {
            case END -> "its end";
            case LOCK -> named(edge, "lock");
            case MONITOR -> named(edge, "monitor");
        };
    }

    /** Numbers what is waited for: several may be of the same class. */
    private String named(Edge edge, String kind) {
        int number = objects.size() + 1;
        var type = Words.ofClass(edge.object().substring(0, edge.object().lastIndexOf('@')));
        return objects.computeIfAbsent(edge.object(), _ -> kind + " " + number + " (" + type + ")");
    }

    private List<StackTraceElement> stack(Edge edge) {
        var thread = waits.threads().get(edge.waiter());
        return thread == null ? List.of() : thread.stack();
    }

    /** Returns the innermost line of a cell. */
    private @Nullable Place place(Edge edge) {
        return stack(edge).stream()
                .map(places::get)
                .filter(place -> place != null && place.isKnown())
                .findFirst()
                .orElse(null);
    }

    private String elsewhere(Edge edge) {
        return stack(edge).stream()
                .filter(frame -> !frame.getClassName().startsWith("java.")
                        && !frame.getClassName().startsWith("jdk."))
                .findFirst()
                .map(frame -> CellPlaces.isCell(frame) ? "a cell" : frame.toString())
                .orElse("");
    }
}
