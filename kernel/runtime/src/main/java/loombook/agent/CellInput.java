package loombook.agent;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import loombook.StdinNotAllowedException;
import loombook.link.ToKernel;
import org.jspecify.annotations.Nullable;

/**
 * Standard input: a read that finds nothing left asks the front end for a line.
 *
 * <p>Safe for any number of threads; a waiting read ends when its thread is interrupted.
 */
public final class CellInput extends InputStream {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
    private byte[] line = {};
    private int position;

    @Override
    public int read() throws InterruptedIOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws InterruptedIOException {
        if (length == 0) {
            return 0;
        }
        enter();
        try {
            if (position == line.length) {
                line = (ask("", false) + "\n").getBytes(StandardCharsets.UTF_8);
                position = 0;
            }
            int count = Math.min(length, line.length - position);
            System.arraycopy(line, position, into, offset, count);
            position += count;
            return count;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int available() {
        if (!lock.tryLock()) {
            return 0; // a thread waits for a line, and all before it has been read
        }
        try {
            return line.length - position;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Asks the front end for one line.
     *
     * @param password whether what is typed must not be seen
     * @throws StdinNotAllowedException when the front end has said that it can't be asked
     * @throws InterruptedIOException when the thread was interrupted while it waited
     */
    public String ask(String prompt, boolean password) throws InterruptedIOException {
        enter();
        try {
            var cell = CellContext.current();
            if (cell == null) {
                throw new StdinNotAllowedException();
            }
            answer = new CompletableFuture<>();
            cell.output().send(new ToKernel.AskInput(cell.id(), prompt, password));
            return answer.get().orElseThrow(StdinNotAllowedException::new);
        } catch (ExecutionException e) {
            throw new IllegalStateException("An answer is never an exception", e);
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            lock.unlock();
        }
    }

    private void enter() throws InterruptedIOException {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("Interrupted while waiting for input");
    }

    /** Hands over what was typed; dropped when nobody waits any more. Called by the thread that reads the link. */
    void answer(@Nullable String typed) {
        answer.complete(Optional.ofNullable(typed));
    }
}
