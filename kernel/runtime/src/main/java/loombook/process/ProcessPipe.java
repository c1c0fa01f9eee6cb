package loombook.process;

import java.io.Serializable;
import loombook.process.memory.Attachments;
import loombook.process.memory.Ring;
import loombook.process.memory.SharedMemory;

/**
 * A pipe between two processes (Python: {@code multiprocessing.Pipe}), which gives one end to another process:
 *
 * <pre>{@code
 * var pipe = new ProcessPipe<String>();
 * var there = pipe.second();
 * var child = Processes.start(() -> there.send("hello"));
 * pipe.first().receive()
 * }</pre>
 *
 * <p>An end belongs to the processes that have received it; the one that has sent it need not close it, as it must in Python.
 * When an end is closed, or all processes have ended to which it belongs, the other end is told.
 *
 * @param <T> what the items are; it is not checked
 */
public final class ProcessPipe<T> implements AutoCloseable {
    private final PipeEnd<T> first;
    private final PipeEnd<T> second;

    /** Where the parts of a pipe lie in its memory. */
    record Layout() implements Serializable {
        static final int CLOSED = 0;
        static final int USERS = 64;
        private static final long PAGE = 4096;
        private static final long RING = (Ring.BYTES + PAGE - 1) / PAGE * PAGE;

        static long side(int end) {
            return end * PAGE;
        }

        static long ring(int end) {
            return 2 * PAGE + end * RING;
        }

        static final long BYTES = 2 * PAGE + 2 * RING;
    }

    /** Makes a pipe on which both ends can send and receive. */
    public ProcessPipe() {
        this(true);
    }

    private ProcessPipe(boolean duplex) {
        assert Layout.USERS + Attachments.BYTES <= Layout.PAGE;
        var memory = SharedMemory.create(Layout.BYTES);
        this.first = new PipeEnd<>(memory, 0, true, duplex);
        // Each end is closed by itself.
        this.second = new PipeEnd<>(SharedMemory.open(memory.address()), 1, duplex, true);
    }

    /** Makes a pipe on which the second end sends and the first one receives (Python: {@code Pipe(duplex=False)}). */
    public static <T> ProcessPipe<T> oneWay() {
        return new ProcessPipe<>(false);
    }

    /** Returns one end. */
    public PipeEnd<T> first() {
        return first;
    }

    /** Returns the other end. */
    public PipeEnd<T> second() {
        return second;
    }

    /** Closes both ends, for all processes. */
    @Override
    public void close() {
        first.close();
        second.close();
    }

    @Override
    public String toString() {
        return "ProcessPipe[" + first + ", " + second + "]";
    }
}
