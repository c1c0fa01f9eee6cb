package loombook.async;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import loombook.agent.Handover;
import org.jspecify.annotations.Nullable;

/** Results that come from outside of the loop. */
final class Foreign {
    private Foreign() {}

    static <T extends @Nullable Object> T await(CompletionStage<T> stage) throws Exception {
        return await(stage, () -> stage.toCompletableFuture().cancel(true));
    }

    /** Waits for a stage that goes on when the one who waits is cancelled. */
    static void awaitOnly(CompletionStage<?> stage) throws Exception {
        await(stage, () -> {});
    }

    /** Waits for a stage; {@code cancelling} is what is done about it when the one who waits is cancelled. */
    private static <T extends @Nullable Object> T await(CompletionStage<T> stage, Runnable cancelling)
            throws Exception {
        var me = Async.current();
        var promise = new Promise<T>(me.loop, "a future") {
            @Override
            boolean cancel(@Nullable String message) {
                boolean first = super.cancel(message);
                if (first) {
                    cancelling.run();
                }
                return first;
            }
        };
        var _ = stage.whenComplete((value, failure) -> me.loop.post(() -> {
            switch (unwrapped(failure)) {
                case null -> promise.complete(value);
                case CancellationException cancelled -> promise.endCancelled(cancelled);
                case Throwable other -> promise.fail(other);
            }
        }));
        return me.await(promise);
    }

    private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
        return switch (failure) {
            case CompletionException wrapping when wrapping.getCause() != null -> wrapping.getCause();
            case ExecutionException wrapping when wrapping.getCause() != null -> wrapping.getCause();
            case null, default -> failure;
        };
    }

    static <T extends @Nullable Object> T inThread(Callable<T> work) throws Exception {
        var result = new CompletableFuture<T>();
        var thread = Thread.ofVirtual().unstarted(carried(work, result));
        var _ = Async.current();
        thread.start();
        return await(result, thread::interrupt);
    }

    static <T extends @Nullable Object> T in(Executor executor, Callable<T> work) throws Exception {
        var result = new CompletableFuture<T>();
        var _ = Async.current();
        executor.execute(carried(work, result));
        return await(result, () -> result.cancel(false));
    }

    private static <T extends @Nullable Object> Runnable carried(Callable<T> work, CompletableFuture<T> result) {
        var cell = Handover.cell();
        return () -> {
            if (result.isDone()) {
                return;
            }
            Object before = null;
            try {
                before = Handover.beginPart(cell);
                result.complete(work.call());
            } catch (Throwable failure) {
                // Whatever it is belongs to the one who awaits.
                result.completeExceptionally(failure);
            } finally {
                Handover.end(before);
            }
        };
    }
}
