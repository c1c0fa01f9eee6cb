package loombook.kernel.eval;

import java.util.concurrent.TimeUnit;

/** Whether anybody asks for anything, and how long ago that was. Safe for any number of threads. */
final class Quiet {
    /** Longer than a client needs between the cells of a notebook that it runs, shorter than a reader until a Tab. */
    private static final long LONG_ENOUGH_NS = TimeUnit.MILLISECONDS.toNanos(250);

    /** Longer than a reader needs to see what became of a cell: an interrupted one must be seen to use no CPU any more. */
    private static final long LONG_ENOUGH_AFTER_INTERRUPT_NS = TimeUnit.MILLISECONDS.toNanos(1500);

    private int asking;
    private long requests;
    private long since = System.nanoTime();
    private long longEnough = LONG_ENOUGH_NS;
    private boolean over;

    /** Notes that a request is being served, until what is returned is closed. */
    synchronized Asking asking() {
        asking++;
        requests++;
        longEnough = LONG_ENOUGH_NS;
        notifyAll();
        return this::served;
    }

    /** A request being served. */
    interface Asking extends AutoCloseable {
        @Override
        void close();
    }

    private synchronized void served() {
        asking--;
        since = System.nanoTime();
        notifyAll();
    }

    /** Notes that what is being served was interrupted. */
    synchronized void interrupted() {
        longEnough = LONG_ENOUGH_AFTER_INTERRUPT_NS;
    }

    /** Returns how many requests there were. */
    synchronized long requests() {
        return requests;
    }

    /** Waits until nothing has been asked for a while; returns false when it never will be quiet again. */
    synchronized boolean await() throws InterruptedException {
        while (!over && left() > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left());
        }
        return !over;
    }

    private long left() {
        return asking > 0 ? Long.MAX_VALUE : longEnough - (System.nanoTime() - since);
    }

    /** Waits for the next request; returns at once when there were more than so many. */
    synchronized void awaitRequest(long known) throws InterruptedException {
        while (!over && requests == known) {
            wait();
        }
    }

    /** Lets all who wait go. */
    synchronized void end() {
        over = true;
        notifyAll();
    }
}
