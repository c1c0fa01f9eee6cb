package loombook.agent;

import java.util.Comparator;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A stream's elements and the cell that goes through them. A parallel stream splits its elements among the threads of
 * the common pool, which belong to no cell: each of them takes the cell for its part, so that what the stream's
 * functions print appears under that cell. Costs something for each part, and nothing for each element.
 */
abstract class CarriedSpliterator<T, S extends Spliterator<T>> implements Spliterator<T> {
    final CellContext cell;
    final S elements;
    private @Nullable Thread lingering;

    CarriedSpliterator(CellContext cell, S elements) {
        this.cell = cell;
        this.elements = elements;
    }

    /** Returns another part of the elements for the same cell. */
    abstract Spliterator<T> carried(S part);

    /**
     * Has the current thread take one element for the cell. A stream that may end early goes on element by element and
     * does not say when it has ended, and to take the cell for each of them would cost more than most functions.
     */
    final void linger() {
        var thread = Thread.currentThread();
        if (lingering != thread) {
            lingering = thread;
            cell.linger();
        }
    }

    /** Has the current thread take the cell for as long as something goes on. */
    final void during(Runnable traversal) {
        var before = cell.take();
        try {
            traversal.run();
        } finally {
            cell.linger(before);
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        linger();
        return elements.tryAdvance(action);
    }

    @Override
    public void forEachRemaining(Consumer<? super T> action) {
        during(() -> elements.forEachRemaining(action));
    }

    @SuppressWarnings("unchecked") // a spliterator splits into its own kind
    final @Nullable S part() {
        var before = cell.take();
        try {
            return (S) elements.trySplit();
        } finally {
            cell.linger(before);
        }
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
        var part = part();
        return part == null ? null : carried(part);
    }

    @Override
    public long estimateSize() {
        return elements.estimateSize();
    }

    @Override
    public long getExactSizeIfKnown() {
        return elements.getExactSizeIfKnown();
    }

    @Override
    public int characteristics() {
        return elements.characteristics();
    }

    @Override
    public boolean hasCharacteristics(int characteristics) {
        return elements.hasCharacteristics(characteristics);
    }

    @Override
    public @Nullable Comparator<? super T> getComparator() {
        return elements.getComparator();
    }

    /** Of objects. */
    static final class Objects<T> extends CarriedSpliterator<T, Spliterator<T>> {
        Objects(CellContext cell, Spliterator<T> elements) {
            super(cell, elements);
        }

        @Override
        Spliterator<T> carried(Spliterator<T> part) {
            return new Objects<>(cell, part);
        }
    }

    /** Of ints. */
    @SuppressWarnings("overloads") // as in Spliterator itself
    static final class Ints extends CarriedSpliterator<Integer, Spliterator.OfInt> implements Spliterator.OfInt {
        Ints(CellContext cell, Spliterator.OfInt elements) {
            super(cell, elements);
        }

        @Override
        Spliterator.OfInt carried(Spliterator.OfInt part) {
            return new Ints(cell, part);
        }

        @Override
        public Spliterator.@Nullable OfInt trySplit() {
            var part = part();
            return part == null ? null : carried(part);
        }

        @Override
        public boolean tryAdvance(IntConsumer action) {
            linger();
            return elements.tryAdvance(action);
        }

        @Override
        public void forEachRemaining(IntConsumer action) {
            during(() -> elements.forEachRemaining(action));
        }
    }

    /** Of longs. */
    @SuppressWarnings("overloads") // as in Spliterator itself
    static final class Longs extends CarriedSpliterator<Long, Spliterator.OfLong> implements Spliterator.OfLong {
        Longs(CellContext cell, Spliterator.OfLong elements) {
            super(cell, elements);
        }

        @Override
        Spliterator.OfLong carried(Spliterator.OfLong part) {
            return new Longs(cell, part);
        }

        @Override
        public Spliterator.@Nullable OfLong trySplit() {
            var part = part();
            return part == null ? null : carried(part);
        }

        @Override
        public boolean tryAdvance(LongConsumer action) {
            linger();
            return elements.tryAdvance(action);
        }

        @Override
        public void forEachRemaining(LongConsumer action) {
            during(() -> elements.forEachRemaining(action));
        }
    }

    /** Of doubles. */
    @SuppressWarnings("overloads") // as in Spliterator itself
    static final class Doubles extends CarriedSpliterator<Double, Spliterator.OfDouble>
            implements Spliterator.OfDouble {
        Doubles(CellContext cell, Spliterator.OfDouble elements) {
            super(cell, elements);
        }

        @Override
        Spliterator.OfDouble carried(Spliterator.OfDouble part) {
            return new Doubles(cell, part);
        }

        @Override
        public Spliterator.@Nullable OfDouble trySplit() {
            var part = part();
            return part == null ? null : carried(part);
        }

        @Override
        public boolean tryAdvance(DoubleConsumer action) {
            linger();
            return elements.tryAdvance(action);
        }

        @Override
        public void forEachRemaining(DoubleConsumer action) {
            during(() -> elements.forEachRemaining(action));
        }
    }
}
