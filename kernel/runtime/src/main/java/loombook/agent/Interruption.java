package loombook.agent;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The interruption of one cell: its thread is interrupted; if that does not end it, its code is stopped where it runs.
 */
final class Interruption {
    private static final int GRACE_MS = 100;
    private static final int OTHER_THREADS_MS = 500;

    private final long cell;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Interruption(long cell) {
        this.cell = cell;
    }

    /** Begins to interrupt a cell that runs on a thread. */
    static Interruption of(long cell, Thread thread) {
        var interruption = new Interruption(cell);
        thread.interrupt();
        Thread.ofPlatform().name("loombook-interrupt").daemon().start(interruption::escalate);
        return interruption;
    }

    /** Notes that the cell has ended. */
    void ended() {
        ended.countDown();
    }

    private void escalate() {
        try {
            boolean heeded = ended.await(GRACE_MS, TimeUnit.MILLISECONDS);
            StopPoint.stop(cell);
            if (!heeded) {
                ended.await();
            }
            // What the cell has started must end too, and has as yet not come to a stop point.
            Thread.sleep(OTHER_THREADS_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            StopPoint.pass();
        }
    }
}
