package loombook.service;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import loombook.text.SpokenDuration;
import org.jspecify.annotations.Nullable;

/**
 * A small web application to put under load: it tells what a customer has ordered. For each request it waits for a
 * database, which is simulated, and then computes a little. {@link #startWithPool} serves it by a pool of platform threads,
 * as web servers did for a long time: of these no more requests are worked on at once than there are threads, and the others
 * wait. {@link #startWithVirtualThreads} has a virtual thread for each request, which costs next to nothing while it waits.
 * {@link LoadTest} sends many requests at once, and measures. Python: a WSGI server with worker threads, and an ASGI server.
 *
 * <p>It listens at the loopback address on a free port, belongs to no cell, and ends with {@link #close} or with the
 * runtime. Safe for any number of threads.
 */
public final class WebApplication implements AutoCloseable {
    private static final Duration DATABASE = Duration.ofMillis(50);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final String ORDERS = "/orders/";
    private static final int MOST_ORDERS = 400;

    private final LocalServer server;
    private final String threads;

    private WebApplication(LocalServer server, String threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Starts one whose requests are served by so many platform threads; each waits 50 ms for the database. */
    public static WebApplication startWithPool(int threads) {
        return startWithPool(threads, DATABASE);
    }

    /**
     * Starts one whose requests are served by platform threads.
     *
     * @param threads how many, at least 1
     * @param database how long each request waits for the database
     */
    public static WebApplication startWithPool(int threads, Duration database) {
        if (threads < 1) {
            throw new IllegalArgumentException("A pool has at least 1 thread, and not " + threads + ".");
        }
        var factory = Thread.ofPlatform()
                .name("loombook-application-", 1)
                .daemon()
                .inheritInheritableThreadLocals(false)
                .factory();
        return start(
                Executors.newFixedThreadPool(threads, factory),
                Said.count(threads, "platform thread"),
                checked(database));
    }

    /** Starts one whose requests are served by a virtual thread each; each waits 50 ms for the database. */
    public static WebApplication startWithVirtualThreads() {
        return startWithVirtualThreads(DATABASE);
    }

    /**
     * Starts one whose requests are served by a virtual thread each.
     *
     * @param database how long each request waits for the database
     */
    public static WebApplication startWithVirtualThreads(Duration database) {
        var wait = checked(database);
        return new WebApplication(
                LocalServer.start("application", path -> reply(path, wait)),
                "a virtual thread for each request, " + SpokenDuration.of(wait) + " of database");
    }

    private static Duration checked(Duration database) {
        if (database.isNegative()) {
            throw new IllegalArgumentException("A database can't take less than no time: " + database);
        }
        return database;
    }

    private static WebApplication start(ExecutorService pool, String threads, Duration database) {
        return new WebApplication(
                LocalServer.start(pool, path -> reply(path, database)),
                threads + ", " + SpokenDuration.of(database) + " of database");
    }

    private static Reply reply(String path, Duration database) throws InterruptedException {
        var customer = customer(path);
        if (customer == null) {
            var text = "{\"error\": \"Ask for " + ORDERS + "17, or another number\"}\n";
            return Reply.of(NOT_FOUND, "application/json", text.getBytes(StandardCharsets.UTF_8));
        }
        TimeUnit.NANOSECONDS.sleep(database.toNanos());
        return Reply.of(OK, "application/json", orders(customer).getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Integer customer(String path) {
        if (path.equals("/")) {
            return 1;
        }
        try {
            return path.startsWith(ORDERS) ? Integer.valueOf(path.substring(ORDERS.length())) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Adds up some hundred orders: some ten microseconds of work, so that a core can serve thousands in a second. */
    private static String orders(int customer) {
        var chance = new SplittableRandom(customer);
        int count = chance.nextInt(1, MOST_ORDERS);
        long cents = chance.ints(count, 199, 9_999).asLongStream().sum();
        return String.format(
                Locale.ROOT, "{\"customer\": %d, \"orders\": %d, \"total\": %.2f}\n", customer, count, cents / 100.0);
    }

    /** Returns its address: a request to it is answered after the database's time, with some JSON. */
    public URI uri() {
        return server.at(ORDERS + "1");
    }

    /** Returns the address of what one customer has ordered. */
    public URI uri(int customer) {
        return server.at(ORDERS + customer);
    }

    /** Returns how many requests have begun to be served so far. */
    public long served() {
        return server.served();
    }

    /** Returns how many requests were worked on at once, at most. */
    public int peak() {
        return server.peak();
    }

    /** Ends it: its port is free, and who waits for an answer gets none. */
    @Override
    public void close() {
        server.close();
    }

    /** Says where it is, what serves it and how much it has served. */
    @Override
    public String toString() {
        return Said.local("A web application (" + threads + ")", server);
    }
}
