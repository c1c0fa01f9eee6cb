package loombook.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PhotoAlbumTest {
    private static PhotoAlbum quick(int size) {
        return PhotoAlbum.local(size, Duration.ZERO, 100_000_000);
    }

    @Test
    void itsPicturesAreAllDifferentAndTheSameEachTime(@TempDir Path folder) throws Exception {
        try (var album = quick(20);
                var another = quick(1)) {
            var sums = new HashSet<String>();
            for (var picture : album.pictures()) {
                var file = Fetched.get(picture);
                assertThat(file.headers().firstValue("Content-Type")).hasValue("image/jpeg");
                assertThat(file.body()).hasSizeBetween(40_000, 200_000);
                var path = Files.write(folder.resolve(album.fileName(picture)), file.body());
                assertThat(PhotoAlbum.sha256(path)).isEqualTo(album.sha256(picture));
                sums.add(album.sha256(picture));
            }
            assertThat(sums).hasSize(20);
            assertThat(another.sha256(another.pictures().getFirst()))
                    .isEqualTo(album.sha256(album.pictures().getFirst()));
            assertThat(album).asString().contains("An album of 20 pictures at http://127.0.0.1:", "20 requests served");
            var image = album.image(album.pictures().get(3));
            assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(640, 480);
            var sheet = PhotoAlbum.contactSheet(folder);
            assertThat(List.of(sheet.getWidth(), sheet.getHeight())).containsExactly(5 * 166 + 6, 4 * 126 + 6);
        }
    }

    @Test
    void itsPicturesComeSeveralAtOnce() throws Exception {
        try (var album = PhotoAlbum.local(4, Duration.ofMillis(300), 1_000_000)) {
            var test = LoadTest.run(i -> album.pictures().get(i), 4, 1);
            assertThat(test.outcomes()).containsEntry("200", 4);
            assertThat(DoubleStream.of(test.latencies())).hasSize(4).allMatch(millis -> millis >= 300);
            assertThat(album.peak()).isEqualTo(4);
        }
    }

    @Test
    void whatIsNotInItIsSaid() throws Exception {
        try (var album = quick(2)) {
            var missing = album.pictures().getFirst().resolve("/pictures/3.jpg");
            assertThat(Fetched.get(missing).statusCode()).isEqualTo(404);
            assertThatThrownBy(() -> album.sha256(missing))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("There is no picture " + missing);
            assertThat(album.fileName(album.pictures().get(1))).isEqualTo("picture-02.jpg");
        }
        assertThatThrownBy(() -> PhotoAlbum.local(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PhotoAlbum.local(501)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PhotoAlbum.contactSheet(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void realPicturesAreTheSameToAReader() throws Exception {
        try (var elsewhere = quick(2);
                var album = PhotoAlbum.of(
                        elsewhere.pictures().getFirst().toString(),
                        elsewhere.pictures().getFirst().resolve("/none.jpg").toString())) {
            var picture = album.pictures().getFirst();
            assertThat(album.size()).isEqualTo(2);
            assertThat(album.sha256(picture)).isEqualTo(elsewhere.sha256(picture));
            assertThat(album.image(picture)).extracting(BufferedImage::getWidth).isEqualTo(640);
            assertThatThrownBy(() -> album.image(album.pictures().get(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("status 404");
            assertThat(album).hasToString("2 real pictures of 127.0.0.1");
        }
        assertThatThrownBy(() -> PhotoAlbum.of("https://no-such-host.invalid/1.jpg"))
                .isInstanceOf(NoServiceException.class)
                .hasMessageContaining("PhotoAlbum.local(20) needs no network");
    }

    @Test
    void smallAndTallPicturesFitOnASheet() {
        var sheet = PhotoAlbum.contactSheet(List.of(
                new BufferedImage(1, 1000, BufferedImage.TYPE_INT_RGB),
                new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB)));
        assertThat(sheet.getWidth()).isEqualTo(2 * 166 + 6);
    }
}
