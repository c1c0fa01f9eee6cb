package loombook.kernel.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All that a client has heard, by the request that it belongs to; tests wait here for what is due. Safe for any thread. */
public final class Conversation {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, List<Heard>> byRequest = new HashMap<>();

    /** Adds a message that has come. */
    public synchronized void add(Heard heard) {
        byRequest.computeIfAbsent(heard.parent(), _ -> new ArrayList<>()).add(heard);
        notifyAll();
    }

    /** Returns what has come so far for a request. */
    synchronized List<Heard> of(String request) {
        return List.copyOf(byRequest.getOrDefault(request, List.of()));
    }

    /**
     * Waits until what was heard for a request is as it must be.
     *
     * @param what is due, for the sentence with which the wait fails
     */
    synchronized void await(String request, String what, Predicate<List<Heard>> due) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!due.test(of(request))) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError("Waited in vain for " + what + "; heard so far:\n" + listed(of(request)));
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted while waiting for " + what, e);
            }
        }
    }

    static String listed(List<Heard> heard) {
        return heard.isEmpty()
                ? "  nothing"
                : heard.stream().map(one -> "  " + one).collect(Collectors.joining("\n"));
    }
}
