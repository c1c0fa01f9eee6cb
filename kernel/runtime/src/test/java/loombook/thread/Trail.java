package loombook.thread;

import java.util.ArrayList;
import java.util.List;

/** What happened, in order, whichever thread says so. */
final class Trail {
    private final List<String> events = new ArrayList<>();

    synchronized void add(String event) {
        events.add(event);
    }

    synchronized List<String> events() {
        return List.copyOf(events);
    }

    /** Waits until a thread waits for something: its state is the only event that tells. */
    @SuppressWarnings("ThreadPriorityCheck") // looking again is all that can be done
    static void untilWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            if (!thread.isAlive()) {
                throw new AssertionError(thread + " has ended and does not wait");
            }
            Thread.yield();
        }
    }
}
