package loombook.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ThreadsTest {
    private final Event gate = new Event();
    private final Trail trail = new Trail();

    @Test
    void threadsAreOfTheKindAndNameThatIsAskedFor() throws Exception {
        assertThat(Threads.start(gate::await).getName()).startsWith("Thread-");
        assertThat(Threads.start("one", gate::await).getName()).isEqualTo("one");
        assertThat(Threads.start("one", gate::await).isDaemon()).isFalse();
        assertThat(Threads.daemon("two", gate::await).isDaemon()).isTrue();
        assertThat(Threads.virtual("three", gate::await).isVirtual()).isTrue();
        var job = new Runnable() {
            @Override
            public void run() {
                trail.add("a Runnable does as well");
            }
        };
        Threads.joinAll(Threads.start(job), Threads.start("n", job), Threads.virtual(job), Threads.daemon(job));
        assertThat(trail.events()).hasSize(4);
        gate.set();
    }

    @Test
    void aFailureReachesTheHandlerAsItWasThrown() throws Exception {
        var seen = new AtomicReference<Throwable>();
        var failure = new IOException("checked");
        var thread = Threads.start("failing", () -> {
            gate.await();
            throw failure;
        });
        thread.setUncaughtExceptionHandler((one, thrown) -> {
            trail.add(one.getName());
            seen.set(thrown);
        });
        gate.set();
        thread.join();
        assertThat(seen.get()).isSameAs(failure);
        assertThat(trail.events()).containsExactly("failing");
    }

    @Test
    void joiningHasALimit() throws Exception {
        var threads = Threads.startAll(3, i -> () -> {
            if (i > 0) {
                gate.await();
            }
        });
        assertThat(Threads.joinAll(threads, Duration.ofMillis(5))).isFalse();
        gate.set();
        assertThat(Threads.joinAll(threads, Duration.ofDays(1))).isTrue();
        Threads.joinAll(threads);
        Threads.joinAll();
        assertThat(Threads.startAll(0, _ -> gate::await)).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> Threads.startAll(-1, _ -> gate::await)).hasMessageContaining("-1 threads");
        assertThatThrownBy(() -> Threads.pool(0)).hasMessageContaining("at least one thread");
        assertThatThrownBy(() -> Threads.start((Runnable) null)).hasMessageContaining("null");
        assertThatThrownBy(() -> Threads.virtual((Threads.Work) null)).hasMessageContaining("null");
        assertThatThrownBy(() -> Threads.pool(1, (String) null)).hasMessageContaining("name");
    }

    @Test
    void aTimerWorksAfterItsTime() throws Exception {
        var timer = Threads.startAfter(Duration.ZERO, () -> trail.add("rings"));
        timer.join();
        assertThat(trail.events()).containsExactly("rings");
        assertThat(timer.cancel()).isFalse();
        assertThat(timer.isCancelled()).isFalse();
    }

    @Test
    void aTimerThatIsCancelledOrInterruptedEndsAtOnce() throws Exception {
        var cancelled = Threads.startAfter(Duration.ofDays(1), () -> trail.add("never"));
        assertThat(cancelled.cancel()).isTrue();
        assertThat(cancelled.cancel()).isTrue();
        cancelled.join();
        var interrupted = Threads.startAfter(Duration.ofDays(1), () -> trail.add("never"));
        interrupted.interrupt();
        interrupted.join();
        assertThat(interrupted.isCancelled()).isTrue();
        assertThat(trail.events()).isEmpty();
    }

    @Test
    void itIsTooLateToCancelATimerThatWorks() throws Exception {
        var begun = new Event();
        var timer = Threads.startAfter(Duration.ZERO, () -> {
            begun.set();
            gate.await();
            trail.add("worked");
        });
        begun.await();
        assertThat(timer.cancel()).isFalse();
        gate.set();
        timer.join();
        assertThat(trail.events()).containsExactly("worked");
    }

    // ---- futures

    @Test
    void futuresOfEveryKindComeAsTheyAreDone() throws Exception {
        var completable = new CompletableFuture<String>();
        var task = new FutureTask<>(() -> "task");
        try (var pool = Threads.pool(1);
                var jdk = Executors.newVirtualThreadPerTaskExecutor()) {
            var ours = pool.submit(() -> {
                gate.await();
                return "ours";
            });
            var latch = new CountDownLatch(1);
            Future<String> theirs = jdk.submit(() -> {
                latch.await();
                return "theirs";
            });
            var done = CompletableFuture.completedFuture("done");
            var order = new ArrayList<String>();
            for (Future<String> future : Threads.asCompleted(List.of(ours, theirs, completable, task, done, done))) {
                order.add(future.get());
                switch (future.get()) {
                    case "done" -> task.run();
                    case "task" -> completable.complete("completable");
                    case "completable" -> latch.countDown();
                    case "theirs" -> gate.set();
                    default -> {}
                }
            }
            assertThat(order).containsExactly("done", "task", "completable", "theirs", "ours");
        }
    }

    @Test
    void aFutureThatIsNotDoneInTimeIsAFailureOfTheWaiting() {
        var never = new CompletableFuture<Integer>();
        var done = CompletableFuture.completedFuture(1);
        var going =
                Threads.asCompleted(List.of(never, done), Duration.ofMillis(5)).iterator();
        assertThat(going.next()).isSameAs(done);
        assertThat(going.hasNext()).isTrue();
        assertThatThrownBy(going::next)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(TimeoutException.class)
                .hasMessage("1 of 2 futures are not done after 0.005 s.");
    }

    @Test
    void whoIsInterruptedWhileGoingThroughFuturesIsTold() {
        var going =
                Threads.asCompleted(List.of(new CompletableFuture<Integer>())).iterator();
        Thread.currentThread().interrupt();
        assertThatThrownBy(going::next)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void waitingForAnyAllOrAFailure() throws Exception {
        var good = CompletableFuture.completedFuture(1);
        var bad = CompletableFuture.<Integer>failedFuture(new IOException());
        var dropped = new FutureTask<>(() -> 1);
        dropped.cancel(false);
        var open = new CompletableFuture<Integer>();
        assertThat(Threads.waitAny(List.of(open, good))).isEqualTo(new Threads.Waited<>(List.of(good), List.of(open)));
        assertThat(Threads.<Future<Integer>>waitFirstFailure(List.of(open, good, bad))
                        .notDone())
                .containsExactly(open);
        assertThat(Threads.<Future<Integer>>waitFirstFailure(List.of(good, dropped))
                        .notDone())
                .isEmpty();
        assertThat(Threads.<Future<Integer>>waitFirstFailure(List.of(good, open, dropped), Duration.ofMillis(2))
                        .done())
                .containsExactly(good, dropped);
        assertThat(Threads.waitAll(List.of(open, good), Duration.ZERO).done()).containsExactly(good);
        assertThat(Threads.waitAny(List.of(open), Duration.ofMillis(1)).done()).isEmpty();
        assertThat(Threads.waitAll(List.<Future<Integer>>of()).done()).isEmpty();
        assertThat(Threads.waitAny(List.<Future<Integer>>of()).notDone()).isEmpty();
        var completing = Threads.start(() -> open.complete(2));
        assertThat(Threads.waitAll(List.of(open, good)).notDone()).isEmpty();
        completing.join();
    }

    @Test
    void waitingCanBeInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Threads.waitAll(List.of(new CompletableFuture<Integer>())))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void nobodyIsLeftWaitingForAFutureThatNobodyAsksFor() throws Exception {
        var waiting = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var never = new FutureTask<Integer>(() -> 1) {
            @Override
            public Integer get() throws InterruptedException {
                waiting.countDown();
                try {
                    Thread.sleep(Duration.ofDays(1));
                    return 1;
                } catch (InterruptedException e) {
                    ended.countDown();
                    throw e;
                }
            }
        };
        var asking = Threads.start(() -> {
            waiting.await();
            Thread.currentThread().interrupt();
        });
        assertThat(Threads.waitAll(List.of(never), Duration.ofMillis(50)).notDone())
                .hasSize(1);
        asking.join();
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
