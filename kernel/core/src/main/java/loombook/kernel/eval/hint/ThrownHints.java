package loombook.kernel.eval.hint;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import loombook.link.Thrown;
import org.jspecify.annotations.Nullable;

/** Hints at what common exceptions mean. */
public final class ThrownHints {
    private static final Pattern OUT_OF_BOUNDS = Pattern.compile("Index (-?\\d+) out of bounds for length (\\d+)");
    private static final Pattern INPUT =
            Pattern.compile("(?s)(?:For input string: |Cannot parse null string)\"?(.*?)\"?(?: under radix.*)?");
    private static final int OFTEN = 50;

    private ThrownHints() {}

    /**
     * Returns a hint, or null when nothing helpful is known.
     *
     * @param place says where a frame of a cell is, in the reader's words; null for other frames
     */
    public static @Nullable String of(Thrown thrown, Function<StackTraceElement, @Nullable String> place) {
        var message = thrown.message() == null ? "" : thrown.message();
        return switch (thrown.type()) {
            case "java.util.ConcurrentModificationException" ->
                "It was changed while it was gone through, by the loop's own body or by another thread. Remove by"
                        + " .removeIf(…), go through a copy, or take a collection of java.util.concurrent.";
            case "java.lang.ArrayIndexOutOfBoundsException",
                    "java.lang.IndexOutOfBoundsException",
                    "java.lang.StringIndexOutOfBoundsException" -> bounds(message);
            case "java.lang.NumberFormatException" -> number(message);
            case "java.lang.ClassCastException" ->
                "It is not of the class that the cast says. Ask first: if (value instanceof Type it) { … }";
            case "java.lang.UnsupportedOperationException" -> unchangeable(thrown);
            case "java.util.NoSuchElementException" ->
                message.equals("No value present")
                        ? "The Optional is empty: .orElse(…) gives another value then, .isPresent() asks."
                        : null;
            case "java.lang.IllegalMonitorStateException" -> monitor(thrown);
            case "java.util.concurrent.RejectedExecutionException" ->
                message.contains("Shutting down") || message.contains("Terminated") || message.contains("shutdown")
                        ? "The pool was shut down or closed, and takes no more tasks: hand them over before, or make another pool."
                        : "The pool takes no more tasks: it was closed, or its queue is full.";
            case "java.lang.OutOfMemoryError" -> memory(message);
            case "java.lang.StackOverflowError" -> overflow(thrown, place);
            case "java.lang.ArrayStoreException" ->
                "An array holds only what its own class says, also where its variable's type says more.";
            default -> null;
        };
    }

    private static @Nullable String bounds(String message) {
        var found = OUT_OF_BOUNDS.matcher(message);
        if (!found.find()) {
            return null;
        }
        long length = Long.parseLong(found.group(2));
        return length == 0
                ? "There is nothing in it yet."
                : length == 1
                        ? "There is one element, and its index is 0."
                        : "The first index is 0, and the last one is " + (length - 1) + ".";
    }

    private static @Nullable String number(String message) {
        var found = INPUT.matcher(message);
        if (!found.matches()) {
            return null;
        }
        var text = found.group(1);
        if (text.isEmpty()) {
            return "The text is empty.";
        }
        if (!text.equals(text.strip())) {
            return "There are blanks around the number: .strip() takes them away.";
        }
        if (text.matches("[-+]?\\d+\\.\\d*|[-+]?\\d*\\.\\d+")) {
            return "A number with a point is read by Double.parseDouble(…).";
        }
        if (text.matches("[-+]?\\d{10,}")) {
            return "That is too large for an int: Long.parseLong(…) reads larger ones, new BigInteger(…) any.";
        }
        return text.matches("[-+]?\\d+,\\d+") ? "Java reads and writes a point in numbers, and no comma." : null;
    }

    private static @Nullable String unchangeable(Thrown thrown) {
        var frames = thrown.frames();
        var first = frames.isEmpty() ? "" : frames.getFirst().getClassName();
        return first.startsWith("java.util.ImmutableCollections")
                        || first.startsWith("java.util.Collections$Unmodifiable")
                ? "What List.of(…), Map.of(…), .toList() and the like give can't be changed: new ArrayList<>(…) makes a copy that can."
                : first.startsWith("java.util.AbstractList") || first.startsWith("java.util.AbstractCollection")
                        ? "What Arrays.asList(…) gives has a fixed size: new ArrayList<>(…) makes a copy that can grow."
                        : null;
    }

    private static @Nullable String monitor(Thrown thrown) {
        var frames = thrown.frames();
        var method = frames.isEmpty() ? "" : frames.getFirst().getMethodName();
        boolean ofObject =
                frames.stream().limit(2).anyMatch(one -> one.getClassName().equals("java.lang.Object"));
        return ofObject
                ? "wait and notify are called inside synchronized (x) { … }, on that x."
                : method.contains("elease") || method.contains("wn") || method.contains("ignal")
                        ? "The lock is another thread's or nobody's: call lock() before, in the same thread, and unlock() in finally."
                        : null;
    }

    private static @Nullable String memory(String message) {
        return message.contains("native thread")
                ? "There are too many threads of the operating system: Thread.ofVirtual() makes threads of which there may be millions."
                : message.contains("Java heap space") || message.contains("GC overhead")
                        ? "What is still referred to stays in memory. %jvm -Xmx4g as a cell's first line starts the cells anew with"
                                + " 4 GB; variables are lost then."
                        : message.contains("array size") ? "An array has 2147483645 elements at most." : null;
    }

    /** Names what calls itself: that which is on the stack most often. */
    private static @Nullable String overflow(Thrown thrown, Function<StackTraceElement, @Nullable String> place) {
        Map<String, Integer> counts = new HashMap<>();
        for (var frame : thrown.frames()) {
            var where = place.apply(frame);
            if (where != null && !where.isEmpty()) {
                counts.merge(where, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(one -> one.getValue() >= OFTEN)
                .map(one -> one.getKey()
                        + " is called by itself again and again: it needs a case in which it does not call itself,"
                        + " and each call must come nearer to that.")
                .orElse(null);
    }
}
