package loombook.process.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/**
 * Memory that processes have in common. It begins as zeros and exists while a process has it open; nothing of it is left
 * when the last one has ended, however. Whoever has it can send its {@link #address} to another process, which then has it
 * too, if it opens it while the sender still has it open.
 *
 * <p>Safe for any number of threads and processes. All access is bounds-checked; after {@link #close} it fails by an
 * {@link IllegalStateException}.
 */
@SuppressWarnings("ReachabilityFenceUsage") // an access that throws needs the memory no more
public final class SharedMemory implements AutoCloseable {
    private static final VarHandle INT = JAVA_INT.varHandle();
    private static final VarHandle LONG = JAVA_LONG.varHandle();
    private static final VarHandle DOUBLE = JAVA_DOUBLE.varHandle();
    private static final VarHandle BYTE = JAVA_BYTE.varHandle();

    /** How long the cleaner has to close what the garbage collector has found. */
    private static final int CLEANING_MS = 200;

    private final MemoryFile file;
    private final Cleaner.Cleanable cleanable;

    private final MemorySegment segment;

    /** The segment lives on while other objects of this process use it. */
    private boolean closed;

    /**
     * Where memory is to be found.
     *
     * @param file the file that is its home
     * @param size in bytes
     */
    public record Address(MemoryFile.Place file, long size) implements Serializable {}

    private static final class Cleaning {
        static final Cleaner CLEANER = Cleaner.create();
    }

    private SharedMemory(Mapping mapping) {
        this.file = mapping.file();
        this.segment = mapping.segment();
        // For who forgets to close it.
        this.cleanable = Cleaning.CLEANER.register(this, mapping::release);
    }

    /**
     * Makes new memory.
     *
     * @param size in bytes; pages that are never touched cost nothing
     */
    public static SharedMemory create(long size) {
        try {
            return new SharedMemory(Mapping.create(size));
        } catch (IOException e) {
            // Each is an open file, of which there can be but so many; those that were forgotten are closed by this.
            System.gc();
            return createAgain(size);
        }
    }

    private static SharedMemory createAgain(long size) {
        try {
            Thread.sleep(CLEANING_MS);
            return new SharedMemory(Mapping.create(size));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Memory to share can't be made (" + e.getMessage() + "): close what is not used any more.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while making memory to share", e);
        }
    }

    /**
     * Opens what another process, or this one, has made.
     *
     * @throws IllegalStateException when it is gone
     */
    public static SharedMemory open(Address address) {
        try {
            return new SharedMemory(Mapping.open(address.file(), address.size()));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "What was to be shared is gone: the process "
                            + address.file().holder().pid()
                            + " that sent it has ended or closed it before it was opened here.",
                    e);
        }
    }

    /** Returns where another process finds this memory while this object is open. */
    public Address address() {
        if (!isOpen()) {
            throw new IllegalStateException("It is closed, and can't be sent any more.");
        }
        try {
            return new Address(file.place(), segment.byteSize());
        } catch (IOException e) {
            throw new UncheckedIOException("Shared memory can't be sent: " + e.getMessage(), e);
        }
    }

    /** Returns the memory itself; who uses it keeps this object reachable meanwhile. */
    public MemorySegment segment() {
        return segment;
    }

    private MemorySegment open() {
        if (closed) {
            throw new IllegalStateException("It is closed already.");
        }
        return segment;
    }

    /** Returns whether this object was not closed. */
    public boolean isOpen() {
        return !closed;
    }

    /** Ends this process's access; does nothing the second time. */
    @Override
    public void close() {
        closed = true;
        cleanable.clean();
    }

    /** Reads as if volatile. */
    public int getInt(long offset) {
        int value = (int) INT.getVolatile(open(), offset);
        Reference.reachabilityFence(this);
        return value;
    }

    /** Reads without any order among threads. */
    public int getPlainInt(long offset) {
        int value = (int) INT.get(open(), offset);
        Reference.reachabilityFence(this);
        return value;
    }

    /** Writes as if volatile. */
    public void setInt(long offset, int value) {
        INT.setVolatile(open(), offset, value);
        Reference.reachabilityFence(this);
    }

    /** Writes without any order among threads. */
    public void setPlainInt(long offset, int value) {
        INT.set(open(), offset, value);
        Reference.reachabilityFence(this);
    }

    /** Adds atomically and returns what was there before. */
    public int getAndAddInt(long offset, int delta) {
        int before = (int) INT.getAndAdd(open(), offset, delta);
        Reference.reachabilityFence(this);
        return before;
    }

    /** Replaces atomically and returns what was there before. */
    public int getAndSetInt(long offset, int value) {
        int before = (int) INT.getAndSet(open(), offset, value);
        Reference.reachabilityFence(this);
        return before;
    }

    /** Writes if what is there is as expected; returns whether it did. */
    public boolean compareAndSetInt(long offset, int expected, int value) {
        boolean done = INT.compareAndSet(open(), offset, expected, value);
        Reference.reachabilityFence(this);
        return done;
    }

    /** Reads as if volatile. */
    public long getLong(long offset) {
        long value = (long) LONG.getVolatile(open(), offset);
        Reference.reachabilityFence(this);
        return value;
    }

    /** Reads without any order among threads. */
    public long getPlainLong(long offset) {
        long value = (long) LONG.get(open(), offset);
        Reference.reachabilityFence(this);
        return value;
    }

    /** Writes as if volatile. */
    public void setLong(long offset, long value) {
        LONG.setVolatile(open(), offset, value);
        Reference.reachabilityFence(this);
    }

    /** Writes without any order among threads. */
    public void setPlainLong(long offset, long value) {
        LONG.set(open(), offset, value);
        Reference.reachabilityFence(this);
    }

    /** Adds atomically and returns what was there before. */
    public long getAndAddLong(long offset, long delta) {
        long before = (long) LONG.getAndAdd(open(), offset, delta);
        Reference.reachabilityFence(this);
        return before;
    }

    /** Replaces atomically and returns what was there before. */
    public long getAndSetLong(long offset, long value) {
        long before = (long) LONG.getAndSet(open(), offset, value);
        Reference.reachabilityFence(this);
        return before;
    }

    /** Writes if what is there is as expected; returns whether it did. */
    public boolean compareAndSetLong(long offset, long expected, long value) {
        boolean done = LONG.compareAndSet(open(), offset, expected, value);
        Reference.reachabilityFence(this);
        return done;
    }

    /** Reads as if volatile. */
    public double getDouble(long offset) {
        double value = (double) DOUBLE.getVolatile(open(), offset);
        Reference.reachabilityFence(this);
        return value;
    }

    /** Reads without any order among threads. */
    public double getPlainDouble(long offset) {
        double value = (double) DOUBLE.get(open(), offset);
        Reference.reachabilityFence(this);
        return value;
    }

    /** Writes as if volatile. */
    public void setDouble(long offset, double value) {
        DOUBLE.setVolatile(open(), offset, value);
        Reference.reachabilityFence(this);
    }

    /** Writes without any order among threads. */
    public void setPlainDouble(long offset, double value) {
        DOUBLE.set(open(), offset, value);
        Reference.reachabilityFence(this);
    }

    /** Reads without any order among threads. */
    public byte getByte(long offset) {
        byte value = (byte) BYTE.get(open(), offset);
        Reference.reachabilityFence(this);
        return value;
    }

    /** Writes without any order among threads. */
    public void setByte(long offset, byte value) {
        BYTE.set(open(), offset, value);
        Reference.reachabilityFence(this);
    }
}
