package loombook.agent;

import java.io.Serializable;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work and the cell that has handed it over, which the thread that does it takes for that time. It says of itself what
 * the work says, is equal to what carries the same work, and is serialized as the work alone.
 *
 * @param <W> what kind of work it is
 */
@SuppressWarnings("serial") // never written: see writeReplace
abstract sealed class Carried<W> implements Serializable {
    final CellContext cell;
    final W work;

    private Carried(CellContext cell, W work) {
        this.cell = cell;
        this.work = work;
    }

    /** Returns the work itself, whether or not it is carried. */
    static Object work(Object maybeCarried) {
        return maybeCarried instanceof Carried<?> carried ? carried.work : maybeCarried;
    }

    /** So that {@code ThreadPoolExecutor.remove(task)} finds in its queue what was put there with its cell. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other != null && work(other) == work;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(work);
    }

    @Override
    public String toString() {
        return work.toString();
    }

    protected final Object writeReplace() {
        return work;
    }

    static final class OfRunnable extends Carried<Runnable> implements Runnable {
        OfRunnable(CellContext cell, Runnable work) {
            super(cell, work);
        }

        @Override
        public void run() {
            var before = cell.take();
            try {
                work.run();
            } catch (Throwable failure) {
                CellContext.failed(failure);
                throw failure;
            } finally {
                CellContext.giveBack(before);
            }
        }
    }

    static final class OfCallable<T> extends Carried<Callable<T>> implements Callable<T> {
        OfCallable(CellContext cell, Callable<T> work) {
            super(cell, work);
        }

        @Override
        public T call() throws Exception {
            var before = cell.take();
            try {
                return work.call();
            } finally {
                CellContext.giveBack(before);
            }
        }
    }

    static final class OfSupplier<T> extends Carried<Supplier<T>> implements Supplier<T> {
        OfSupplier(CellContext cell, Supplier<T> work) {
            super(cell, work);
        }

        @Override
        public T get() {
            var before = cell.take();
            try {
                return work.get();
            } finally {
                CellContext.giveBack(before);
            }
        }
    }

    static final class OfFunction<T, R> extends Carried<Function<T, R>> implements Function<T, R> {
        OfFunction(CellContext cell, Function<T, R> work) {
            super(cell, work);
        }

        @Override
        public R apply(T argument) {
            var before = cell.take();
            try {
                return work.apply(argument);
            } finally {
                CellContext.giveBack(before);
            }
        }
    }

    static final class OfConsumer<T> extends Carried<Consumer<T>> implements Consumer<T> {
        OfConsumer(CellContext cell, Consumer<T> work) {
            super(cell, work);
        }

        @Override
        public void accept(T argument) {
            var before = cell.take();
            try {
                work.accept(argument);
            } finally {
                CellContext.giveBack(before);
            }
        }
    }

    static final class OfBiFunction<T, U, R> extends Carried<BiFunction<T, U, R>> implements BiFunction<T, U, R> {
        OfBiFunction(CellContext cell, BiFunction<T, U, R> work) {
            super(cell, work);
        }

        @Override
        public R apply(T one, U other) {
            var before = cell.take();
            try {
                return work.apply(one, other);
            } finally {
                CellContext.giveBack(before);
            }
        }
    }

    static final class OfBiConsumer<T, U> extends Carried<BiConsumer<T, U>> implements BiConsumer<T, U> {
        OfBiConsumer(CellContext cell, BiConsumer<T, U> work) {
            super(cell, work);
        }

        @Override
        public void accept(T one, U other) {
            var before = cell.take();
            try {
                work.accept(one, other);
            } finally {
                CellContext.giveBack(before);
            }
        }
    }
}
