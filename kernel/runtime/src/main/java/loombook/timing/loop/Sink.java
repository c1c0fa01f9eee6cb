package loombook.timing.loop;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * Takes the results of what is measured, so that the JIT compiler can't leave out the work, and looks at the clock.
 *
 * <p>A result is written to a field, and before each run a volatile field is read. The compiler must keep each write, since
 * who writes that field might read this one, and it must read the work's variables anew each time. Both cost next to
 * nothing. A sink is used once: while it is young, no garbage collector has more to do for a write to it.
 */
public final class Sink {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Has the sink escape, and with it what it takes. */
    @SuppressWarnings("UnusedVariable") // that it might be read is enough
    private static volatile @Nullable Sink latest;

    private static final long NOT_ENDED = -1;

    private volatile boolean closed;
    private int taken32;
    private long taken64;
    private float takenFloat;
    private double takenDouble;
    private @Nullable Object taken;
    private long started;
    private long elapsed = NOT_ENDED;
    private long allocated;

    Sink() {
        latest = this;
    }

    /** Returns true: whether the next run is to begin. */
    public boolean goesOn() {
        return !closed;
    }

    /** Takes a result. */
    public void take(boolean result) {
        taken32 = result ? 1 : 0;
    }

    /** Takes a result. */
    public void take(int result) {
        taken32 = result;
    }

    /** Takes a result. */
    public void take(long result) {
        taken64 = result;
    }

    /** Takes a result. */
    public void take(float result) {
        takenFloat = result;
    }

    /** Takes a result. */
    public void take(double result) {
        takenDouble = result;
    }

    /**
     * Takes a result. The garbage collector's part in the write is a nanosecond or so. Merely to compare the result with
     * another object would cost less, but then {@code new byte[1000]} was found to allocate nothing.
     */
    public void take(@Nullable Object result) {
        taken = result;
    }

    /** Begins to measure. */
    public void begin() {
        allocated = THREADS.getCurrentThreadAllocatedBytes();
        started = System.nanoTime();
    }

    /** Ends what was begun. */
    public void end() {
        elapsed = System.nanoTime() - started;
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    }

    /** Forgets the latest sink and what it has taken. */
    static void forget() {
        latest = null;
    }

    /**
     * Returns how long it took.
     *
     * @throws IllegalStateException when it was not ended
     */
    long elapsedNanos() {
        if (elapsed == NOT_ENDED) {
            throw new IllegalStateException("What is timed is the body of a loop: it can't return.");
        }
        return elapsed;
    }

    long allocatedBytes() {
        return allocated;
    }

    @Override
    public String toString() {
        return "" + taken32 + taken64 + takenFloat + takenDouble + taken;
    }
}
