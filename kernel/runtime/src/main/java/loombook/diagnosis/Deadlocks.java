package loombook.diagnosis;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Finds threads that wait for each other and will never go on. Python has no counterpart: {@code faulthandler} shows stacks
 * only.
 *
 * <pre>{@code
 * Deadlocks.find()
 * }</pre>
 */
public final class Deadlocks {
    private Deadlocks() {}

    /**
     * Looks for deadlocks among all threads of this JVM, platform and virtual ones, whichever cell has started them. Takes
     * some milliseconds, and stops nobody. May be called by any thread.
     *
     * <p>Seen are those who wait for a monitor ({@code synchronized}), for a {@link
     * java.util.concurrent.locks.ReentrantLock}, for the writer of a {@link
     * java.util.concurrent.locks.ReentrantReadWriteLock}, and for the end of a platform thread. Semaphores, latches, queues
     * and locks for reading have no one holder, so nobody can be named for whom their threads wait. Who waits for a time
     * only, as by {@code tryLock} with one, is in no deadlock.
     *
     * @throws UncheckedIOException when the JVM can't write its thread dump
     */
    public static DeadlockReport find() {
        try {
            var waits = Waits.now();
            if (waits.cycles().isEmpty()) {
                return Reporting.of(waits);
            }
            // A dump is not of one instant: what looks like a deadlock may be two locks that change hands. A real one
            // stays.
            return Reporting.of(waits.still(Waits.now()));
        } catch (IOException e) {
            throw new UncheckedIOException("The JVM can't write its thread dump: " + e.getMessage(), e);
        }
    }
}
