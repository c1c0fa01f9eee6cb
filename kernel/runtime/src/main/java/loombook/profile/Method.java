package loombook.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loombook.agent.CellPlaces;
import loombook.link.Place;

/**
 * What a box of a flame graph stands for.
 *
 * @param key tells it from others: a method, or a line of a cell's own statements
 * @param name as it is written
 * @param origin whose code it is
 */
record Method(String key, String name, Origin origin) {
    /** Whose code a method is. */
    enum Origin {
        /** A cell's. */
        CELL,
        /** Of a library on the class path of cells. */
        LIBRARY,
        /** Loombook's. */
        LOOMBOOK,
        /** The JDK's. */
        JDK,
        /** Nobody's: it stands for many. */
        ALL
    }

    /** Returns the methods of frames. Of a cell's method the line is named in which it was seen most often. */
    static Map<StackTraceElement, Method> of(List<Profile.Calls> stacks) {
        var counts = new HashMap<StackTraceElement, Long>();
        for (var calls : stacks) {
            calls.frames().forEach(frame -> counts.merge(frame, calls.samples(), Long::sum));
        }
        var places = CellPlaces.of(counts.keySet());
        var most = new HashMap<String, StackTraceElement>();
        counts.forEach((frame, count) -> most.merge(key(frame, places), frame, (one, other) -> {
            int order = Long.compare(counts.getOrDefault(one, 0L), counts.getOrDefault(other, 0L));
            return order > 0 || (order == 0 && one.getLineNumber() < other.getLineNumber()) ? one : other;
        }));
        var methods = new HashMap<StackTraceElement, Method>();
        counts.keySet().forEach(frame -> {
            var key = key(frame, places);
            methods.put(frame, named(key, Objects.requireNonNull(most.get(key)), places));
        });
        return methods;
    }

    private static String key(StackTraceElement frame, Map<StackTraceElement, Place> places) {
        var place = places.get(frame);
        return place != null && place.within().isEmpty()
                ? place.where()
                : frame.getClassName() + "." + frame.getMethodName();
    }

    private static Method named(String key, StackTraceElement frame, Map<StackTraceElement, Place> places) {
        var place = places.get(frame);
        if (place != null) {
            return new Method(
                    key, place.within().isEmpty() ? place.where() : place.where() + ", " + place.within(), Origin.CELL);
        }
        var type = frame.getClassName();
        var method = frame.getMethodName();
        var simple = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
        var name = method.equals("<init>")
                ? "new " + simple
                : simple + "." + (method.startsWith("lambda$") ? "lambda" : method);
        return new Method(key, name, origin(type));
    }

    private static Origin origin(String type) {
        if (type.startsWith("loombook.")) {
            return Origin.LOOMBOOK;
        }
        return type.startsWith("java.")
                        || type.startsWith("javax.")
                        || type.startsWith("jdk.")
                        || type.startsWith("sun.")
                        || type.startsWith("com.sun.")
                ? Origin.JDK
                : Origin.LIBRARY;
    }
}
