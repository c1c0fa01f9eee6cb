package loombook.kernel.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import loombook.display.MimeBundle;
import loombook.profile.Profile;
import loombook.profile.Profile.Calls;
import org.junit.jupiter.api.Test;

class ProfilePictureTest {
    /** Where colours may differ from viewer to viewer. */
    private static final int TOLERANCE = 8;

    private static Calls calls(long samples, String... methods) {
        var frames = Stream.of(methods)
                .map(it -> new StackTraceElement(
                        it.substring(0, it.lastIndexOf('.')), it.substring(it.lastIndexOf('.') + 1), null, 1))
                .toList();
        return new Calls(frames, false, samples);
    }

    private static Profile profile(List<String> notes, List<Calls> calls) {
        return new Profile(Duration.ofSeconds(1), Duration.ofMillis(400), true, 2, calls, notes, null, null);
    }

    private static Profile fixed() {
        return profile(
                List.of("The work ended by x"),
                List.of(
                        calls(50, "REPL.$JShell$1.bake", "java.util.TreeMap.put", "java.util.TreeMap.fix"),
                        calls(25, "REPL.$JShell$1.bake", "kitchen.Oven.stir"),
                        calls(20, "REPL.$JShell$1.clean", "loombook.thread.ThreadPool.submit"),
                        calls(5, "kitchen.Oven.aLongNameThatDoesNotFit")));
    }

    @Test
    void theDrawingIsTheGoldenOne() throws IOException {
        var svg = String.valueOf(Drawing.draw(fixed().bundle()).data().get("image/svg+xml"));
        GoldenSvg.assertIs("profile", svg);
        assertThat(svg).doesNotContain("<style", "<script", "class=", "href");
    }

    @Test
    void thePngShowsTheSame() throws IOException {
        var bundle = Drawing.draw(fixed().bundle());
        assertThat(bundle.data()).containsOnlyKeys("image/svg+xml", "image/png", "text/plain");
        var image = png(bundle);
        var hints = (Map<?, ?>) Objects.requireNonNull(bundle.metadata().get("image/png"));
        assertThat(hints.get("width")).isEqualTo(image.getWidth() / 2).isEqualTo(760);
        assertThat(hints.get("height")).isEqualTo(image.getHeight() / 2);
        assertThat(hints.get("alt")).asString().startsWith("Profile of 400 ms of CPU time in 2 threads");
        assertColor(image, 0.99, 0, 0xF1F3F5);
        assertColor(image, 0.70, 1, 0x0072B2);
        assertColor(image, 0.94, 1, 0x0072B2);
        assertColor(image, 0.49, 2, 0xD3D9E0);
        assertColor(image, 0.74, 2, 0xE69F00);
        assertColor(image, 0.94, 2, 0xEBC6DA);
        assertColor(image, 0.49, 3, 0xD3D9E0);
        assertColor(image, 0.74, 3, 0xFFFFFF);
    }

    /** Asserts what is drawn at the foot of a row, from the ground on, at a part of the width. */
    private static void assertColor(BufferedImage image, double at, int row, int expected) {
        int pixel = image.getRGB((int) (2 * (14 + 732 * at)), 2 * (58 + 4 * 20 - row * 20 - 3));
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(pixel >> shift & 0xFF)
                    .as("at %.2f of row %d: %06x", at, row, pixel & 0xFFFFFF)
                    .isBetween((expected >> shift & 0xFF) - TOLERANCE, (expected >> shift & 0xFF) + TOLERANCE);
        }
    }

    @Test
    void anythingCanBeDrawn() throws IOException {
        assertDrawn(profile(List.of("n".repeat(500), "<&>"), List.of(calls(1, "a.B.<init>"))));
        assertDrawn(profile(List.of(), List.of(new Calls(List.of(), true, 3))));
        var deep = IntStream.range(0, 100).mapToObj(i -> "a.B.m" + i).toArray(String[]::new);
        assertDrawn(profile(List.of(), List.of(calls(3, deep))));
    }

    @Test
    void thousandsOfMethodsAreASmallPicture() throws IOException {
        var all = new ArrayList<Calls>();
        for (int i = 0; i < 5000; i++) {
            all.add(calls(1 + i % 7, "a.B.m" + i % 50, "a.C.n" + i % 700, "a.D.o" + i));
        }
        var drawn = Drawing.draw(profile(List.of(), all).bundle());
        assertThat(String.valueOf(drawn.data().get("image/svg+xml")).length()).isLessThan(200_000);
        assertThat((byte[]) drawn.data().get("image/png")).hasSizeLessThan(100_000);
    }

    private static void assertDrawn(Profile profile) throws IOException {
        var drawn = Drawing.draw(profile.bundle());
        assertThat(drawn.data()).containsOnlyKeys("image/svg+xml", "image/png", "text/plain");
        assertThat(png(drawn).getWidth()).isEqualTo(1520);
    }

    private static BufferedImage png(MimeBundle bundle) throws IOException {
        return ImageIO.read(new ByteArrayInputStream((byte[]) bundle.data().get("image/png")));
    }
}
