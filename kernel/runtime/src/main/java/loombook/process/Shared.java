package loombook.process;

import java.io.Serializable;
import loombook.process.memory.SharedMemory;

/**
 * What all have in common that lives in shared memory: it can be sent to another process, as an argument or a captured
 * variable of its work or as an item of a {@link ProcessQueue}, and is the same thing there.
 */
abstract sealed class Shared implements Serializable, AutoCloseable
        permits SharedValue,
                SharedArray,
                ProcessLock,
                ProcessRLock,
                ProcessSemaphore,
                ProcessEvent,
                ProcessBarrier,
                ProcessQueue {
    final transient SharedMemory memory;
    private final transient Kind kind;
    private final transient long offset;

    /** What is to be made of shared memory by the process that receives it. */
    enum Kind {
        INT,
        LONG,
        DOUBLE,
        BOOLEAN,
        INTS,
        LONGS,
        DOUBLES,
        BYTES,
        LOCK,
        RLOCK,
        SEMAPHORE,
        EVENT,
        BARRIER,
        QUEUE
    }

    /** What is sent in the place of something shared. */
    private record Handle(Kind kind, SharedMemory.Address address, long offset) implements Serializable {
        private Object readResolve() {
            var memory = SharedMemory.open(address);
            return switch (kind) {
                case INT -> new SharedInt(memory);
                case LONG -> new SharedLong(memory);
                case DOUBLE -> new SharedDouble(memory);
                case BOOLEAN -> new SharedBoolean(memory);
                case INTS -> new SharedInts(memory);
                case LONGS -> new SharedLongs(memory);
                case DOUBLES -> new SharedDoubles(memory);
                case BYTES -> new SharedBytes(memory);
                case LOCK -> new ProcessLock(memory);
                case RLOCK -> new ProcessRLock(memory, offset);
                case SEMAPHORE -> new ProcessSemaphore(memory);
                case EVENT -> new ProcessEvent(memory);
                case BARRIER -> new ProcessBarrier(memory, null);
                case QUEUE -> new ProcessQueue<>(memory);
            };
        }
    }

    Shared(Kind kind, SharedMemory memory, long offset) {
        this.kind = kind;
        this.memory = memory;
        this.offset = offset;
    }

    /**
     * Ends the use of it through this object; whatever is done with it afterwards fails by an
     * {@link IllegalStateException}. The memory is given back when no process uses it any more, and nothing is left of it
     * when processes end without closing it.
     */
    @Override
    public void close() {
        memory.close();
    }

    final Object writeReplace() {
        return new Handle(kind, memory.address(), offset);
    }
}
