package loombook.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import loombook.text.SpokenDuration;

/**
 * Many clients that send requests to a web server at once, and how long these took. Each client is a virtual thread: it sends
 * a request, reads the whole answer, and sends the next. All begin at the same moment.
 *
 * <p>{@code Charts.percentiles("Latency", "ms", test.latencies())} draws the result. What is measured is what a client sees:
 * its own work and the server's share this machine. The clients belong to the cell that has started them: interrupting it
 * ends them. A result does not change. Python: the programs {@code locust} and {@code wrk} do this.
 */
public final class LoadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FAILED_FROM = 400;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final int clients;
    private final Duration took;
    private final double[] latencies;
    private final Map<String, Integer> outcomes;
    private final int errors;

    private LoadTest(int clients, Duration took, double[] latencies, Map<String, Integer> outcomes, int errors) {
        this.clients = clients;
        this.took = took;
        this.latencies = latencies;
        this.outcomes = outcomes;
        this.errors = errors;
    }

    /**
     * Sends requests to one address; returns when all are answered or have failed.
     *
     * @param clients how many send requests at the same time, at least 1
     * @param each how many requests each of them sends, one after the other, at least 1
     * @throws InterruptedException when the thread is interrupted meanwhile; the clients have ended then
     */
    public static LoadTest run(URI address, int clients, int each) throws InterruptedException {
        return run(_ -> address, clients, each);
    }

    /**
     * Sends requests to several addresses; returns when all are answered or have failed.
     *
     * @param addresses gives the address of each request, by its number from 0
     * @param clients how many send requests at the same time, at least 1
     * @param each how many requests each of them sends, one after the other, at least 1
     * @throws InterruptedException when the thread is interrupted meanwhile; the clients have ended then
     */
    public static LoadTest run(IntFunction<URI> addresses, int clients, int each) throws InterruptedException {
        if (clients < 1 || each < 1) {
            throw new IllegalArgumentException("A load test has at least 1 client, which sends at least 1 request.");
        }
        try (var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            return new Run(http, addresses, clients, each).go();
        }
    }

    /** One that is under way. */
    private static final class Run {
        private final HttpClient http;
        private final IntFunction<URI> addresses;
        private final int clients;
        private final int each;
        private final double[] latencies;
        private final Map<String, Integer> outcomes = new ConcurrentSkipListMap<>();
        private final CountDownLatch ready;
        private final CountDownLatch begin = new CountDownLatch(1);

        Run(HttpClient http, IntFunction<URI> addresses, int clients, int each) {
            this.http = http;
            this.addresses = addresses;
            this.clients = clients;
            this.each = each;
            this.latencies = new double[clients * each];
            this.ready = new CountDownLatch(clients);
            Arrays.fill(latencies, Double.NaN);
        }

        LoadTest go() throws InterruptedException {
            var threads = new ArrayList<Thread>();
            try {
                for (int i = 0; i < clients; i++) {
                    int client = i;
                    threads.add(Thread.ofVirtual().name("client-" + (i + 1)).start(() -> client(client)));
                }
                ready.await();
                long began = System.nanoTime();
                begin.countDown();
                for (var thread : threads) {
                    thread.join();
                }
                return result(Duration.ofNanos(System.nanoTime() - began));
            } finally {
                threads.forEach(Thread::interrupt);
                http.shutdownNow();
            }
        }

        private LoadTest result(Duration took) {
            var answered = Arrays.stream(latencies).filter(Double::isFinite).toArray();
            int failed = outcomes.entrySet().stream()
                    .filter(one -> !isAnswer(one.getKey()))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            return new LoadTest(clients, took, answered, new TreeMap<>(outcomes), failed);
        }

        private static boolean isAnswer(String outcome) {
            return Character.isDigit(outcome.charAt(0)) && Integer.parseInt(outcome) < FAILED_FROM;
        }

        private void client(int client) {
            ready.countDown();
            try {
                begin.await();
                for (int i = 0; i < each; i++) {
                    request(client * each + i);
                }
            } catch (InterruptedException e) {
                // The whole test is being ended, and tells of it.
            }
        }

        private void request(int number) throws InterruptedException {
            String outcome;
            long began = System.nanoTime();
            try {
                var request = HttpRequest.newBuilder(addresses.apply(number))
                        .timeout(PATIENCE)
                        .build();
                int status = http.send(request, BodyHandlers.discarding()).statusCode();
                latencies[number] = (System.nanoTime() - began) / NANOS_PER_MILLI;
                outcome = Integer.toString(status);
            } catch (IOException e) {
                outcome = e.getClass().getSimpleName() + ": " + Reachable.why(e);
            }
            outcomes.merge(outcome, 1, Integer::sum);
        }
    }

    /** Returns how many milliseconds each answered request took, the first client's first. */
    public double[] latencies() {
        return latencies.clone();
    }

    /**
     * Returns the latency in milliseconds that a part of the answered requests did not exceed; not a number when none was
     * answered.
     *
     * @param percent 0 to 100: 50 for the median
     */
    public double percentile(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("A percentile is 0 to 100, and not " + percent + ".");
        }
        if (latencies.length == 0) {
            return Double.NaN;
        }
        var sorted = latencies();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(percent / 100 * sorted.length) - 1)];
    }

    /** Returns how long all took together. */
    public Duration took() {
        return took;
    }

    /** Returns how many requests were answered in a second. */
    public double throughput() {
        return latencies.length / (took.toNanos() / NANOS_PER_SECOND);
    }

    /** Returns how many requests had no answer, or one whose status is 400 or above. */
    public int errors() {
        return errors;
    }

    /** Returns how many requests had each outcome: a status such as {@code 200}, or in words why there was no answer. */
    public Map<String, Integer> outcomes() {
        return new TreeMap<>(outcomes);
    }

    /** Says how many requests in how much time, and how long the median and the slowest hundredth took. */
    @Override
    public String toString() {
        var all = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        return "%s of %s in %s: %,.0f a second, median %s, 99 %% within %s, %s"
                .formatted(
                        Said.count(all, "request"),
                        Said.count(clients, "client"),
                        SpokenDuration.of(took),
                        throughput(),
                        spoken(percentile(50)),
                        spoken(percentile(99)),
                        errors == 0 ? "no errors" : Said.count(errors, "error"));
    }

    private static String spoken(double millis) {
        return SpokenDuration.ofNanos(millis * NANOS_PER_MILLI);
    }
}
