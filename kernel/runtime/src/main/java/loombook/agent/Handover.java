package loombook.agent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What cells' code calls where it hands work to a thread, a pool, a timer or a future: {@link HandoverPoints} has put
 * the calls there. The work is then done for the cell that has handed it over, whoever has created the thread.
 *
 * <p>Lambdas are handed on inside a {@link Carried}, since nobody can ask them for another type than the one expected.
 * An object of a cell's own class is handed on as it is, because it can be seen: a pool's queue may order it or look for
 * it, a rejection handler may cast it, a timer task must be the one that is cancelled. Such an object knows the cell
 * itself ({@link TaskClasses}). What is of the JDK is handed on as it is, too: what it holds has come by here before.
 */
@SuppressWarnings("overloads") // called by the code of cells, which names the type
public final class Handover {
    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private Handover() {}

    /** Hands over a task. */
    public static @Nullable Runnable of(@Nullable Runnable task) {
        var cell = CellContext.current();
        return cell == null || task == null || staysItself(task, cell) ? task : new Carried.OfRunnable(cell, task);
    }

    /** Hands over a task with a result. */
    public static <T> @Nullable Callable<T> of(@Nullable Callable<T> task) {
        var cell = CellContext.current();
        return cell == null || task == null || staysItself(task, cell) ? task : new Carried.OfCallable<>(cell, task);
    }

    /** Hands over what a future computes. */
    public static <T> @Nullable Supplier<T> of(@Nullable Supplier<T> task) {
        var cell = CellContext.current();
        return cell == null || task == null ? task : new Carried.OfSupplier<>(cell, task);
    }

    /** Hands over what a future does next. */
    public static <T, R> @Nullable Function<T, R> of(@Nullable Function<T, R> task) {
        var cell = CellContext.current();
        return cell == null || task == null ? task : new Carried.OfFunction<>(cell, task);
    }

    /** Hands over what a future does next. */
    public static <T> @Nullable Consumer<T> of(@Nullable Consumer<T> task) {
        var cell = CellContext.current();
        return cell == null || task == null ? task : new Carried.OfConsumer<>(cell, task);
    }

    /** Hands over what two futures do next. */
    public static <T, U, R> @Nullable BiFunction<T, U, R> of(@Nullable BiFunction<T, U, R> task) {
        var cell = CellContext.current();
        return cell == null || task == null ? task : new Carried.OfBiFunction<>(cell, task);
    }

    /** Hands over what two futures do next. */
    public static <T, U> @Nullable BiConsumer<T, U> of(@Nullable BiConsumer<T, U> task) {
        var cell = CellContext.current();
        return cell == null || task == null ? task : new Carried.OfBiConsumer<>(cell, task);
    }

    /** Hands over several tasks. */
    public static <T> @Nullable Collection<?> of(@Nullable Collection<T> tasks) {
        return tasks == null ? null : tasks.stream().map(Handover::ofAny).toList();
    }

    private static @Nullable Object ofAny(@Nullable Object task) {
        return switch (task) {
            case Callable<?> it -> of(it);
            case ForkJoinTask<?> it -> of(it);
            case null, default -> task;
        };
    }

    /** Hands over a task that can be cancelled. */
    public static @Nullable TimerTask of(@Nullable TimerTask task) {
        note(task);
        return task;
    }

    /** Hands over a task that others wait for. */
    public static <T> @Nullable ForkJoinTask<T> of(@Nullable ForkJoinTask<T> task) {
        note(task);
        return task;
    }

    /** Hands a stream's elements over, if other threads go through them. */
    public static BaseStream<?, ?> result(BaseStream<?, ?> stream) {
        var cell = stream.isParallel() ? CellContext.current() : null;
        return cell == null ? stream : CarriedStream.of(stream, cell);
    }

    /** Takes back tasks that were never begun. */
    public static List<Runnable> result(List<Runnable> tasks) {
        return tasks.stream()
                .map(task -> (Runnable) Carried.work(task))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static void note(@Nullable Object task) {
        var cell = CellContext.current();
        if (cell != null && task != null) {
            var _ = TaskClasses.note(task, cell);
        }
    }

    private static boolean staysItself(Object task, CellContext cell) {
        return TaskClasses.note(task, cell) || task instanceof Carried || isOfJdk(task.getClass());
    }

    private static boolean isOfJdk(Class<?> type) {
        return !type.isHidden() && (type.getClassLoader() == null || type.getClassLoader() == PLATFORM);
    }

    /** Returns the cell that creates a task now; called by the constructors of fork-join tasks. */
    public static @Nullable CellContext cell() {
        return CellContext.current();
    }

    /** Begins a task that knows who has handed it over, or null; returns what {@link #end} needs. */
    public static @Nullable Object beginTask(@Nullable CellContext cell) {
        return cell == null ? null : cell.takeUnlessCalled();
    }

    /** Begins a part of a fork-join task; also on a thread that waits for another one's meanwhile. */
    public static @Nullable Object beginPart(@Nullable CellContext cell) {
        return cell == null ? null : cell.take();
    }

    /** Begins the work of a thread that is a class of its own. */
    public static @Nullable Object beginThread(@Nullable CellContext cell) {
        return beginTask(cell == null ? CellContext.current() : cell);
    }

    /** Ends what was begun. */
    public static void end(@Nullable Object before) {
        if (before instanceof Work work) {
            CellContext.giveBack(work);
        }
    }

    /** Ends what was begun by a failure, and returns it. */
    public static Throwable fail(Throwable failure, @Nullable Object before) {
        if (before != null) {
            CellContext.failed(failure);
        }
        end(before);
        return failure;
    }
}
