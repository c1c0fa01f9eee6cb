package loombook.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebSiteTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    @Test
    void itsPagesAreTheSameEachTime() throws Exception {
        try (var site = WebSite.local(SHORT);
                var another = WebSite.local(SHORT)) {
            var titles = new HashSet<String>();
            for (int i = 0; i < 20; i++) {
                var page = Fetched.get(site.pages(20).get(i));
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body()).hasSizeBetween(2_000, 200_000);
                assertThat(page.headers().firstValue("Content-Length")).hasValue("" + page.body().length);
                var html = new String(page.body(), StandardCharsets.UTF_8);
                assertThat(html)
                        .startsWith("<!DOCTYPE html>")
                        .endsWith("</html>\n")
                        .contains("<a href=\"/pages/");
                assertThat(html.replaceAll("[^<]", "")).hasSameSizeAs(html.replaceAll("[^>]", ""));
                titles.add(html);
                assertThat(Fetched.get(another.pages(20).get(i)).body()).isEqualTo(page.body());
            }
            assertThat(titles).hasSize(20);
            assertThat(site.served()).isEqualTo(20);
            assertThat(site.peak()).isEqualTo(1);
            assertThat(site)
                    .asString()
                    .matches("A web site at http://127.0.0.1:\\d+/: 20 requests served, at most 1 at once");
        }
    }

    @Test
    void halfOfItsPagesTakeLessThanTheMedianAndFewTakeLong() {
        var median = Duration.ofMillis(200);
        var latencies = IntStream.rangeClosed(1, 1000)
                .mapToLong(number -> new SitePage(number).latency(median).toMillis())
                .sorted()
                .toArray();
        assertThat(latencies[500]).isBetween(180L, 220L);
        assertThat(latencies[950]).isBetween(350L, 700L);
        assertThat(latencies[0]).isGreaterThanOrEqualTo(80);
        assertThat(latencies[999]).isLessThanOrEqualTo(800);
        assertThat(new SitePage(7).latency(median)).isEqualTo(new SitePage(7).latency(median));
    }

    @Test
    void aSlowPageTakesTenTimesAsLong() throws Exception {
        try (var site = WebSite.local(Duration.ofMillis(20))) {
            long began = System.nanoTime();
            assertThat(Fetched.get(site.slowPage()).statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void somePagesAreMissingOrBroken() throws Exception {
        try (var site = WebSite.local(SHORT)) {
            assertThat(Fetched.get(site.missingPage()).statusCode()).isEqualTo(404);
            assertThat(Fetched.get(site.brokenPage()).statusCode()).isEqualTo(500);
            assertThat(Fetched.get(site.missingPage().resolve("/pages/x")).statusCode())
                    .isEqualTo(404);
        }
        assertThatThrownBy(() -> WebSite.local(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    /** A server of another kind is as real as any. */
    @Test
    void realPagesAreTheSameToAReader() throws Exception {
        try (var elsewhere = WebSite.local(SHORT);
                var site = WebSite.of(
                        elsewhere.pages(2).get(0).toString(),
                        elsewhere.pages(2).get(1).toString())) {
            assertThat(site.pages(3))
                    .containsExactly(
                            elsewhere.pages(2).get(0),
                            elsewhere.pages(2).get(1),
                            elsewhere.pages(2).get(0));
            assertThat(Fetched.get(site.missingPage()).statusCode()).isEqualTo(404);
            assertThat(site.served()).isZero();
            assertThat(site).hasToString("2 real pages of 127.0.0.1");
            assertThatThrownBy(site::slowPage)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("WebSite.local()");
        }
    }

    @Test
    void whatCantBeReachedIsSaidInASentence() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThatThrownBy(() -> WebSite.of("http://127.0.0.1:" + closed + "/page"))
                .isInstanceOf(NoServiceException.class)
                .hasMessage("http://127.0.0.1:" + closed
                        + "/page can't be reached: nobody listens there, or there is no network."
                        + " WebSite.local() needs no network.");
        assertThatThrownBy(() -> WebSite.of("https://no-such-host.invalid/"))
                .isInstanceOf(NoServiceException.class)
                .hasMessageContaining("no-such-host.invalid/ can't be reached");
        assertThatThrownBy(() -> WebSite.of("example.org"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"example.org\" is no address of the web");
        assertThatThrownBy(WebSite::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoNeverAnswersIsGivenUp() throws Exception {
        try (var silent = new ServerSocket(0)) {
            assertThatThrownBy(() -> WebSite.of("http://127.0.0.1:" + silent.getLocalPort() + "/"))
                    .isInstanceOf(NoServiceException.class)
                    .hasMessageContaining("there was no answer in 4 s");
        }
    }
}
