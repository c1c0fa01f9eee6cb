package loombook.timeline;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Who holds the monitors ({@code synchronized}) for which threads wait. Only the JVM's thread dump knows that of virtual
 * threads. It takes some milliseconds, and is therefore made
 * only when a monitor is handed on, and as seldom as that takes 2 % of the time, but for the first ones.
 */
final class Monitors {
    private static final int SHARE = 50;
    private static final long GRACE_NS = 20_000_000;
    private static final Pattern FIELD = Pattern.compile("^\\s*\"(\\w+)\": \"?([^\"]*)\"?,?$");
    private static final Pattern LOCK = Pattern.compile("^\\s*\"([\\w.$\\[;/]+@[0-9a-f]+)\",?$");

    private static volatile boolean isLoaded;

    private long spent;

    /** Has all loaded that it needs; the first time a dump takes ten times as long. */
    static void load() {
        if (!isLoaded) {
            isLoaded = true;
            new Monitors().look(List.of());
        }
    }

    /** Returns whether another dump would not cost too much, such a time after the begin. */
    boolean mayLook(long elapsed) {
        return spent < GRACE_NS + elapsed / SHARE;
    }

    /** Notes what is found out of threads that wait for a monitor now; the owner by its id, in words. */
    void look(Collection<Track> tracks) {
        long now = System.nanoTime();
        try {
            var folder = Files.createTempDirectory("loombook-timeline");
            var file = folder.resolve("threads.json");
            try {
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
                note(tracks, Files.readString(file));
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            // No room for a file: then it is not known who holds a monitor.
        }
        spent += System.nanoTime() - now;
    }

    private static void note(Collection<Track> tracks, String dump) {
        Map<String, String> waiting = new HashMap<>();
        Map<String, String> holders = new HashMap<>();
        var thread = "";
        for (var line : dump.lines().toList()) {
            var field = FIELD.matcher(line);
            var lock = LOCK.matcher(line);
            if (field.matches()) {
                if (field.group(1).equals("tid")) {
                    thread = field.group(2);
                } else if (field.group(1).equals("blockedOn")) {
                    waiting.put(thread, field.group(2));
                }
            } else if (lock.matches()) {
                holders.put(lock.group(1), thread);
            }
        }
        for (var track : tracks) {
            var monitor = waiting.get(String.valueOf(track.thread().threadId()));
            if (monitor != null && !track.looks().isEmpty()) {
                var look = track.looks().getLast();
                if (look.state == Thread.State.BLOCKED) {
                    look.detail = Words.ofClass(monitor.substring(0, monitor.indexOf('@')));
                    look.by = holders.getOrDefault(monitor, "");
                }
            }
        }
    }
}
