package loombook.agent;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import loombook.display.Json;
import org.jspecify.annotations.Nullable;

/**
 * What all threads do, virtual ones too, as the JVM's thread dump tells it. It is made thread by thread, and not of one
 * instant. Objects are named as by {@link java.util.Objects#toIdentityString}.
 *
 * @param threads in the order of the dump
 */
public record ThreadDump(List<Entry> threads) {
    private static final Pattern FRAME = Pattern.compile("(?:.*/)?([^/(]+)\\.([^.(]+)\\(([^:)]*)(?::(\\d+))?\\)");

    /**
     * A thread.
     *
     * @param blockedOn the monitor that it waits to enter; empty for none
     * @param waitingOn the object at which it waits by {@code wait()}; empty for none
     * @param parkedOn what it is parked for; empty for none
     * @param held the monitors that it holds
     * @param frames its stack as it is written, innermost first
     */
    public record Entry(
            long id,
            String name,
            boolean isVirtual,
            Thread.State state,
            String blockedOn,
            String waitingOn,
            String parkedOn,
            Set<String> held,
            List<String> frames) {
        /** Returns its stack, innermost first, without what can't be read. */
        public List<StackTraceElement> stack() {
            var stack = new ArrayList<StackTraceElement>();
            for (var frame : frames) {
                var parts = FRAME.matcher(frame);
                if (parts.matches()) {
                    int line = parts.group(4) == null ? -1 : Integer.parseInt(parts.group(4));
                    stack.add(new StackTraceElement(parts.group(1), parts.group(2), parts.group(3), line));
                }
            }
            return stack;
        }
    }

    /**
     * Returns what they do now; takes some milliseconds.
     *
     * @throws IOException when there is no room for a file
     */
    public static ThreadDump now() throws IOException {
        // An interrupted thread can't write a file.
        boolean interrupted = Thread.interrupted();
        var folder = Files.createTempDirectory("loombook-threads");
        var file = folder.resolve("threads.json");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
            return read(Files.readString(file));
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Reads a dump. */
    static ThreadDump read(String json) {
        var threads = new ArrayList<Entry>();
        var dump = map(map(Json.parse(json).value()).get("threadDump"));
        for (var container : list(dump.get("threadContainers"))) {
            list(map(container).get("threads")).forEach(thread -> threads.add(entry(map(thread))));
        }
        return new ThreadDump(threads);
    }

    private static Entry entry(Map<?, ?> thread) {
        var blockedOn = text(thread.get("blockedOn"));
        var waitingOn = text(thread.get("waitingOn"));
        var held = new LinkedHashSet<String>();
        for (var monitors : list(thread.get("monitorsOwned"))) {
            list(map(monitors).get("locks")).forEach(lock -> held.add(text(lock)));
        }
        // Who waits is in the block, and has given its monitor back.
        held.removeAll(List.of("", blockedOn.isEmpty() ? waitingOn : blockedOn));
        return new Entry(
                Long.parseLong(text(thread.get("tid"))),
                text(thread.get("name")),
                Boolean.TRUE.equals(thread.get("virtual")),
                Thread.State.valueOf(text(thread.get("state"))),
                blockedOn,
                waitingOn,
                text(map(thread.get("parkBlocker")).get("object")),
                held,
                list(thread.get("stack")).stream().map(ThreadDump::text).toList());
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
