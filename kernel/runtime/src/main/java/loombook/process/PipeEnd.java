package loombook.process;

import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import loombook.process.ProcessPipe.Layout;
import loombook.process.memory.Attachments;
import loombook.process.memory.Deadline;
import loombook.process.memory.ProcessIdentity;
import loombook.process.memory.Ring;
import loombook.process.memory.SharedMemory;

/**
 * One end of a {@link ProcessPipe} (Python: {@code multiprocessing.connection.Connection}). It can be sent to another
 * process, whose it is then. What can be sent over it is what can be put into a {@link ProcessQueue}.
 *
 * <p>Safe for any number of threads.
 *
 * @param <T> what the items are; it is not checked
 */
@SuppressWarnings("serial") // another object is sent in its place
public final class PipeEnd<T> implements Serializable, AutoCloseable {
    private final SharedMemory memory;
    private final int number;
    private final boolean receives;
    private final boolean sends;
    private final Attachments users;
    private final Attachments others;
    private final Ring incoming;
    private final Ring outgoing;

    private record Handle(
            SharedMemory.Address address, int number, boolean receives, boolean sends, ProcessIdentity sender)
            implements Serializable {
        private Object readResolve() {
            var end = new PipeEnd<>(SharedMemory.open(address), number, receives, sends);
            if (!sender.isCurrent()) {
                end.users.detach(sender);
            }
            return end;
        }
    }

    PipeEnd(SharedMemory memory, int number, boolean receives, boolean sends) {
        this.memory = memory;
        this.number = number;
        this.receives = receives;
        this.sends = sends;
        this.users = new Attachments(memory, Layout.side(number) + Layout.USERS);
        this.others = new Attachments(memory, Layout.side(1 - number) + Layout.USERS);
        this.incoming = new Ring(memory, Layout.ring(number));
        this.outgoing = new Ring(memory, Layout.ring(1 - number));
        users.attach();
    }

    private Object writeReplace() {
        return new Handle(memory.address(), number, receives, sends, ProcessIdentity.current());
    }

    /**
     * Sends an item; waits while there is no room for it.
     *
     * @throws IOException when the other end is closed, or nobody is left there
     * @throws NotSendableException when the item can't be sent; the message names what in it, or which variable, and its
     *     type
     * @throws IllegalStateException when this end is closed, or only receives
     */
    public void send(T item) throws IOException, InterruptedException {
        require(sends, "sends");
        try {
            lookForPartner();
            var _ = outgoing.put(item, Deadline.NEVER, this::lookForPartner);
        } catch (Gone e) {
            throw new IOException("Nobody is left at the other end of the pipe to receive it.", e);
        }
    }

    /**
     * Receives an item; waits for it.
     *
     * @throws EOFException when the other end is closed, or nobody is left there, and all that was sent was received
     * @throws IllegalStateException when this end is closed, only sends, or the item can't be read here
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // a null item is of the type T where T is nullable
    public T receive() throws IOException, InterruptedException {
        require(receives, "receives");
        try {
            lookForSender();
            return (T) incoming.take(Deadline.NEVER, this::lookForSender).item();
        } catch (Gone e) {
            throw ended(e);
        }
    }

    private static EOFException ended(Gone cause) {
        var end = new EOFException("Nobody is left at the other end of the pipe, and all that was sent was received.");
        end.initCause(cause);
        return end;
    }

    /** Returns whether there is something to receive; as in Python, the end of the pipe counts as something. */
    public boolean poll() {
        require(receives, "receives");
        return !incoming.isEmpty() || isGone();
    }

    /** Waits until there is something to receive, at most so long; returns whether there is. */
    public boolean poll(Duration timeout) throws InterruptedException {
        require(receives, "receives");
        try {
            return incoming.awaitItem(Deadline.in(timeout), this::lookForSender) || isGone();
        } catch (Gone e) {
            return true;
        }
    }

    private void require(boolean can, String what) {
        if (!memory.isOpen()) {
            throw new IllegalStateException("This end of the pipe is closed.");
        }
        if (!can) {
            throw new IllegalStateException(
                    "This pipe is one-way: its " + (number == 0 ? "first" : "second") + " end never " + what + ".");
        }
        users.attach();
    }

    private boolean isClosed(int end) {
        return memory.getInt(Layout.side(end) + Layout.CLOSED) != 0;
    }

    private boolean isGone() {
        return isClosed(1 - number) || !others.hasAny();
    }

    /**
     * Ends the use of this end here. If it belongs to no other process that lives, it is closed: the other end is told when
     * it has received all.
     */
    @Override
    public synchronized void close() {
        if (memory.isOpen()) {
            users.detach(ProcessIdentity.current());
            if (!users.hasAny()) {
                memory.setInt(Layout.side(number) + Layout.CLOSED, 1);
                incoming.wakeAll();
                outgoing.wakeAll();
            }
            memory.close();
        }
    }

    /** Thrown out of a wait that has no sense any more. */
    private static final class Gone extends RuntimeException {
        Gone() {
            super(null, null, false, false);
        }
    }

    private void lookForPartner() {
        if (isGone()) {
            throw new Gone();
        }
    }

    private void lookForSender() {
        // What was sent before the end is still to be received.
        if (isGone() && incoming.isEmpty()) {
            throw new Gone();
        }
    }

    @Override
    public String toString() {
        return "PipeEnd[" + (number == 0 ? "first" : "second") + (memory.isOpen() ? "]" : ", closed]");
    }
}
