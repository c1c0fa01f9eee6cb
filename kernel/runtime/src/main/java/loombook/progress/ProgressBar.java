package loombook.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import loombook.DisplayHandle;
import loombook.Notebook;
import loombook.agent.CellHandle;
import loombook.agent.CellThread;
import org.jspecify.annotations.Nullable;

/**
 * A bar that shows how far something has come, how fast it goes and how long it will take. It is updated in place, at most
 * ten times a second, and ends as a line of text. Python: {@code tqdm}.
 *
 * <p>A bar that a thread begins while another one of its own goes on is shown below that one, and goes when it is done.
 * Safe for any number of threads.
 */
public final class ProgressBar implements AutoCloseable {
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long UNKNOWN = -1;
    private static final ThreadLocal<@Nullable ProgressBar> INNERMOST = new ThreadLocal<>();

    private final String label;
    private final long total;
    private final long begun = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong nextDraw = new AtomicLong(begun + PAUSE_NS);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean drawsLater = new AtomicBoolean();
    private final CellHandle cell = CellHandle.current();
    private final Thread owner = Thread.currentThread();
    private final @Nullable ProgressBar outer;
    private final List<ProgressBar> inner = new CopyOnWriteArrayList<>();
    private final @Nullable DisplayHandle handle;

    private ProgressBar(String label, long total) {
        this.label = Objects.requireNonNull(label, "A progress bar needs a label; it may be empty.");
        this.total = total;
        this.outer = around();
        INNERMOST.set(this);
        if (outer == null) {
            handle = Notebook.display(view());
        } else {
            handle = null;
            outer.inner.add(this);
            outer.draw(false);
        }
        if (CellThread.isCurrent()) {
            // A loop that was left by break or by an exception does not close it.
            CellThread.atEnd(this::close);
        }
    }

    /** Returns the innermost bar of this thread that still goes on. */
    private static @Nullable ProgressBar around() {
        var bar = INNERMOST.get();
        while (bar != null && bar.closed.get()) {
            bar = bar.outer;
        }
        return bar;
    }

    /**
     * Shows a bar.
     *
     * @param total how many steps there will be
     * @throws IllegalArgumentException when {@code total} is negative
     */
    public static ProgressBar of(String label, long total) {
        if (total < 0) {
            throw new IllegalArgumentException("There can't be " + total + " steps.");
        }
        return new ProgressBar(label, total);
    }

    /** Shows how many steps were done where nobody knows how many there will be. */
    public static ProgressBar of(String label) {
        return new ProgressBar(label, UNKNOWN);
    }

    /** Returns elements for one loop, of which it shows how many are through. */
    public static <T extends @Nullable Object> Iterable<T> over(String label, Iterable<T> items) {
        Objects.requireNonNull(items, "There are no elements to go through.");
        return () -> {
            var bar = new ProgressBar(label, items instanceof Collection<T> all ? all.size() : UNKNOWN);
            return new Stepping<>(items.iterator(), bar);
        };
    }

    /**
     * Returns a stream of the same elements, each of which counts as it is taken.
     *
     * @param items a stream, which may be parallel; how many elements will come is known of those that know their size
     */
    public static <T extends @Nullable Object> Stream<T> over(String label, Stream<T> items) {
        var source = items.spliterator();
        long size = source.getExactSizeIfKnown();
        var bar = new ProgressBar(label, size);
        return StreamSupport.stream(source, items.isParallel())
                .map(one -> {
                    bar.step();
                    return one;
                })
                .onClose(bar::close);
    }

    /** Returns a function that counts a step each time it has returned or thrown: for pools, streams and gathers. */
    public <T extends @Nullable Object, R extends @Nullable Object> Function<T, R> counting(
            Function<? super T, ? extends R> function) {
        Objects.requireNonNull(function, "There is no function to count the calls of.");
        return argument -> {
            try {
                return function.apply(argument);
            } finally {
                step();
            }
        };
    }

    /** Notes that one more step is done. */
    public void step() {
        step(1);
    }

    /** Notes that so many more steps are done. */
    public void step(long steps) {
        long now = done.addAndGet(steps);
        if (now == total) {
            close();
        } else {
            draw(false);
        }
    }

    /** Returns how many steps are done. */
    public long done() {
        return done.get();
    }

    /** Ends it, however far it has come; does nothing the second time. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        inner.forEach(ProgressBar::close);
        if (Thread.currentThread() == owner && INNERMOST.get() == this) {
            INNERMOST.set(outer);
        }
        if (outer == null) {
            draw(true);
        } else {
            outer.inner.remove(this);
            outer.draw(false);
        }
    }

    /** Shows it as it is: now, or soon if that was done a moment ago. */
    private void draw(boolean atOnce) {
        if (outer != null) {
            outer.draw(atOnce);
            return;
        }
        long now = System.nanoTime();
        long due = nextDraw.get();
        if (atOnce) {
            show();
        } else if (now - due < 0) {
            drawLater(due - now);
        } else if (nextDraw.compareAndSet(due, now + PAUSE_NS) && !closed.get()) {
            show();
        }
    }

    /** The last step before a long wait would not be seen else. */
    private void drawLater(long wait) {
        if (!drawsLater.get() && !drawsLater.getAndSet(true)) {
            CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS).execute(() -> {
                drawsLater.set(false);
                cell.run(() -> draw(false));
            });
        }
    }

    private void show() {
        if (handle != null) {
            synchronized (this) {
                handle.update(view());
            }
        }
    }

    private ProgressView view() {
        var lines = new ArrayList<ProgressView.Line>();
        addTo(lines, 0);
        return new ProgressView(lines, closed.get());
    }

    private void addTo(List<ProgressView.Line> lines, int depth) {
        var took = Duration.ofNanos(System.nanoTime() - begun);
        lines.add(new ProgressView.Line(label, depth, done.get(), total, took, closed.get()));
        inner.forEach(one -> one.addTo(lines, depth + 1));
    }

    /** Goes through elements and counts each that the loop is through with. */
    private static final class Stepping<T extends @Nullable Object> implements Iterator<T> {
        private final Iterator<T> items;
        private final ProgressBar bar;
        private boolean given;

        Stepping(Iterator<T> items, ProgressBar bar) {
            this.items = items;
            this.bar = bar;
        }

        @Override
        public boolean hasNext() {
            boolean more = items.hasNext();
            if (!more) {
                count();
                bar.close();
            }
            return more;
        }

        @Override
        public T next() {
            count();
            var one = items.next();
            given = true;
            return one;
        }

        private void count() {
            if (given) {
                given = false;
                bar.step();
            }
        }
    }
}
