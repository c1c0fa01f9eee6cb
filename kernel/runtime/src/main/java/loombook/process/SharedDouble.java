package loombook.process;

import java.util.function.DoubleUnaryOperator;
import loombook.process.memory.SharedMemory;

/**
 * A {@code double} that processes share (Python: {@code multiprocessing.Value('d')}). Sent to another process, it is the
 * same double there.
 *
 * <p>Each read and each write is atomic and seen by all at once, as if the variable were volatile. To read and then to write
 * is not one step: {@code count.set(count.get() + 1)} in two processes loses increments, as {@code count.value += 1} does
 * in Python. {@link #update} holds the value's {@link #lock} meanwhile.
 *
 * <p>Safe for any number of threads and processes.
 */
public final class SharedDouble extends SharedValue {
    /** Makes a new one of value 0. */
    public SharedDouble() {
        this(0);
    }

    /** Makes a new one of this value. */
    public SharedDouble(double value) {
        this(SharedMemory.create(BYTES));
        set(value);
    }

    SharedDouble(SharedMemory memory) {
        super(Kind.DOUBLE, memory);
    }

    /** Returns the value. */
    public double get() {
        return memory.getDouble(VALUE);
    }

    /** Sets the value. */
    public void set(double value) {
        memory.setDouble(VALUE, value);
    }

    /** Returns the value without any order among threads: a loop that waits for a change may never see it. */
    public double getPlain() {
        return memory.getPlainDouble(VALUE);
    }

    /** Sets the value without any order among threads: others may see it later than what is written afterwards. */
    public void setPlain(double value) {
        memory.setPlainDouble(VALUE, value);
    }

    /**
     * Applies a function under the value's lock, and returns the new value. If the function throws, the value stays.
     *
     * @throws InterruptedException when interrupted while another one holds the lock
     * @throws PeerDiedException when the process that held the lock has died; the next call goes on
     */
    public double update(DoubleUnaryOperator function) throws InterruptedException {
        lock().acquire();
        try {
            double value = function.applyAsDouble(get());
            set(value);
            return value;
        } finally {
            lock().release();
        }
    }

    @Override
    public String toString() {
        return Double.toString(get());
    }
}
