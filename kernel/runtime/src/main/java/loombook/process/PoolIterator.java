package loombook.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import loombook.agent.CellHandle;
import org.jspecify.annotations.Nullable;

/**
 * The results of {@link ProcessPool#imap} and {@link ProcessPool#imapUnordered}, which come while later ones are still
 * computed. Lazy: of the elements only some more are taken than results have been asked for, so that there may be any
 * number of them; Python takes all of them at once. To be used once, by one thread at a time.
 *
 * @param <R> the results' type
 */
@SuppressWarnings("IterableAndIterator") // for a loop, and for next with a time-out; gone through once either way
public final class PoolIterator<R extends @Nullable Object> implements Iterator<R>, Iterable<R>, AutoCloseable {
    private final ProcessPool pool;
    private final CellHandle cell = CellHandle.current();
    private final Iterator<? extends ProcessWork<@Nullable Object[]>> source;
    private final boolean ordered;
    private final int window;
    private final ArrayDeque<Call<@Nullable Object[]>> begun = new ArrayDeque<>();
    private final LinkedBlockingQueue<Call<@Nullable Object[]>> ended = new LinkedBlockingQueue<>();
    private Iterator<R> chunk = java.util.Collections.emptyIterator();
    private boolean closed;

    PoolIterator(
            ProcessPool pool, Iterator<? extends ProcessWork<@Nullable Object[]>> source, boolean ordered, int window) {
        this.pool = pool;
        this.source = source;
        this.ordered = ordered;
        this.window = window;
        refill();
    }

    private void refill() {
        while (!closed && begun.size() < window && source.hasNext()) {
            var work = source.next();
            begun.add(pool.begin(cell, work, true, call -> ended.add(call)));
        }
    }

    /** Returns whether there are more results, or an exception in the place of one. */
    @Override
    public boolean hasNext() {
        return chunk.hasNext() || !begun.isEmpty();
    }

    /**
     * Waits for the next result. What the work has thrown for an element is thrown here, also when it is a checked
     * exception; after that the iteration can go on.
     *
     * @throws NoSuchElementException when there are no more
     */
    @Override
    public R next() {
        try {
            return next(Long.MAX_VALUE);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits for the next result, at most so long. See {@link #next()}. Python: {@code next(timeout)}.
     *
     * @throws TimeoutException when it has not come yet; it can be asked for again
     */
    public R next(Duration timeout) throws TimeoutException {
        return next(timeout.toNanos());
    }

    private R next(long nanos) throws TimeoutException {
        while (!chunk.hasNext()) {
            if (begun.isEmpty()) {
                throw new NoSuchElementException("The pool has given all results.");
            }
            chunk = nextChunk(nanos).iterator();
        }
        return chunk.next();
    }

    @SuppressWarnings("unchecked") // they are what the function has returned
    private List<R> nextChunk(long nanos) throws TimeoutException {
        try {
            Call<@Nullable Object[]> call = ordered ? begun.getFirst() : ended.poll(nanos, TimeUnit.NANOSECONDS);
            if (call == null || !call.await(nanos)) {
                throw new TimeoutException("The pool has not given the next result yet.");
            }
            var _ = begun.remove(call);
            refill();
            return (List<R>) Arrays.asList(call.value());
        } catch (TimeoutException e) {
            throw e;
        } catch (InterruptedException e) {
            close();
            throw PoolIterator.<RuntimeException>unchecked(e);
        } catch (Throwable e) {
            throw PoolIterator.<RuntimeException>unchecked(e);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E unchecked(Throwable failure) throws E {
        throw (E) failure;
    }

    /** Returns this: it can be gone through once. */
    @Override
    public Iterator<R> iterator() {
        return this;
    }

    /** Returns the results as a stream. Closing it closes this. */
    public Stream<R> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
                .onClose(this::close);
    }

    /** Takes no more elements, and cancels what is not done. */
    @Override
    public void close() {
        closed = true;
        for (var call : new ArrayList<>(begun)) {
            var _ = call.cancel(true);
        }
        begun.clear();
    }
}
