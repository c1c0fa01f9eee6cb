package loombook.service;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Pictures to download: painted ones on this machine, which come as slowly as over a network, or real ones. It needs no
 * network as {@code PhotoAlbum.local(20)}, and {@code PhotoAlbum.of("https://example.org/1.jpg", …)} puts the real thing in
 * its place.
 *
 * <p>A local album's pictures are landscapes of 640 × 480 pixels, JPEG files of 40 to 200 KB, all different, and the same
 * each time. One takes 60 ms until its first byte comes, and then as long as it has megabytes in seconds, so that it pays to
 * fetch several at once. They are painted as the album is made, some 20 ms each. It listens at the loopback address on a
 * free port, belongs to no cell, and ends with {@link #close} or with the runtime. Child processes can reach it, too.
 *
 * <p>Safe for any number of threads.
 */
public final class PhotoAlbum implements AutoCloseable {
    private static final int MOST = 500;
    private static final Duration LATENCY = Duration.ofMillis(60);
    private static final int BYTES_PER_SECOND = 1_000_000;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern PICTURE = Pattern.compile("/pictures/(\\d{1,4})\\.jpg");

    private final List<URI> pictures;
    private final List<byte[]> files;
    private final @Nullable LocalServer server;

    private PhotoAlbum(List<URI> pictures, List<byte[]> files, @Nullable LocalServer server) {
        this.pictures = List.copyOf(pictures);
        this.files = files;
        this.server = server;
    }

    /**
     * Paints pictures and serves them on this machine.
     *
     * @param size how many, 1 to 500
     */
    public static PhotoAlbum local(int size) {
        return local(size, LATENCY, BYTES_PER_SECOND);
    }

    /**
     * Paints pictures and serves them on this machine.
     *
     * @param size how many, 1 to 500
     * @param latency how long a picture takes until its first byte comes
     * @param bytesPerSecond how fast one client gets one picture after that
     */
    public static PhotoAlbum local(int size, Duration latency, int bytesPerSecond) {
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("An album has 1 to " + MOST + " pictures, and not " + size + ".");
        }
        if (latency.isNegative() || bytesPerSecond < 1) {
            throw new IllegalArgumentException("A picture takes some time, and comes with at least 1 byte a second.");
        }
        var files = IntStream.range(0, size).parallel().mapToObj(Painting::jpeg).toList();
        var server = LocalServer.start("album", path -> {
            TimeUnit.NANOSECONDS.sleep(latency.toNanos());
            return reply(path, files, bytesPerSecond);
        });
        var pictures = IntStream.rangeClosed(1, size)
                .mapToObj(number -> server.at("/pictures/" + number + ".jpg"))
                .toList();
        return new PhotoAlbum(pictures, files, server);
    }

    /**
     * Takes real pictures. Each host is asked whether it answers, which takes at most some seconds.
     *
     * @throws IllegalArgumentException when there is no address, or one that is none of the web
     * @throws NoServiceException when a host can't be reached; the message says which and why
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    public static PhotoAlbum of(String... addresses) throws InterruptedException {
        var real = Reachable.addresses(addresses);
        Reachable.check(real, "PhotoAlbum.local(20) needs no network.");
        return new PhotoAlbum(real, List.of(), null);
    }

    private static Reply reply(String path, List<byte[]> files, int bytesPerSecond) {
        var picture = PICTURE.matcher(path);
        int number = picture.matches() ? Integer.parseInt(picture.group(1)) : 0;
        if (number < 1 || number > files.size()) {
            return Reply.of(NOT_FOUND, Reply.HTML, LocalServer.bytes("<h1>There is no such picture here</h1>"));
        }
        var file = files.get(number - 1);
        return Reply.of(OK, "image/jpeg", file)
                .tagged("\"" + sha256(file).substring(0, 16) + "\"")
                .slowedTo(bytesPerSecond);
    }

    /** Returns the addresses of the pictures. */
    public List<URI> pictures() {
        return pictures;
    }

    /** Returns how many pictures there are. */
    public int size() {
        return pictures.size();
    }

    /**
     * Returns a name for the file of a picture, of which there is one in each album: {@code picture-07.jpg}.
     *
     * @throws IllegalArgumentException when there is no such picture in this album
     */
    public String fileName(URI picture) {
        var path = picture.getPath();
        int dot = path.lastIndexOf('.');
        var ending = dot > path.lastIndexOf('/') ? path.substring(dot) : ".jpg";
        return "picture-%02d%s".formatted(indexOf(picture) + 1, ending);
    }

    private int indexOf(URI picture) {
        int index = pictures.indexOf(picture);
        if (index < 0) {
            throw new IllegalArgumentException("There is no picture " + picture + " in this album.");
        }
        return index;
    }

    /**
     * Returns the SHA-256 checksum of a picture in hexadecimal digits, to compare it with that of a downloaded file. A local
     * album knows it; a real picture is fetched for it.
     *
     * @throws IllegalArgumentException when there is no such picture in this album
     * @throws IOException when a real picture can't be fetched
     */
    public String sha256(URI picture) throws IOException, InterruptedException {
        return sha256(file(picture));
    }

    /** Returns the SHA-256 checksum of a file in hexadecimal digits. */
    public static String sha256(Path file) throws IOException {
        return sha256(Files.readAllBytes(file));
    }

    /** Returns the SHA-256 checksum of bytes in hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // each JDK has it
        }
    }

    /**
     * Returns a picture as an image, past the network where the album is local.
     *
     * @throws IllegalArgumentException when there is no such picture in this album
     * @throws IOException when a real picture can't be fetched, or is none
     */
    public BufferedImage image(URI picture) throws IOException, InterruptedException {
        var image = ImageIO.read(new ByteArrayInputStream(file(picture)));
        if (image == null) {
            throw new IOException("What is at " + picture + " is no picture that Java can read.");
        }
        return image;
    }

    private byte[] file(URI picture) throws IOException, InterruptedException {
        int index = indexOf(picture);
        if (server != null) {
            return files.get(index);
        }
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var answer = client.send(
                    HttpRequest.newBuilder(picture).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                throw new IOException(picture + " gives no picture, but status " + answer.statusCode() + ".");
            }
            return answer.body();
        }
    }

    /**
     * Returns small copies of pictures beside each other, as one picture to look at.
     *
     * @throws IllegalArgumentException when there are none
     */
    public static BufferedImage contactSheet(List<BufferedImage> images) {
        return ContactSheet.of(images);
    }

    /**
     * Returns small copies of all pictures of a folder beside each other, by the names of their files.
     *
     * @throws IllegalArgumentException when there are none
     * @throws IOException when a file can't be read
     */
    public static BufferedImage contactSheet(Path folder) throws IOException {
        var images = new ArrayList<BufferedImage>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var image = ImageIO.read(file.toFile());
                if (image != null) {
                    images.add(image);
                }
            }
        }
        return contactSheet(images);
    }

    /** Returns how many requests have come so far; 0 when the pictures are real, since only their servers know. */
    public long served() {
        var local = server;
        return local == null ? 0 : local.served();
    }

    /** Returns how many pictures were on their way at once, at most; 0 when they are real. */
    public int peak() {
        var local = server;
        return local == null ? 0 : local.peak();
    }

    /** Ends a local album: its port is free, and who waits for a picture gets none. Does nothing to real ones. */
    @Override
    public void close() {
        var local = server;
        if (local != null) {
            local.close();
        }
    }

    /** Says where it is and how much it has served. */
    @Override
    public String toString() {
        var local = server;
        return local == null
                ? Said.real("pictures", pictures)
                : Said.local("An album of " + Said.count(size(), "picture"), local);
    }
}
