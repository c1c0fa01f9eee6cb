package loombook.kernel.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import loombook.chart.Chart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Charts look as they did when somebody looked at them. Compared are pictures of a sixteenth of the size each way, in
 * which letters are no more than grey: another font does not matter, another form, colour or place does. A pixel may be
 * off by 40 of 255 in each colour, two in a hundred by more, and the mean by 4.
 */
class GoldenTest {
    private static final File FOLDER = new File("src/test/resources/loombook/kernel/draw");
    private static final int SMALLER = 16;
    private static final int OFF = 40;
    private static final double MEAN = 4;
    private static final double PART = 0.02;

    static Stream<String> kinds() {
        return Gallery.charts().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aChartLooksAsItDid(String kind) throws IOException {
        var chart = Objects.requireNonNull(Gallery.charts().get(kind));
        var small = smaller(picture(chart));
        var file = new File(FOLDER, kind + ".png");
        if (!file.exists()) {
            ImageIO.write(small, "png", file);
            fail("There was no picture of " + kind + " to compare with; look at the chart, then keep " + file);
        }
        var golden = ImageIO.read(file);
        assertThat(small.getWidth()).isEqualTo(golden.getWidth());
        assertThat(small.getHeight()).isEqualTo(golden.getHeight());
        double sum = 0;
        int far = 0;
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                int most = 0;
                for (int shift = 0; shift <= 16; shift += 8) {
                    int off = Math.abs((small.getRGB(x, y) >> shift & 255) - (golden.getRGB(x, y) >> shift & 255));
                    sum += off / 3.0;
                    most = Math.max(most, off);
                }
                far += most > OFF ? 1 : 0;
            }
        }
        double pixels = small.getWidth() * small.getHeight();
        assertThat(sum / pixels).as("mean difference of " + kind).isLessThan(MEAN);
        assertThat(far / pixels)
                .as("part of pixels that differ much in " + kind)
                .isLessThan(PART);
    }

    private static BufferedImage picture(Chart<?> chart) throws IOException {
        var png = (byte[])
                Objects.requireNonNull(Drawing.draw(chart.bundle()).data().get("image/png"));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** Returns a picture each pixel of which is the mean of a square. */
    private static BufferedImage smaller(BufferedImage image) {
        int width = image.getWidth() / SMALLER;
        int height = image.getHeight() / SMALLER;
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int[] sums = new int[3];
                for (int i = 0; i < SMALLER * SMALLER; i++) {
                    int rgb = image.getRGB(x * SMALLER + i % SMALLER, y * SMALLER + i / SMALLER);
                    for (int c = 0; c < 3; c++) {
                        sums[c] += rgb >> 8 * c & 255;
                    }
                }
                int square = SMALLER * SMALLER;
                small.setRGB(x, y, sums[2] / square << 16 | sums[1] / square << 8 | sums[0] / square);
            }
        }
        return small;
    }
}
