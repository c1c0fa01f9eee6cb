package loombook.timeline;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import loombook.text.Words;
import loombook.timeline.Timeline.Span;
import loombook.timeline.Timeline.State;
import org.jspecify.annotations.Nullable;

/** The JDK's flight recorder, which notes when a platform thread begins and ends to wait. */
final class Flight {
    /** What it takes to record an event, about. */
    static final long EVENT_NS = 1000;

    private static final Duration SHORTEST = Duration.ofNanos(100_000);
    private static final long LARGEST = 32L << 20;
    private static final List<String> EVENTS = List.of(
            "jdk.ThreadPark",
            "jdk.ThreadSleep",
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.SocketRead",
            "jdk.SocketWrite",
            "jdk.FileRead",
            "jdk.FileWrite",
            "jdk.FileForce");

    private final Recording recording;

    /** Tells which of our times is which of the recorder's. */
    @StackTrace(false)
    @Enabled(false)
    static final class Mark extends Event {
        long nanoTime;

        static void now() {
            var mark = new Mark();
            mark.nanoTime = System.nanoTime();
            mark.commit();
        }
    }

    /**
     * What was recorded.
     *
     * @param spans by the thread's id; their times are those of {@link System#nanoTime}
     * @param count how many events there were
     * @param problem why there is not all; empty when there is
     */
    record Seen(Map<Long, List<Span>> spans, long count, String problem) {
        static final Seen NOTHING = new Seen(
                Map.of(), 0, "The flight recorder can't be used: waits were looked at each millisecond, all of them.");

        /** Returns what a thread did beside running, since the recording's begin. */
        List<Span> of(Thread thread, Clock clock) {
            var its = new ArrayList<Span>();
            for (var span : spans.getOrDefault(thread.threadId(), List.of())) {
                Spans.addCut(its, span, clock.at(span.from()), clock.at(span.to()));
            }
            return Spans.inOrder(its);
        }

        boolean isComplete() {
            return problem.isEmpty();
        }
    }

    private Flight(Recording recording) {
        this.recording = recording;
    }

    /** Begins; null where the JDK was made without it, or it is forbidden. */
    static @Nullable Flight start() {
        try {
            var recording = new Recording();
            EVENTS.forEach(
                    name -> recording.enable(name).withThreshold(SHORTEST).withoutStackTrace());
            recording.enable(Mark.class);
            recording.setMaxSize(LARGEST);
            recording.start();
            Mark.now();
            return new Flight(recording);
        } catch (RuntimeException | LinkageError e) {
            return null; // no room for its files, or it is switched off
        }
    }

    /** Ends, and reads what was recorded. */
    Seen end() {
        try (recording) {
            Mark.now();
            recording.stop();
            var file = Files.createTempFile("loombook-timeline", ".jfr");
            try {
                recording.dump(file);
                return read(RecordingFile.readAllEvents(file));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException | RuntimeException e) {
            return new Seen(Map.of(), 0, "What the flight recorder has noted can't be read: " + e.getMessage());
        }
    }

    private static Seen read(List<RecordedEvent> events) {
        var marks = events.stream()
                .filter(event -> event.getEventType().getName().equals(Mark.class.getName()))
                .toList();
        if (marks.isEmpty()) {
            return new Seen(Map.of(), events.size(), "The flight recorder has lost what it has noted.");
        }
        long offset = offset(marks.getLast());
        var spans = new HashMap<Long, List<Span>>();
        for (var event : events) {
            var thread = event.getThread();
            var span = span(event, offset);
            if (thread != null && span != null) {
                spans.computeIfAbsent(thread.getJavaThreadId(), _ -> new ArrayList<>())
                        .add(span);
            }
        }
        return new Seen(spans, events.size(), "");
    }

    private static long offset(RecordedEvent mark) {
        return mark.getLong("nanoTime") - nanos(mark.getStartTime());
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000 + time.getNano();
    }

    private static @Nullable Span span(RecordedEvent event, long offset) {
        long from = nanos(event.getStartTime()) + offset;
        long to = nanos(event.getEndTime()) + offset;
        return switch (event.getEventType().getName()) {
            case "jdk.ThreadPark" -> {
                var name = name(event.getClass("parkedClass"));
                yield new Span(Words.isLock(name) ? State.BLOCKED : State.WAITING, from, to, Words.ofClass(name), "");
            }
            case "jdk.ThreadSleep" -> new Span(State.SLEEPING, from, to, "", "");
            case "jdk.JavaMonitorEnter" ->
                new Span(
                        State.BLOCKED,
                        from,
                        to,
                        Words.ofClass(name(event.getClass("monitorClass"))),
                        id(event.getThread("previousOwner")));
            case "jdk.JavaMonitorWait" -> {
                var name = name(event.getClass("monitorClass"));
                var what = name.equals("java.lang.Thread") ? "a thread's end" : Words.ofClass(name);
                yield new Span(State.WAITING, from, to, what, "");
            }
            case "jdk.SocketRead", "jdk.SocketWrite" ->
                new Span(State.IO, from, to, event.getString("host") + ":" + event.getInt("port"), "");
            case "jdk.FileRead", "jdk.FileWrite", "jdk.FileForce" ->
                new Span(State.IO, from, to, file(event.getString("path")), "");
            default -> null;
        };
    }

    private static String name(@Nullable RecordedClass type) {
        return type == null ? "" : type.getName();
    }

    private static String id(@Nullable RecordedThread thread) {
        return thread == null ? "" : String.valueOf(thread.getJavaThreadId());
    }

    private static String file(@Nullable String path) {
        return path == null ? "a file" : path.substring(path.lastIndexOf('/') + 1);
    }
}
