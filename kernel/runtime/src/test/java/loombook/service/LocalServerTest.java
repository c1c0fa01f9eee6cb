package loombook.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocalServerTest {
    private static final Reply FINE = Reply.of(200, Reply.HTML, LocalServer.bytes("fine"));

    /** Nobody is answered before all are there. */
    @Test
    void servesAllClientsAtOnce() throws Exception {
        int clients = 300;
        var all = new CyclicBarrier(clients);
        try (var server = LocalServer.start("test", _ -> {
            try {
                all.await();
                return FINE;
            } catch (BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        })) {
            var test = LoadTest.run(server.at("/"), clients, 2);
            assertThat(test.outcomes()).containsOnlyKeys("200").containsEntry("200", 2 * clients);
            assertThat(server.peak()).isEqualTo(clients);
            assertThat(server.served()).isEqualTo(2 * clients);
        }
    }

    @Test
    void oneClientIsNeverTwoAtOnce() throws Exception {
        try (var server = LocalServer.start("test", _ -> FINE)) {
            var test = LoadTest.run(server.at("/"), 1, 300);
            assertThat(test.errors()).isZero();
            assertThat(server.peak()).isEqualTo(1);
        }
    }

    @Test
    void whatIsSentSlowlyIsWhole() throws Exception {
        var body = "0123456789".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        try (var server =
                LocalServer.start("test", _ -> Reply.of(200, "text/plain", body).slowedTo(1_000_000))) {
            var answer = Fetched.get(server.at("/"));
            assertThat(answer.body()).isEqualTo(body);
            assertThat(answer.headers().firstValue("Content-Length")).hasValue("100000");
        }
    }

    @Test
    void whoHasItAlreadyIsToldSo() throws Exception {
        try (var server = LocalServer.start("test", _ -> FINE.tagged("\"1\""))) {
            assertThat(Fetched.get(server.at("/")).headers().firstValue("ETag")).hasValue("\"1\"");
            var again = Fetched.get(server.at("/"), "If-None-Match", "\"1\"");
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(Fetched.get(server.at("/"), "If-None-Match", "\"2\"").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void canOnlyBeRead() throws Exception {
        try (var server = LocalServer.start("test", _ -> FINE)) {
            var head = Fetched.ask("HEAD", server.at("/"));
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("Content-Length")).hasValue("4");
            var post = Fetched.ask("POST", server.at("/"));
            assertThat(post.statusCode()).isEqualTo(405);
            assertThat(post.headers().firstValue("Allow")).hasValue("GET, HEAD");
        }
    }

    @Test
    void anErrorOfOursIsAnAnswer() throws Exception {
        try (var server = LocalServer.start("test", _ -> {
            throw new IllegalStateException("no flour");
        })) {
            var answer = Fetched.get(server.at("/"));
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("no flour");
        }
    }

    @Test
    void listensAtTheLoopbackAddressOnly() throws Exception {
        try (var server = LocalServer.start("test", _ -> FINE)) {
            int port = server.at("/").getPort();
            assertThat(server.at("/").getHost()).isEqualTo("127.0.0.1");
            for (var other : NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(one -> !one.isLoopbackAddress() && !one.isLinkLocalAddress())
                    .toList()) {
                assertThatThrownBy(() -> connect(other, port)).isInstanceOf(IOException.class);
            }
        }
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
        }
    }

    @Test
    void closingFreesThePortAndLetsWaitingClientsGo() throws Exception {
        var came = new CountDownLatch(1);
        var server = LocalServer.start("test", _ -> {
            came.countDown();
            new CountDownLatch(1).await();
            return FINE;
        });
        var address = server.at("/");
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = clients.submit(() -> Fetched.get(address));
            came.await();
            server.close();
            assertThatThrownBy(waiting::get).hasCauseInstanceOf(IOException.class);
        }
        try (var mine = new ServerSocket()) {
            mine.setReuseAddress(true);
            mine.bind(new InetSocketAddress("127.0.0.1", address.getPort()));
            assertThat(mine.isBound()).isTrue();
        }
    }

    @Test
    void itsThreadsInheritNothing() throws Exception {
        var inherited = new InheritableThreadLocal<String>();
        inherited.set("a cell");
        try (var server = LocalServer.start(
                "test", _ -> Reply.of(200, "text/plain", LocalServer.bytes(String.valueOf(inherited.get()))))) {
            assertThat(Fetched.get(server.at("/")).body()).asString().isEqualTo("null");
        } finally {
            inherited.remove();
        }
    }
}
