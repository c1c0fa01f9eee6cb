package loombook.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebApplicationTest {
    private static final Duration DATABASE = Duration.ofMillis(20);

    @Test
    void aPoolWorksOnAsManyRequestsAsItHasThreads() throws Exception {
        try (var application = WebApplication.startWithPool(4, DATABASE)) {
            var test = LoadTest.run(application.uri(), 20, 3);
            assertThat(test.errors()).isZero();
            assertThat(application.served()).isEqualTo(60);
            assertThat(application.peak()).isLessThanOrEqualTo(4);
            assertThat(test.took()).isGreaterThanOrEqualTo(DATABASE.multipliedBy(60 / 4));
            assertThat(application)
                    .asString()
                    .startsWith("A web application (4 platform threads, 20 ms of database) at http://127.0.0.1:")
                    .contains("60 requests served");
        }
    }

    @Test
    void virtualThreadsWorkOnAllThatCome() throws Exception {
        try (var application = WebApplication.startWithVirtualThreads(Duration.ofMillis(500))) {
            var test = LoadTest.run(application::uri, 100, 1);
            assertThat(test.outcomes()).containsOnlyKeys("200");
            assertThat(application.peak()).isGreaterThan(4);
            assertThat(application).asString().contains("a virtual thread for each request");
        }
    }

    @Test
    void itTellsACustomersOrders() throws Exception {
        try (var application = WebApplication.startWithVirtualThreads(Duration.ZERO)) {
            var answer = Fetched.get(application.uri(17));
            assertThat(answer.body())
                    .asString()
                    .matches("\\{\"customer\": 17, \"orders\": \\d+, \"total\": \\d+\\.\\d\\d\\}\n");
            assertThat(Fetched.get(application.uri(17)).body()).isEqualTo(answer.body());
            assertThat(Fetched.get(application.uri().resolve("/orders/none")).statusCode())
                    .isEqualTo(404);
        }
        assertThatThrownBy(() -> WebApplication.startWithPool(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WebApplication.startWithVirtualThreads(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTestTellsLatenciesAndThroughput() throws Exception {
        try (var application = WebApplication.startWithVirtualThreads(DATABASE)) {
            var test = LoadTest.run(application.uri(), 10, 5);
            assertThat(DoubleStream.of(test.latencies())).hasSize(50).allMatch(millis -> millis >= DATABASE.toMillis());
            assertThat(test.percentile(50)).isBetween(test.percentile(0), test.percentile(100));
            assertThat(test.throughput()).isBetween(1.0, 10 / 0.02);
            assertThat(test)
                    .asString()
                    .startsWith("50 requests of 10 clients in ")
                    .endsWith("no errors");
            assertThatThrownBy(() -> test.percentile(101)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aTestCountsErrors() throws Exception {
        try (var site = WebSite.local(Duration.ZERO)) {
            var test = LoadTest.run(
                    i -> i % 2 == 0 ? site.brokenPage() : site.pages(1).getFirst(), 1, 4);
            assertThat(test.outcomes()).containsEntry("200", 2).containsEntry("500", 2);
            assertThat(test.errors()).isEqualTo(2);
            assertThat(test.latencies()).hasSize(4);
        }
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        var test = LoadTest.run(URI.create("http://127.0.0.1:" + closed + "/"), 2, 2);
        assertThat(test.errors()).isEqualTo(4);
        assertThat(test.outcomes().keySet()).singleElement().asString().contains("nobody listens there");
        assertThat(test.latencies()).isEmpty();
        assertThat(test.percentile(50)).isNaN();
        assertThat(test.throughput()).isZero();
        assertThatThrownBy(() -> LoadTest.run(URI.create("http://127.0.0.1/"), 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoIsInterruptedEndsItsClients() throws Exception {
        var came = new CountDownLatch(3);
        try (var server = LocalServer.start("test", _ -> {
            came.countDown();
            new CountDownLatch(1).await();
            return Reply.of(200, Reply.HTML, LocalServer.bytes(""));
        })) {
            var ended = new CountDownLatch(1);
            var user = Thread.ofVirtual().start(() -> {
                try {
                    LoadTest.run(server.at("/"), 3, 1);
                } catch (InterruptedException e) {
                    ended.countDown();
                }
            });
            came.await();
            user.interrupt();
            ended.await();
            user.join();
        }
    }
}
