package loombook.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A web server on a free port of the loopback address. It belongs to no cell: interrupting the one that has started it does
 * not end it, and its threads are not counted as the cell's. It ends with its JVM.
 */
final class LocalServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("loombook.runtime");
    private static final int NOT_MODIFIED = 304;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int INTERNAL_ERROR = 500;
    private static final int NO_BODY = -1;
    private static final int CHUNK = 8 << 10;

    /** A thousand clients that come at once stand in line here; the JDK's own choice is 50. */
    private static final int BACKLOG = 4096;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Site site;
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private final AtomicLong served = new AtomicLong();

    /** What is served. */
    interface Site {
        /** Returns what stands at a path, when it is time to send it. Called by the thread that serves the request. */
        Reply at(String path) throws InterruptedException;
    }

    private LocalServer(HttpServer server, ExecutorService threads, Site site) {
        this.server = server;
        this.threads = threads;
        this.site = site;
    }

    /** Starts one that serves each request by a virtual thread. */
    static LocalServer start(String name, Site site) {
        return start(
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                        .name("loombook-" + name + "-", 1)
                        .inheritInheritableThreadLocals(false)
                        .factory()),
                site);
    }

    /** Starts one that serves requests by these threads, which end with it. */
    static LocalServer start(ExecutorService threads, Site site) {
        settle("sun.net.httpserver.nodelay", "true"); // or each answer of two packets takes 40 ms
        settle(
                "sun.net.httpserver.maxIdleConnections",
                "10000"); // beyond 200, it closes them as a client uses them anew
        return asNobody(() -> {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), BACKLOG);
            var local = new LocalServer(server, threads, site);
            server.setExecutor(threads);
            server.createContext("/", local::serve);
            server.start();
            return local;
        });
    }

    private static void settle(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Does it on a thread whose threads are no cell's, and keep no JVM alive. */
    private static LocalServer asNobody(Callable<LocalServer> start) {
        var task = new FutureTask<>(start);
        Thread.ofPlatform()
                .name("loombook-server-start")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .start(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true; // it takes some milliseconds, and who is to close it otherwise?
                } catch (ExecutionException e) {
                    throw new NoServiceException("A local web server can't be started: " + e.getCause(), e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            served.incrementAndGet();
            peak.accumulateAndGet(now.incrementAndGet(), Math::max);
            Reply reply;
            try {
                reply = reply(exchange);
            } catch (InterruptedException e) {
                now.decrementAndGet();
                return; // the server is being closed
            }
            send(exchange, reply);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A client has gone before it had its answer", e);
        }
    }

    private Reply reply(HttpExchange exchange) throws InterruptedException {
        var method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return Reply.of(METHOD_NOT_ALLOWED, Reply.HTML, bytes("<h1>405: this can only be read</h1>"));
        }
        try {
            return site.at(exchange.getRequestURI().getPath());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A request can't be answered", e);
            return Reply.of(INTERNAL_ERROR, Reply.HTML, bytes("<h1>500: " + e + "</h1>"));
        }
    }

    /** Who has the last byte of an answer is not counted any more: the same client's next request is not a second at once. */
    private void send(HttpExchange exchange, Reply reply) throws IOException {
        var headers = exchange.getResponseHeaders();
        var body = reply.body();
        boolean isSame = !reply.tag().isEmpty()
                && reply.tag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        if (!reply.tag().isEmpty()) {
            headers.set("ETag", reply.tag());
        }
        headers.set("Content-Type", reply.type());
        if (isSame || body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            now.decrementAndGet();
            if (!isSame) {
                headers.set("Content-Length", Integer.toString(body.length));
            }
            exchange.sendResponseHeaders(isSame ? NOT_MODIFIED : reply.status(), NO_BODY);
            return;
        }
        int rest;
        try {
            exchange.sendResponseHeaders(reply.status(), body.length);
            rest = trickle(exchange, reply);
        } catch (InterruptedException e) {
            return; // the server is being closed
        } finally {
            now.decrementAndGet();
        }
        exchange.getResponseBody().write(body, body.length - rest, rest);
    }

    /** Sends all but the last piece; returns how much is left. */
    private static int trickle(HttpExchange exchange, Reply reply) throws IOException, InterruptedException {
        var body = reply.body();
        if (reply.bytesPerSecond() == 0) {
            return body.length;
        }
        long began = System.nanoTime();
        int sent = 0;
        while (true) {
            int piece = Math.min(CHUNK, body.length - sent);
            long due = began + TimeUnit.SECONDS.toNanos(sent + piece) / reply.bytesPerSecond();
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            if (sent + piece == body.length) {
                return piece;
            }
            exchange.getResponseBody().write(body, sent, piece);
            exchange.getResponseBody().flush();
            sent += piece;
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Returns how many requests have come. */
    long served() {
        return served.get();
    }

    /** Returns how many requests were worked on at once, at most. */
    int peak() {
        return peak.get();
    }

    /** Closes the port and all connections. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
