package loombook.kernel.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import loombook.display.MimeBundle;
import loombook.timeline.Timeline;
import loombook.timeline.Timeline.Cost;
import loombook.timeline.Timeline.Kind;
import loombook.timeline.Timeline.Lane;
import loombook.timeline.Timeline.Level;
import loombook.timeline.Timeline.Span;
import loombook.timeline.Timeline.State;
import org.junit.jupiter.api.Test;

class TimelinePictureTest {
    private static final long MS = 1_000_000;

    /** Where colours may differ from viewer to viewer. */
    private static final int TOLERANCE = 8;

    private static Span span(State state, long from, long to, String detail, String by) {
        return new Span(state, from * MS, to * MS, detail, by);
    }

    private static Lane lane(String name, Kind kind, Span... spans) {
        var times = new EnumMap<State, Long>(State.class);
        for (var span : spans) {
            times.merge(span.state(), span.nanos(), Long::sum);
        }
        return new Lane(name, kind, 1, List.of(spans), List.of(), times);
    }

    private static Timeline timeline(long millis, List<String> notes, Lane... lanes) {
        var cost =
                new Cost(Duration.ofMillis(50), Duration.ofMillis(1), Duration.ofMillis(20), 100, Duration.ofMillis(2));
        return new Timeline(0, Duration.ofMillis(millis), 4, List.of(lanes), cost, notes, null, null);
    }

    private static Timeline fixed() {
        var levels = List.of(
                new Level(0, 100 * MS, Map.of(State.RUNNING, 2.0, State.WAITING, 98.0)),
                new Level(100 * MS, 200 * MS, Map.of(State.RUNNING, 4.0, State.BLOCKED, 46.0)));
        return timeline(
                200,
                List.of("Goes on after the end: late."),
                lane(
                        "main",
                        Kind.PLATFORM,
                        span(State.RUNNING, 0, 20, "", ""),
                        span(State.WAITING, 20, 200, "a thread's end", "")),
                lane(
                        "first",
                        Kind.PLATFORM,
                        span(State.RUNNING, 20, 60, "", ""),
                        span(State.SLEEPING, 60, 120, "", "")),
                lane(
                        "second",
                        Kind.VIRTUAL,
                        span(State.BLOCKED, 40, 120, "ReentrantLock", "first"),
                        span(State.IO, 120, 160, "x.csv", "")),
                lane(
                        "task",
                        Kind.TASK,
                        span(State.READY, 20, 60, "", ""),
                        span(State.SLEEPING, 60, 140, Timeline.HOLDS_LOOP, "")),
                lane(
                        "PoolWorker-1 (42)",
                        Kind.PROCESS,
                        span(State.RUNNING, 50, 100, "task 1", ""),
                        span(State.RUNNING, 100, 150, "task 2", "")),
                new Lane("100 virtual threads", Kind.GROUP, 100, List.of(), levels, Map.of(State.RUNNING, 600 * MS)));
    }

    @Test
    void theDrawingIsTheGoldenOne() throws IOException {
        var svg = String.valueOf(Drawing.draw(fixed().bundle()).data().get("image/svg+xml"));
        GoldenSvg.assertIs("timeline", svg);
        assertThat(svg).doesNotContain("<style", "<script", "class=", "href");
    }

    @Test
    void thePngShowsTheSame() throws IOException {
        var bundle = Drawing.draw(fixed().bundle());
        var image = png(bundle);
        var hints = (Map<?, ?>) Objects.requireNonNull(bundle.metadata().get("image/png"));
        assertThat(hints.get("width")).isEqualTo(image.getWidth() / 2);
        assertThat(hints.get("height")).isEqualTo(image.getHeight() / 2);
        assertThat(hints.get("alt")).isEqualTo("Timeline of 200 ms, 6 lanes");
        assertColor(image, 10, 0, 0x0072B2);
        assertColor(image, 110, 0, 0xB9C4CF);
        assertColor(image, 30, 1, 0x0072B2);
        assertColor(image, 90, 1, 0xDDB4CC);
        assertColor(image, 45, 2, 0xD55E00);
        assertColor(image, 125, 2, 0x009E73);
        assertColor(image, 30, 3, 0xE69F00);
        assertColor(image, 130, 4, 0x0072B2);
        assertColor(image, 190, 1, 0xFFFFFF);
    }

