package loombook.process;

import loombook.process.memory.SharedMemory;

/** One value that processes share, and the lock that belongs to it. */
abstract sealed class SharedValue extends Shared permits SharedInt, SharedLong, SharedDouble, SharedBoolean {
    static final int VALUE = 0;

    /** Not in the same cache line. */
    private static final int LOCK = 64;

    static final int BYTES = 128;

    private final transient ProcessRLock lock;

    SharedValue(Kind kind, SharedMemory memory) {
        super(kind, memory, 0);
        this.lock = new ProcessRLock(memory, LOCK);
    }

    /**
     * Returns the lock that belongs to this value (Python: {@code get_lock()}). It guards only against those who hold it
     * too: single reads and writes do not ask for it.
     */
    public ProcessRLock lock() {
        return lock;
    }
}
