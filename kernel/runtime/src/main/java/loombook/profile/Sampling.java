package loombook.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's flight recorder, which looks where threads are. On Linux it does so by their CPU time: each thread is looked
 * at after so much of its own, also in native code. Measured on two cores, that gave 250 samples a second of CPU time and
 * thread where the kernel's clock ticks each 4 ms, and 100 when asked for each 10 ms; the older way, by the clock on the
 * wall, gave 92 to 183 for the same work, the more the busier the machine was. All were true within the bounds of chance.
 */
final class Sampling {
    private static final String BY_CPU_TIME = "jdk.CPUTimeSample";
    private static final String LOST = "jdk.CPUTimeSamplesLost";
    private static final String BY_CLOCK = "jdk.ExecutionSample";
    private static final Duration CPU_PERIOD = Duration.ofMillis(2);
    private static final Duration CLOCK_PERIOD = Duration.ofMillis(10);

    /** When more than one sample of so many is lost, the reader is told. */
    private static final int GRAVE = 20;

    private final Recording recording;
    private final boolean byCpuTime;

    /**
     * What was seen.
     *
     * @param stacks what was called, and how often that was seen
     * @param nanos the time for which the samples stand
     * @param threads of how many threads there are samples
     * @param notes what the reader has to know
     */
    record Seen(List<Profile.Calls> stacks, long nanos, boolean byCpuTime, int threads, List<String> notes) {}

    private Sampling(Recording recording, boolean byCpuTime) {
        this.recording = recording;
        this.byCpuTime = byCpuTime;
    }

    /**
     * Gets ready.
     *
     * @throws IllegalStateException when the JVM has no flight recorder
     */
    static Sampling prepare() {
        try {
            boolean byCpuTime = System.getProperty("os.name", "").equals("Linux")
                    && FlightRecorder.getFlightRecorder().getEventTypes().stream()
                            .anyMatch(type -> type.getName().equals(BY_CPU_TIME));
            var recording = new Recording();
            if (byCpuTime) {
                recording.enable(BY_CPU_TIME).with("throttle", CPU_PERIOD.toMillis() + "ms");
                recording.enable(LOST);
            } else {
                recording.enable(BY_CLOCK).withPeriod(CLOCK_PERIOD);
            }
            return new Sampling(recording, byCpuTime);
        } catch (RuntimeException | LinkageError e) {
            throw new IllegalStateException(
                    "There is no profile: the flight recorder of this JVM can't be used (" + e.getMessage()
                            + "). It may be switched off by a flag, or have no room for its files.",
                    e);
        }
    }

    void start() {
        recording.start();
    }

    void close() {
        recording.close();
    }

    /**
     * Ends, and reads what was seen.
     *
     * @param threads the ids of those that count; null for all but our own
     */
    Seen end(@Nullable Set<Long> threads) {
        try (recording) {
            recording.stop();
            var file = Files.createTempFile("loombook-profile", ".jfr");
            try {
                recording.dump(file);
                return read(file, threads);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException | RuntimeException e) {
            return new Seen(
                    List.of(),
                    0,
                    byCpuTime,
                    0,
                    List.of("What the flight recorder has seen can't be read: " + e.getMessage()));
        }
    }

    private Seen read(Path file, @Nullable Set<Long> wanted) throws IOException {
        Map<StackOf, Long> counts = new HashMap<>();
        var threads = new HashSet<Long>();
        long nanos = 0;
        long lost = 0;
        long all = 0;
        try (var events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                var event = events.readEvent();
                var type = event.getEventType().getName();
                if (type.equals(LOST)) {
                    lost += isWanted(event.getThread(), wanted) ? event.getInt("lostSamples") : 0;
                    continue;
                }
                if (!type.equals(BY_CPU_TIME) && !type.equals(BY_CLOCK)) {
                    continue;
                }
                var thread = thread(event);
                if (thread == null || !isWanted(thread, wanted)) {
                    continue;
                }
                all++;
                var stack = event.getStackTrace();
                if (stack == null) {
                    lost++;
                    continue;
                }
                var calls = Stacks.calls(frames(stack));
                if (calls.isEmpty()) {
                    continue;
                }
                nanos += byCpuTime ? event.getDuration("samplingPeriod").toNanos() : CLOCK_PERIOD.toNanos();
                threads.add(thread.getJavaThreadId());
                counts.merge(new StackOf(calls, stack.isTruncated()), 1L, Long::sum);
            }
        }
        var stacks = new ArrayList<Profile.Calls>();
        counts.forEach((stack, count) -> stacks.add(new Profile.Calls(stack.frames(), stack.isCut(), count)));
        stacks.sort((one, other) -> Long.compare(other.samples(), one.samples()));
        var notes = lost * GRAVE > all
                ? List.of("%,d of %,d samples were lost: what is missing may be anything.".formatted(lost, all + lost))
                : List.<String>of();
        return new Seen(List.copyOf(stacks), nanos, byCpuTime, threads.size(), notes);
    }

    private record StackOf(List<StackTraceElement> frames, boolean isCut) {}

    private static @Nullable RecordedThread thread(RecordedEvent event) {
        return event.hasField("sampledThread") ? event.getThread("sampledThread") : event.getThread();
    }

    private static boolean isWanted(@Nullable RecordedThread thread, @Nullable Set<Long> wanted) {
        if (thread == null || thread.getJavaThreadId() <= 0) {
            return false;
        }
        if (wanted != null) {
            return wanted.contains(thread.getJavaThreadId());
        }
        var name = String.valueOf(thread.getJavaName());
        return !name.startsWith("loombook-") && !name.startsWith("JFR ");
    }

    /** Returns the frames of methods in Java, outermost first. */
    private static List<StackTraceElement> frames(RecordedStackTrace stack) {
        return stack.getFrames().reversed().stream()
                .filter(RecordedFrame::isJavaFrame)
                .map(frame -> new StackTraceElement(
                        frame.getMethod().getType().getName(),
                        frame.getMethod().getName(),
                        null,
                        frame.getLineNumber()))
                .toList();
    }
}
