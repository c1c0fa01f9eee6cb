package loombook.process;

import java.time.Duration;
import loombook.process.memory.Attachments;
import loombook.process.memory.Deadline;
import loombook.process.memory.ProcessIdentity;
import loombook.process.memory.Ring;
import loombook.process.memory.SharedMemory;
import loombook.process.memory.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A queue between the threads of all processes (Python: {@code multiprocessing.Queue} and {@code JoinableQueue}). Sent to
 * another process, it is the same queue there. Items are copies: whatever can be an argument of work, see {@link Processes},
 * such as numbers, strings, arrays, and objects and lambdas of classes that were defined in cells; null is an item too. The
 * cells' variables that a lambda or a method of an item reads go along to child processes, as with work. Each item is taken
 * once; items of one thread keep their order.
 *
 * <p>A put item is in the queue when {@link #put} returns, and stays when the process that has put it ends; in Python a
 * thread of that process still has to send it. A queue without a limit has room for 1 GB of waiting items, and one item for
 * half of that; when it is full, {@code put} waits.
 *
 * <p>A process that dies in the middle of a put or a take has done nothing; no other is held up. Who waits while all other
 * processes that ever opened the queue have ended, gets a {@link PeerDiedException} after some seconds, unless threads of
 * its own process use the other end too.
 *
 * @param <T> what the items are; it is not checked
 */
public final class ProcessQueue<T extends @Nullable Object> extends Shared {
    private static final int USERS = 0;
    private static final int RING = 4096;
    private static final long GRACE_NS = 2_000_000_000;

    private final transient Ring ring;
    private final transient Attachments users;

    /** Whether threads of this process have put, or taken: others of them may do so again. */
    private transient volatile boolean puts;

    private transient volatile boolean takes;

    /** Makes a queue without a limit. */
    public ProcessQueue() {
        this(ofCapacity(0));
    }

    /**
     * Makes a queue in which so many items can wait (Python: {@code Queue(maxsize)}).
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public ProcessQueue(int capacity) {
        this(ofCapacity(requireOne(capacity)));
    }

    ProcessQueue(SharedMemory memory) {
        super(Kind.QUEUE, memory, 0);
        this.ring = new Ring(memory, RING);
        this.users = new Attachments(memory, USERS);
        users.attach();
    }

    private static int requireOne(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "A queue can't have room for " + capacity + " items; new ProcessQueue<>() has no limit.");
        }
        return capacity;
    }

    private static SharedMemory ofCapacity(int capacity) {
        var memory = SharedMemory.create(RING + Ring.BYTES);
        Ring.limit(memory, RING, capacity);
        return memory;
    }

    /**
     * Adds an item; waits while the queue is full.
     *
     * @throws NotSendableException when the item can't be sent; the message names what in it, or which variable, and its
     *     type
     * @throws PeerDiedException when nobody is left who could make room
     */
    public void put(T item) throws InterruptedException {
        begin(true);
        var _ = ring.put(item, Deadline.NEVER, new Company(true));
    }

    /**
     * Adds an item; waits while the queue is full, at most so long (Python: {@code put(item, timeout=..)}, which raises
     * {@code Full}).
     *
     * @return whether it was added
     */
    public boolean offer(T item, Duration timeout) throws InterruptedException {
        begin(true);
        return ring.put(item, Deadline.in(timeout), new Company(true));
    }

    /** Adds an item if there is room; returns whether there was (Python: {@code put_nowait}). */
    public boolean offer(T item) {
        begin(true);
        return ring.offer(item);
    }

    /**
     * Takes the first item; waits while the queue is empty (Python: {@code get}).
     *
     * @throws IllegalStateException when the item can't be read here; it is taken nevertheless
     * @throws PeerDiedException when nobody is left who could put an item
     */
    public T take() throws InterruptedException {
        begin(false);
        return item(ring.take(Deadline.NEVER, new Company(false)));
    }

    /**
     * Takes the first item; waits while the queue is empty, at most so long (Python: {@code get(timeout=..)}, which raises
     * {@code Empty}).
     *
     * @return null if there was none
     */
    public @Nullable T poll(Duration timeout) throws InterruptedException {
        begin(false);
        return item(ring.take(Deadline.in(timeout), new Company(false)));
    }

    /** Takes the first item; returns null if there is none (Python: {@code get_nowait}). */
    public @Nullable T poll() {
        begin(false);
        return item(ring.poll());
    }

    private void begin(boolean putting) {
        // Again: another object of this process for the same queue may have been closed.
        users.attach();
        if (putting) {
            puts = true;
        } else {
            takes = true;
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a null item is of the type T where T is nullable
    private T item(Ring.@Nullable Got got) {
        return (T) (got == null ? null : got.item());
    }

    /** Returns how many items wait; it may have changed by the time that the answer is there (Python: {@code qsize}). */
    public int size() {
        return ring.size();
    }

    /** Returns whether no item waits. */
    public boolean isEmpty() {
        return ring.isEmpty();
    }

    /** Returns how many more items have room, as far as their number is limited; else {@link Integer#MAX_VALUE}. */
    public int remainingCapacity() {
        return ring.capacity() == 0 ? Integer.MAX_VALUE : Math.max(0, ring.capacity() - ring.size());
    }

    /**
     * Notes that what one item asked for has been done (Python: {@code JoinableQueue.task_done}).
     *
     * @throws IllegalStateException when that was noted for all items ever put
     */
    public void taskDone() {
        if (!ring.done()) {
            throw new IllegalStateException("taskDone() was called more often than items were put.");
        }
    }

    /**
     * Waits until {@link #taskDone} was called for each item that was put (Python: {@code JoinableQueue.join}).
     *
     * @throws PeerDiedException when nobody is left who could do it
     */
    public void join() throws InterruptedException {
        var _ = ring.awaitAllDone(Deadline.NEVER, new Company(true));
    }

    /**
     * The same, at most so long.
     *
     * @return whether all was done
     */
    public boolean join(Duration timeout) throws InterruptedException {
        return ring.awaitAllDone(Deadline.in(timeout), new Company(true));
    }

    @Override
    public void close() {
        if (memory.isOpen()) {
            users.detach(ProcessIdentity.current());
        }
        super.close();
    }

    /** Sees whether there is somebody on the other end. */
    private final class Company implements Signal.Watch {
        private final boolean putting;
        private long alone;

        Company(boolean putting) {
            this.putting = putting;
        }

        @Override
        public void look() {
            if ((putting ? takes : puts) || !users.hadOthers() || users.hasOthers()) {
                alone = 0;
            } else if (alone == 0) {
                alone = System.nanoTime();
            } else if (System.nanoTime() - alone > GRACE_NS) {
                // Not at once: a process that was given the queue just now may not have opened it yet.
                throw new PeerDiedException("Every other process that had this queue open has ended, and nobody "
                        + (putting ? "takes what is put." : "puts what is to be taken."));
            }
        }
    }

    @Override
    public String toString() {
        return "ProcessQueue[" + size() + (ring.capacity() == 0 ? "" : " of " + ring.capacity()) + " items]";
    }
}
