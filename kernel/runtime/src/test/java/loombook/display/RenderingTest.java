package loombook.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderingTest {
    @Test
    void textIsTheLeast() {
        assertThat(text(null)).isEqualTo("null");
        assertThat(text(List.of(1, 2))).isEqualTo("[1, 2]");
        assertThat(text(new boolean[] {true})).isEqualTo("boolean[1] { true }");
        assertThat(text(new Object[] {null, new int[0]})).isEqualTo("Object[2] { null, int[0] }");
    }

    @Test
    void anArrayThatHoldsItselfCanBeShown() {
        var circle = new Object[1];
        circle[0] = circle;
        assertThat(text(circle)).asString().contains("can't be shown");
    }

    @Test
    void whatTheJdkSaysBadlyIsSaidWell() {
        assertThat(text(Duration.ofMillis(1234))).isEqualTo("1.23 s");
        assertThat(text(CompletableFuture.completedFuture(List.of(1)))).isEqualTo("CompletableFuture, done: [1]");
        assertThat(text(new CompletableFuture<>())).isEqualTo("CompletableFuture, not done yet");
        assertThat(text(CompletableFuture.failedFuture(new IllegalStateException("no"))))
                .isEqualTo("CompletableFuture, failed: java.lang.IllegalStateException: no");
        assertThat(text(Thread.ofVirtual().name("v").unstarted(() -> {})))
                .asString()
                .matches("Thread #\\d+ \"v\", virtual, new");
        assertThat(text(new IllegalStateException("top", new IOException("root"))))
                .isEqualTo("java.lang.IllegalStateException: top\ncaused by java.io.IOException: root");
        assertThat(text(Optional.of(1))).isEqualTo("Optional[1]");
    }

    @Test
    void aStreamCanStillBeReadAfterItWasShown() {
        var stream = Stream.of(1, 2);
        assertThat(text(stream)).asString().startsWith("Stream: its elements are not read");
        assertThat(stream.toList()).containsExactly(1, 2);
        assertThat(text(IntStream.of(1).parallel())).asString().startsWith("IntStream, parallel");
    }

    @Test
    void largeValuesAreCutAndSayWhatIsLeftOut() {
        assertThat(text(Collections.nCopies(5000, 7)))
                .asString()
                .startsWith("[7, 7, ")
                .endsWith("7, … 4,000 more elements]");
        var map = new TreeMap<Integer, Integer>();
        IntStream.range(0, 3000).forEach(i -> map.put(i, i));
        assertThat(text(map)).asString().startsWith("{0=0, 1=1").endsWith("999=999, … 2,000 more elements}");
        assertThat(text(new StringBuilder("x".repeat(300_000)))).asString().endsWith("x… 100,000 more characters");
        assertThat(text("x".repeat(300_000))).asString().hasSize(300_000);
        assertThat(text(BigInteger.TEN.pow(1000))).asString().endsWith("0 (1,001 characters)");
        assertThat(text(BigInteger.ONE.shiftLeft(20_000_000))).isEqualTo("A number of about 6,020,600 digits");
        assertThat(text(BigInteger.TEN)).isEqualTo("10");
    }

    @Test
    void whateverTheUsersCodeThrowsIsSaid() {
        var words = "that can't be shown: java.lang.AssertionError: no";
        assertThat(text(new Object() {
                    @Override
                    public String toString() {
                        throw new AssertionError("no");
                    }
                }))
                .asString()
                .contains(words);
    }

    @Test
    void whatDoesNotEndIsGivenUpAndTheInterruptIsNotLeftBehind() {
        var shown = Rendering.of(
                new Object() {
                    @Override
                    public String toString() {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return "ended";
                    }
                },
                Duration.ofMillis(50));
        assertThat(shown.data().get("text/plain")).asString().containsAnyOf("50 ms", "ended");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void theMostSpecificRendererShows() {
        interface Animal {}
        record Cat(String name) implements Animal {}
        Displays.register(Animal.class, _ -> MimeBundle.text("an animal"));
        assertThat(text(new Cat("Tom"))).isEqualTo("an animal");
        Displays.register(Cat.class, it -> MimeBundle.text("the cat " + it.name()));
        assertThat(text(new Cat("Tom"))).isEqualTo("the cat Tom");
        Displays.unregister(Cat.class);
        assertThat(text(new Cat("Tom"))).isEqualTo("an animal");
        Displays.unregister(Animal.class);
        assertThat(text(new Cat("Tom"))).isEqualTo("Cat[name=Tom]");
    }

    @Test
    @SuppressWarnings("JdkObsolete") // a type of which no other test shows values
    void aLibrarysRendererIsFound(@TempDir Path folder) throws Exception {
        var services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Renderer.class.getName()), OfStringBuffers.class.getName());
        var before = Thread.currentThread().getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            assertThat(text(new StringBuffer("x"))).isEqualTo("buffer of x");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThat(text(new StringBuffer("x"))).isEqualTo("x");
    }

    /** What a library brings. */
    public static final class OfStringBuffers implements Renderer<StringBuffer> {
        @Override
        public Class<StringBuffer> type() {
            return StringBuffer.class;
        }

        @Override
        public Displayable render(StringBuffer value) {
            return MimeBundle.text("buffer of " + value);
        }
    }

    @Test
    void picturesAreKnownByTheirFirstBytes(@TempDir Path folder) throws IOException {
        assertThat(types(bytes("\u0089PNG\r\n\u001a\n..."))).containsExactly("image/png", "text/plain");
        assertThat(types(bytes("\u00ff\u00d8\u00ff\u00e0"))).containsExactly("image/jpeg", "text/plain");
        assertThat(types(bytes("GIF89a..."))).containsExactly("image/gif", "text/html", "text/plain");
        assertThat(types(bytes("RIFF\0\0\0\0WEBPVP8 "))).containsExactly("image/webp", "text/html", "text/plain");
        assertThat(types(bytes("<?xml version=\"1.0\"?>\n<svg>"))).containsExactly("image/svg+xml", "text/plain");
        assertThat(types(new byte[] {1, 2})).containsExactly("text/plain");
        var file = Files.write(folder.resolve("a.PNG"), bytes("\u0089PNG\r\n\u001a\n..."));
        assertThat(types(file)).containsExactly("image/png", "text/plain");
        assertThat(types(file.toUri())).containsExactly("image/png", "text/plain");
        assertThat(types(folder.resolve("missing.png"))).containsExactly("text/plain");
        assertThat(Rendering.of(URI.create("https://example.org/a.png?x=1&y=2"))
                        .data()
                        .get("text/html"))
                .isEqualTo("<img src=\"https://example.org/a.png?x=1&amp;y=2\">");
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Set<String> types(Object value) {
        return Rendering.of(value).data().keySet();
    }

    @Test
    void jsonIsReadAndWritten() {
        record Point(int x, double @Nullable [] y) {}
        var json = new Json(Map.of("points", List.of(new Point(1, new double[] {0.5, Double.NaN}))));
        assertThat(json.bundle().data().get("application/json"))
                .isEqualTo(Map.of("points", List.of(Map.of("x", 1, "y", List.of(0.5, "NaN")))));
        var source = "{\"a\": [1, -2.5e3, true, null, \"\\u00e4\\n\"], \"b\": {}}";
        var read = Json.parse(source);
        assertThat(Json.parse(read.toString())).isEqualTo(read);
        assertThat(read.toString()).isEqualTo("""
                {
                  "a": [
                    1,
                    -2500.0,
                    true,
                    null,
                    "ä\\n"
                  ],
                  "b": {}
                }""");
        for (var wrong : List.of("", "{\"a\" 1}", "[1,]", "01", "nul", "\"x", "1 2", "[".repeat(1000))) {
            assertThatThrownBy(() -> Json.parse(wrong)).as(wrong).hasMessageContaining("no JSON");
        }
        var circle = new ArrayList<Object>();
        circle.add(circle);
        assertThat(text(new Json(circle))).asString().contains("holds itself");
    }

    @Test
    void htmlKeepsItsWordsAsText() {
        assertThat(text(new Html("<table><tr><td>a</td><td>1 &lt; 2</td></tr></table><p>end</p>")))
                .isEqualTo("a\t1 < 2\t\nend");
    }

    @Test
    void aBundleWithoutTextIsRefused() {
        assertThatThrownBy(() -> new MimeBundle(Map.of("text/html", "x"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text/plain");
    }

    private static @Nullable Object text(@Nullable Object value) {
        return Rendering.of(value).data().get("text/plain");
    }
}