    /** Asserts what is drawn in the middle of a lane at a time. */
    private static void assertColor(BufferedImage image, long millis, int lane, int expected) {
        double left = 14 + 19 * 6.4 + 12;
        int x = (int) (2 * (left + (738 - left) * millis / 200));
        int pixel = image.getRGB(x, 2 * (34 + 24 * lane + 12));
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(pixel >> shift & 0xFF)
                    .as("at %d ms of lane %d: %06x", millis, lane, pixel & 0xFFFFFF)
                    .isBetween((expected >> shift & 0xFF) - TOLERANCE, (expected >> shift & 0xFF) + TOLERANCE);
        }
    }

    @Test
    void theTextTellsTheSame() {
        assertThat(fixed().bundle().data().get("text/plain")).isEqualTo("""
                Timeline of 200 ms   █ running   ~ I/O   x blocked   ░ ready   · waiting   z sleeping
                main                |██████······················································|
                first               |      ████████████zzzzzzzzzzzzzzzzzz                        |
                second              |            xxxxxxxxxxxxxxxxxxxxxxxx~~~~~~~~~~~~            |
                task                |      ░░░░░░░░░░░░zzzzzzzzzzzzzzzzzzzzzzzz                  |
                PoolWorker-1 (42)   |               ██████████████████████████████               |
                100 virtual threads |······························xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx|
                                     0                                                     200 ms
                                     running      I/O  blocked    ready  waiting  sleeping
                main                 20.0 ms        –        –        –   180 ms         –
                first                40.0 ms        –        –        –        –   60.0 ms
                second                     –  40.0 ms  80.0 ms        –        –         –
                task                       –        –        –  40.0 ms        –   80.0 ms
                PoolWorker-1 (42)     100 ms        –        –        –        –         –
                100 virtual threads   600 ms        –        –        –        –         –
                4 cores · 200 ms
                Goes on after the end: late.""");
    }

    @Test
    void anythingCanBeDrawn() throws IOException {
        assertDrawn(timeline(0, List.of()));
        assertDrawn(timeline(0, List.of(), lane("main", Kind.PLATFORM)));
        assertDrawn(timeline(
                1,
                List.of("n".repeat(500)),
                lane("<a & \"b\">\u0001".repeat(30), Kind.VIRTUAL, span(State.BLOCKED, 0, 1, "<", "nobody here"))));
        assertDrawn(
                timeline(10_000_000, List.of(), lane("long", Kind.TASK, span(State.RUNNING, 0, 10_000_000, "", ""))));
    }

    @Test
    void manySpansAreASmallPicture() throws IOException {
        var lanes = new ArrayList<Lane>();
        for (int i = 0; i < 24; i++) {
            lanes.add(lane(
                    "busy " + i,
                    Kind.PLATFORM,
                    IntStream.range(0, 5000)
                            .mapToObj(t -> span(t % 2 == 0 ? State.RUNNING : State.WAITING, t, t + 1, "", ""))
                            .toArray(Span[]::new)));
        }
        var timeline = timeline(5000, List.of(), lanes.toArray(Lane[]::new));
        var drawn = Drawing.draw(timeline.bundle());
        assertThat(String.valueOf(drawn.data().get("image/svg+xml")).length()).isLessThan(60_000);
        assertThat((byte[]) drawn.data().get("image/png")).hasSizeLessThan(60_000);
        assertDrawn(timeline);
    }

    @Test
    void whatIsMergedKeepsItsShares() {
        var lane = lane(
                "busy",
                Kind.PLATFORM,
                IntStream.range(0, 3000)
                        .mapToObj(t -> span(t % 3 == 0 ? State.RUNNING : State.WAITING, t, t + 1, "", ""))
                        .toArray(Span[]::new));
        var merged = lane.merged(20 * MS);
        assertThat(merged.spans().size()).isLessThan(200);
        long running = merged.spans().stream()
                .filter(span -> span.state() == State.RUNNING)
                .mapToLong(Span::nanos)
                .sum();
        assertThat(running / MS).isBetween(960L, 1040L);
        assertThat(merged.spans().getLast().to()).isEqualTo(3000 * MS);
    }

    private static void assertDrawn(Timeline timeline) throws IOException {
        var drawn = Drawing.draw(timeline.bundle());
        assertThat(drawn.data()).containsOnlyKeys("image/svg+xml", "image/png", "text/plain");
        assertThat(png(drawn).getWidth()).isEqualTo(1520);
    }

    private static BufferedImage png(MimeBundle bundle) throws IOException {
        return ImageIO.read(new ByteArrayInputStream((byte[]) bundle.data().get("image/png")));
    }
}
