package loombook.service;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Pages to fetch: those of a web site on this machine, which takes as long to answer as a real one, or real ones. It needs no
 * network as {@code WebSite.local()}, and {@code WebSite.of("https://example.org/a", …)} puts the real thing in its place.
 *
 * <p>A local site's pages have between 2 and 200 KB of HTML, with {@code Content-Length} and {@code ETag}. How long each
 * takes, and what it says, is by chance but the same each time: half of them take less than the median, few take several
 * times as long. Whatever the number of clients, all are served at once, each request by a virtual thread. It listens at the
 * loopback address on a free port, belongs to no cell, and ends with {@link #close} or with the runtime. Child processes can
 * reach it, too.
 *
 * <p>Safe for any number of threads.
 */
public final class WebSite implements AutoCloseable {
    private static final Duration MEDIAN = Duration.ofMillis(200);
    private static final int SLOW_FACTOR = 10;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int BROKEN = 500;
    private static final String PAGES = "/pages/";
    private static final String SLOW = "/slow";
    private static final String FAULTY = "/broken";
    private static final String NO_SUCH = "/no-such-page";
    private static final Pattern PAGE = Pattern.compile(PAGES + "(\\d{1,6})");

    private final List<URI> real;
    private final @Nullable LocalServer server;

    private WebSite(List<URI> real, @Nullable LocalServer server) {
        this.real = real;
        this.server = server;
    }

    /** Starts a site on this machine half of whose pages answer within 200 ms, and whose slow page takes 2 s. */
    public static WebSite local() {
        return local(MEDIAN);
    }

    /**
     * Starts a site on this machine.
     *
     * @param median how long a page takes: half of them less, half of them more. The slow page takes ten times as long.
     */
    public static WebSite local(Duration median) {
        if (median.isNegative()) {
            throw new IllegalArgumentException("A page can't take less than no time: " + median);
        }
        return new WebSite(List.of(), LocalServer.start("site", path -> reply(path, median)));
    }

    /**
     * Takes real pages. Each host is asked whether it answers, which takes at most some seconds.
     *
     * @throws IllegalArgumentException when there is no address, or one that is none of the web
     * @throws NoServiceException when a host can't be reached; the message says which and why
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    public static WebSite of(String... addresses) throws InterruptedException {
        var real = Reachable.addresses(addresses);
        Reachable.check(real, "WebSite.local() needs no network.");
        return new WebSite(real, null);
    }

    private static Reply reply(String path, Duration median) throws InterruptedException {
        var page = PAGE.matcher(path);
        if (page.matches()) {
            var its = new SitePage(Integer.parseInt(page.group(1)));
            pause(its.latency(median));
            return Reply.of(OK, Reply.HTML, its.html()).tagged(its.tag());
        }
        if (path.equals(SLOW)) {
            pause(median.multipliedBy(SLOW_FACTOR));
            return Reply.of(OK, Reply.HTML, new SitePage(0).html());
        }
        pause(new SitePage(0).latency(median));
        return path.equals(FAULTY)
                ? error(BROKEN, "The oven is out of order")
                : error(NOT_FOUND, "There is no such page here");
    }

    private static void pause(Duration latency) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(latency.toNanos());
    }

    private static Reply error(int status, String text) {
        var html = "<!DOCTYPE html>\n<html lang=\"en\">\n<title>%d</title>\n<h1>%s</h1>\n</html>\n"
                .formatted(status, text);
        return Reply.of(status, Reply.HTML, LocalServer.bytes(html));
    }

    /**
     * Returns the addresses of pages. Real ones begin anew when there are fewer.
     *
     * @param count how many
     */
    public List<URI> pages(int count) {
        var local = server;
        return IntStream.range(0, count)
                .mapToObj(i -> local == null ? real.get(i % real.size()) : local.at(PAGES + (i + 1)))
                .toList();
    }

    /**
     * Returns the address of a page that takes ten times as long as most.
     *
     * @throws UnsupportedOperationException when the pages are real: nobody knows which is slow
     */
    public URI slowPage() {
        return localOnly("slow").at(SLOW);
    }

    /** Returns an address where there is no page: its status is 404. */
    public URI missingPage() {
        var local = server;
        return local == null ? real.getFirst().resolve(NO_SUCH) : local.at(NO_SUCH);
    }

    /**
     * Returns the address of a page whose status is 500.
     *
     * @throws UnsupportedOperationException when the pages are real: nobody knows which is broken
     */
    public URI brokenPage() {
        return localOnly("broken").at(FAULTY);
    }

    private LocalServer localOnly(String what) {
        var local = server;
        if (local == null) {
            throw new UnsupportedOperationException("Nobody knows which page of "
                    + real.getFirst().getHost() + " is " + what + ". WebSite.local() has one.");
        }
        return local;
    }

    /** Returns how many requests have come so far; 0 when the pages are real, since only their servers know. */
    public long served() {
        var local = server;
        return local == null ? 0 : local.served();
    }

    /** Returns how many requests were waiting for their answer at once, at most; 0 when the pages are real. */
    public int peak() {
        var local = server;
        return local == null ? 0 : local.peak();
    }

    /** Ends a local site: its port is free, and who waits for an answer gets none. Does nothing to real ones. */
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
        return local == null ? Said.real("pages", real) : Said.local("A web site", local);
    }
}
