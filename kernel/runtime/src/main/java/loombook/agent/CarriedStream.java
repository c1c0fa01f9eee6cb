package loombook.agent;

import java.util.Spliterator;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Parallel streams whose elements carry the cell: see {@link CarriedSpliterator}. */
final class CarriedStream {
    /** What is promised of elements that a stream has not yet been asked for; to ask would begin its work. */
    private static final int UNKNOWN = Spliterator.ORDERED;

    private CarriedStream() {}

    /** Returns a parallel stream of the same elements that carries a cell; the stream itself is used up. */
    static BaseStream<?, ?> of(BaseStream<?, ?> stream, CellContext cell) {
        boolean begun = !stream.getClass().getName().endsWith("$Head");
        return switch (stream) {
            case Stream<?> it -> of(it, cell, begun);
            case IntStream it ->
                (begun
                                ? StreamSupport.intStream(
                                        () -> new CarriedSpliterator.Ints(cell, it.spliterator()), UNKNOWN, true)
                                : StreamSupport.intStream(new CarriedSpliterator.Ints(cell, it.spliterator()), true))
                        .onClose(it::close);
            case LongStream it ->
                (begun
                                ? StreamSupport.longStream(
                                        () -> new CarriedSpliterator.Longs(cell, it.spliterator()), UNKNOWN, true)
                                : StreamSupport.longStream(new CarriedSpliterator.Longs(cell, it.spliterator()), true))
                        .onClose(it::close);
            case DoubleStream it ->
                (begun
                                ? StreamSupport.doubleStream(
                                        () -> new CarriedSpliterator.Doubles(cell, it.spliterator()), UNKNOWN, true)
                                : StreamSupport.doubleStream(
                                        new CarriedSpliterator.Doubles(cell, it.spliterator()), true))
                        .onClose(it::close);
            default -> stream;
        };
    }

    private static <T> Stream<T> of(Stream<T> stream, CellContext cell, boolean begun) {
        return (begun
                        ? StreamSupport.stream(
                                () -> new CarriedSpliterator.Objects<>(cell, stream.spliterator()), UNKNOWN, true)
                        : StreamSupport.stream(new CarriedSpliterator.Objects<>(cell, stream.spliterator()), true))
                .onClose(stream::close);
    }
}
