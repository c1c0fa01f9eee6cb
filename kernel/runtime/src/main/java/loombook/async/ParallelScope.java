package loombook.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import loombook.agent.Handover;
import org.jspecify.annotations.Nullable;

/**
 * Work on many virtual threads at once, for those who do not want one lane: what is forked in a block has ended when the
 * block ends, and when one part fails the others are interrupted. Made by {@link Async#parallel()}. The idea is that of
 * the JDK's {@code StructuredTaskScope}, which is a preview in Java 25.
 *
 * {@snippet :
 * try (var scope = Async.parallel()) {
 *     var user = scope.fork(() -> findUser());
 *     var orders = scope.fork(() -> findOrders());
 *     scope.join();
 *     System.out.println(user.resultNow() + ": " + orders.resultNow());
 * }
 * }
 *
 * <p>For use by one thread; a task of an event loop gives way while it waits here.
 */
public final class ParallelScope implements AutoCloseable {
    private final @Nullable Semaphore permits;
    private final List<Thread> threads = new ArrayList<>();
    private final List<CompletableFuture<?>> ends = new ArrayList<>();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private boolean closed;

    ParallelScope(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("At least 1 part must be able to run, not " + limit + ".");
        }
        permits = limit == Integer.MAX_VALUE ? null : new Semaphore(limit, true);
    }

    /**
     * Has work done on a virtual thread of its own.
     *
     * @return its result, which is there after {@link #join}
     * @throws IllegalStateException when the scope is closed
     */
    public <T extends @Nullable Object> Future<T> fork(Callable<T> work) {
        return fork(work, new CompletableFuture<>());
    }

    private <T extends @Nullable Object> Future<T> fork(Callable<T> work, CompletableFuture<Throwable> failed) {
        if (closed) {
            throw new IllegalStateException("The scope is closed.");
        }
        var _ = failed.thenAccept(failure::complete);
        var result = new CompletableFuture<T>();
        var end = new CompletableFuture<Boolean>();
        var cell = Handover.cell();
        var thread = Thread.ofVirtual().unstarted(() -> {
            Object before = null;
            try {
                before = Handover.beginPart(cell);
                result.complete(limited(work));
            } catch (Throwable e) {
                // Whatever it is belongs to the one who joins.
                result.completeExceptionally(e);
                failed.complete(e);
            } finally {
                Handover.end(before);
                end.complete(true);
            }
        });
        threads.add(thread);
        ends.add(end);
        thread.start();
        return result;
    }

    private <T extends @Nullable Object> T limited(Callable<T> work) throws Exception {
        if (permits == null) {
            return work.call();
        }
        permits.acquire();
        try {
            return work.call();
        } finally {
            permits.release();
        }
    }

    /**
     * Waits until all parts are done, or one has failed: then the others are interrupted.
     *
     * @throws ExecutionException when a part has failed; the cause is the first failure
     */
    public void join() throws InterruptedException, ExecutionException {
        await(CompletableFuture.anyOf(failure, allEnds()));
        if (failure.isDone()) {
            interrupt();
            throw new ExecutionException(failure.join());
        }
    }

    private CompletableFuture<Void> allEnds() {
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    }

    private void interrupt() {
        threads.forEach(Thread::interrupt);
    }

    /** Interrupts what is not done, and waits until it has ended. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        var all = allEnds();
        if (all.isDone()) {
            return;
        }
        interrupt();
        boolean interrupted = false;
        while (!all.isDone()) {
            try {
                await(all);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the first result of several, and interrupts the rest; when all fail, throws the first failure. */
    static <T extends @Nullable Object> T first(List<? extends Callable<T>> works)
            throws InterruptedException, ExecutionException {
        if (works.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to do.");
        }
        try (var scope = new ParallelScope(Integer.MAX_VALUE)) {
            var winner = new CompletableFuture<Future<T>>();
            var losses = new ArrayList<CompletableFuture<Throwable>>();
            for (var work : works) {
                var lost = new CompletableFuture<Throwable>();
                losses.add(lost);
                var _ = scope.fork(
                        () -> {
                            var value = CompletableFuture.completedFuture(work.call());
                            return winner.complete(value);
                        },
                        lost);
            }
            var allLost = CompletableFuture.allOf(losses.toArray(CompletableFuture[]::new));
            await(CompletableFuture.anyOf(winner, allLost));
            if (winner.isDone()) {
                return winner.join().resultNow();
            }
            var failed = new ExecutionException(losses.getFirst().join());
            losses.stream().skip(1).forEach(loss -> failed.addSuppressed(loss.join()));
            throw failed;
        }
    }

    /** Waits in the way of the current thread for what does not fail; a task's loop goes on meanwhile. */
    private static void await(CompletableFuture<?> stage) throws InterruptedException {
        try {
            if (AsyncTask.ofThread() == null) {
                stage.get();
            } else {
                Foreign.awaitOnly(stage);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw Thrower.<RuntimeException>asIs(e);
        }
    }
}
