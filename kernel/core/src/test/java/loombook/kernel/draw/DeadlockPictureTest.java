package loombook.kernel.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import loombook.diagnosis.DeadlockReport;
import loombook.diagnosis.DeadlockReport.Wait;
import loombook.display.MimeBundle;
import org.junit.jupiter.api.Test;

class DeadlockPictureTest {
    private static final int TOLERANCE = 8;

    private static DeadlockReport pair() {
        var left = new Wait("left", false, "lock 1 (ReentrantLock)", "right", false, "cell [3], line 7", "two.lock();");
        var right = new Wait("right", true, "lock 2 (ReentrantLock)", "left", false, "cell [3], line 9", "one.lock();");
        var main = new Wait("main", false, "its end", "left", true, "cell [4], line 1", "left.join();");
        return new DeadlockReport(List.of(List.of(left, right)), List.of(), List.of(main), 9, 1);
    }

    private static DeadlockReport round(int threads) {
        var round = IntStream.range(0, threads)
                .mapToObj(i -> new Wait(
                        "philosopher " + i,
                        false,
                        "lock " + (i + 1) + " (ReentrantLock)",
                        "philosopher " + (i + 1) % threads,
                        false,
                        "cell [3], line 7",
                        "forks[right].lock();"))
                .toList();
        return new DeadlockReport(List.of(round), List.of(), List.of(), 20, 0);
    }

    @Test
    void theDrawingIsTheGoldenOne() throws IOException {
        var svg = String.valueOf(Drawing.draw(pair().bundle()).data().get("image/svg+xml"));
        GoldenSvg.assertIs("deadlock", svg);
        assertThat(svg).doesNotContain("<style", "<script", "class=", "href");
    }

    @Test
    void thePngShowsTwoBoxesAndTheArrowsBetweenThem() throws IOException {
        var image = png(Drawing.draw(pair().bundle()));
        int middle = 34 + 108 / 2;
        assertColor(image, 160 - 40, middle, 0xD55E00);
        assertColor(image, 600 + 40, middle, 0xD55E00);
        assertColor(image, 380, middle - 8, 0x57606A);
        assertColor(image, 380, middle + 8, 0x57606A);
        assertColor(image, 380, middle, 0xFFFFFF);
    }

    private static void assertColor(BufferedImage image, int x, int y, int expected) {
        int pixel = image.getRGB(2 * x, 2 * y);
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(pixel >> shift & 0xFF)
                    .as("at %d, %d: %06x", x, y, pixel & 0xFFFFFF)
                    .isBetween((expected >> shift & 0xFF) - TOLERANCE, (expected >> shift & 0xFF) + TOLERANCE);
        }
    }

    @Test
    void anythingCanBeDrawn() throws IOException {
        assertDrawn(round(1));
        assertDrawn(round(5));
        assertDrawn(round(8));
        assertDrawn(round(300));
        var waits = round(40).deadlocks().getFirst();
        assertDrawn(new DeadlockReport(List.of(), waits, waits, 80, 0));
        assertDrawn(new DeadlockReport(List.of(), waits, List.of(), 80, 0));
        assertDrawn(new DeadlockReport(
                List.of(List.of(new Wait("<&>".repeat(50), true, "x", "y", false, "z", "\u0001".repeat(900)))),
                List.of(),
                List.of(),
                1,
                1));
    }

    private static void assertDrawn(DeadlockReport report) throws IOException {
        var drawn = Drawing.draw(report.bundle());
        assertThat(drawn.data()).containsOnlyKeys("image/svg+xml", "image/png", "text/plain");
        assertThat(png(drawn).getWidth()).isEqualTo(1520);
    }

    private static BufferedImage png(MimeBundle bundle) throws IOException {
        return ImageIO.read(new ByteArrayInputStream((byte[]) bundle.data().get("image/png")));
    }
}
