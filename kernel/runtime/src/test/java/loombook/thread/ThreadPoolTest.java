package loombook.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future.State;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ThreadPoolTest {
    private final Event gate = new Event();
    private final Event begun = new Event();
    private final Trail trail = new Trail();
    private final ThreadPool pool = Threads.pool(1, "single");

    @AfterEach
    void end() {
        gate.set();
        pool.close();
    }

    private PoolFuture<String> occupy() throws InterruptedException {
        var future = pool.submit(() -> {
            begun.set();
            gate.await();
            return "done";
        });
        begun.await();
        return future;
    }

    @Test
    void itsThreadsHaveItsName() throws Exception {
        assertThat(pool.submit(() -> Thread.currentThread().getName()).get()).isEqualTo("single-1");
        try (var virtual = Threads.virtualPool("light")) {
            assertThat(virtual.submit(() -> Thread.currentThread().toString()).get())
                    .contains("VirtualThread", "light-1");
        }
        try (var one = Threads.pool(1)) {
            assertThat(one.submit(() -> Thread.currentThread().getName()).get()).matches("pool-\\d+-1");
        }
    }

    @Test
    void aFutureTellsHowItsTaskStands() throws Exception {
        var running = occupy();
        var pending = pool.submit(() -> 2);
        assertThat(running.isRunning()).isTrue();
        assertThat(running.isPending()).isFalse();
        assertThat(pending.isPending()).isTrue();
        assertThat(pending).hasToString("PoolFuture[pending]");
        assertThat(running).hasToString("PoolFuture[running]");
        assertThat(pool).hasToString("ThreadPool[single, threads=1, running=1, pending=1, open]");
        gate.set();
        assertThat(pending.get()).isEqualTo(2);
        assertThat(running.get(Duration.ZERO)).isEqualTo("done");
        assertThat(pending.isRunning() || pending.isPending()).isFalse();
        assertThat(pending).hasToString("PoolFuture[done: 2]");
        assertThat(pending.failure()).isNull();
    }

    @Test
    void whatATaskThrowsIsTheFuturesFailure() throws Exception {
        var failure = new IOException("checked");
        var failed = pool.submit(() -> {
            if (!gate.isSet()) {
                throw failure;
            }
        });
        assertThat(failed.failure()).isSameAs(failure);
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThatThrownBy(failed::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isSameAs(failure);
        assertThat(failed).hasToString("PoolFuture[failed: java.io.IOException: checked]");
        assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
    }

    @Test
    void onlyWhatHasNotBegunIsCancelledAsInPython() throws Exception {
        var running = occupy();
        var pending = pool.submit(() -> trail.add("never"));
        assertThat(running.cancelPending()).isFalse();
        assertThat(pending.cancelPending()).isTrue();
        assertThat(pending.cancelPending()).isTrue();
        assertThatThrownBy(pending::get).isInstanceOf(CancellationException.class);
        assertThatThrownBy(pending::failure).isInstanceOf(CancellationException.class);
        gate.set();
        assertThat(running.get()).isEqualTo("done");
        assertThat(running.cancelPending()).isFalse();
        pool.close();
        assertThat(trail.events()).isEmpty();
    }

    @Test
    void whatRunsIsInterruptedWhenThatIsWanted() throws Exception {
        var ended = new CountDownLatch(1);
        var running = pool.submit(() -> {
            try {
                begun.set();
                gate.await();
            } catch (InterruptedException e) {
                trail.add("interrupted");
                ended.countDown();
            }
        });
        begun.await();
        assertThat(running.cancel(true)).isTrue();
        assertThat(running.isDone()).isTrue();
        ended.await();
        assertThat(trail.events()).containsExactly("interrupted");
    }

    @Test
    void whatRunsGoesOnWhenItIsCancelledWithoutAnInterrupt() throws Exception {
        var running = occupy();
        assertThat(running.cancel(false)).isTrue();
        assertThat(running.state()).isEqualTo(State.CANCELLED);
        gate.set();
        assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
    }

    @Test
    void aFutureTellsWhenItIsDone() throws Exception {
        var running = occupy();
        var _ = running.whenDone(one -> trail.add("first " + one.resultNow())).whenDone(_ -> trail.add("second"));
        var pending = pool.submit(() -> 1).whenDone(one -> trail.add(one.state().toString()));
        pending.cancelPending();
        assertThat(trail.events()).containsExactly("CANCELLED");
        gate.set();
        pool.close();
        var _ = running.whenDone(_ -> trail.add("at once"));
        assertThat(trail.events()).containsExactly("CANCELLED", "first done", "second", "at once");
    }

    @Test
    void waitingForAResultHasALimit() throws Exception {
        var running = occupy();
        assertThatThrownBy(() -> running.get(Duration.ofMillis(3)))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("The task is not done after 0.003 s.");
        assertThatThrownBy(() -> pool.map(n -> n, List.of(1, 2), Duration.ofMillis(2)))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("Item 1 of 2 is not done after 0.002 s.");
        assertThat(pool.toString()).contains("running=1");
        assertThat(running.isRunning()).isTrue();
    }

    @Test
    void mapGivesTheResultsInOrder() throws Exception {
        try (var four = Threads.pool(4)) {
            var items = IntStream.range(0, 100).boxed().toList();
            assertThat(four.map(n -> n * n, items))
                    .isEqualTo(items.stream().map(n -> n * n).toList());
            Function<Integer, Integer> twice = n -> 2 * n;
            assertThat(four.map(twice, List.of(1, 2))).containsExactly(2, 4);
            assertThat(four.map(twice, List.of(1, 2), Duration.ofSeconds(10))).containsExactly(2, 4);
            assertThat(four.map(Math::max, List.of(1, 5, 9), List.of(3, 4))).containsExactly(3, 5);
            assertThat(four.starmap((k, v) -> k + v, new TreeMap<>(Map.of("a", 1, "b", 2)).entrySet()))
                    .containsExactly("a1", "b2");
            assertThat(four.imap(twice, List.of(3, 4))).containsExactly(6, 8);
            assertThat(four.imapUnordered(n -> -n, List.of(3, 4))).containsExactlyInAnyOrder(-3, -4);
            assertThat(four.map(twice, List.of())).isEmpty();
        }
    }

    @Test
    void mapFailsAtTheFirstItemThatFailsAndCancelsTheRest() throws Exception {
        var items = List.of(1, 0, 2, 0, 3);
        assertThatThrownBy(() -> pool.map(n -> trail(6 / n), items))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ArithmeticException.class);
        var results = pool.imap(n -> 6 / n, items).iterator();
        assertThat(results.next()).isEqualTo(6);
        assertThatThrownBy(results::next)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ArithmeticException.class);
    }

    private int trail(int n) {
        trail.add("" + n);
        return n;
    }

    @Test
    void unorderedResultsComeAsTheyAreDone() throws Exception {
        try (var two = Threads.pool(2)) {
            var results = two.imapUnordered(
                            n -> {
                                if (n == 1) {
                                    gate.await();
                                }
                                return n;
                            },
                            List.of(1, 2, 3))
                    .iterator();
            assertThat(results.next()).isEqualTo(2);
            assertThat(results.next()).isEqualTo(3);
            gate.set();
            assertThat(results.next()).isEqualTo(1);
            assertThat(results.hasNext()).isFalse();
        }
    }

    @Test
    void mappingCanBeInterrupted() throws Exception {
        var _ = occupy();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> pool.map(n -> trail(n), List.of(1))).isInstanceOf(InterruptedException.class);
        gate.set();
        pool.close();
        assertThat(trail.events()).as("what has not begun is cancelled").isEmpty();
    }

    @Test
    void closingWaitsForAllTasks() throws Exception {
        var futures = new ArrayList<PoolFuture<Integer>>();
        try (var four = Threads.pool(4)) {
            for (int i = 0; i < 100; i++) {
                int n = i;
                futures.add(four.submit(() -> n));
            }
        }
        assertThat(futures).allMatch(one -> one.state() == State.SUCCESS);
        pool.close();
        pool.close();
        assertThatThrownBy(() -> pool.submit(() -> 1))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("The pool single is closed: it takes no more tasks.");
        assertThatThrownBy(() -> pool.execute(() -> trail.add("never"))).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void shutdownNowLeavesNobodyWaiting() throws Exception {
        var running = occupy();
        var pending = pool.submit(() -> 1);
        assertThat(pool.shutdownNow()).hasSize(1);
        assertThatThrownBy(pending::get).isInstanceOf(CancellationException.class);
        assertThat(running.failure()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void pendingTasksCanBeCancelledAtOnce() throws Exception {
        var running = occupy();
        var pending = List.of(pool.submit(() -> 1), pool.submit(() -> 2));
        assertThat(pool.cancelPending()).isEqualTo(2);
        assertThat(pending).allMatch(PoolFuture::isCancelled);
        gate.set();
        assertThat(running.get()).isEqualTo("done");
        assertThat(pool.submit(() -> 3).get()).isEqualTo(3);
    }

    @Test
    void anInterruptWhileClosingEndsTheTasks() throws Exception {
        var running = occupy();
        var pending = pool.submit(() -> 1);
        Thread.currentThread().interrupt();
        pool.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(running.failure()).isInstanceOf(InterruptedException.class);
        assertThat(pending.isCancelled()).isTrue();
        assertThat(pool.isTerminated()).isTrue();
    }

    @Test
    void eachThreadIsInitializedBeforeItsFirstTask() throws Exception {
        var local = new ThreadLocal<String>();
        try (var two = Threads.pool(2, "ready", () -> local.set("ready"))) {
            assertThat(two.map(_ -> local.get(), List.of(1, 2, 3, 4))).containsOnly("ready");
        }
    }

    @Test
    void aPoolWhoseInitializerFailsIsBroken() throws Exception {
        var failure = new IOException("no data");
        try (var two = Threads.pool(2, "broken", () -> {
            gate.await();
            throw failure;
        })) {
            var futures = List.of(two.submit(() -> 1), two.submit(() -> 2), two.submit(() -> 3));
            gate.set();
            for (var future : futures) {
                assertThat(future.failure())
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("The pool broken is broken: its initializer has failed in the thread")
                        .hasCause(failure);
            }
            assertThatThrownBy(() -> two.submit(() -> 4))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("initializer");
        }
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void theJdksOwnWaysWork() throws Exception {
        Callable<Integer> one = () -> 1;
        Callable<Integer> failing = () -> {
            throw new IOException();
        };
        assertThat(pool.invokeAny(List.of(failing, one))).isEqualTo(1);
        assertThat(pool.invokeAll(List.of(one, one))).hasSize(2).allMatch(it -> it.state() == State.SUCCESS);
        var ran = new CountDownLatch(1);
        pool.execute((Runnable) ran::countDown);
        ran.await();
        assertThat(pool.submit(() -> {}, "known").get()).isEqualTo("known");
        assertThatThrownBy(() -> pool.submit((Callable<Integer>) null)).hasMessageContaining("null");
    }

    /** Whatever happens to them meanwhile, tasks end once, with a result, a failure or a cancellation. */
    @Test
    void everyOneOfTenThousandTasksEndsOnce() throws Exception {
        for (var many : List.of(Threads.pool(8), Threads.virtualPool())) {
            var ends = new ConcurrentHashMap<Integer, AtomicInteger>();
            var futures = new ArrayList<PoolFuture<Integer>>();
            var cancelled = new AtomicInteger();
            try (many) {
                for (int i = 0; i < 10_000; i++) {
                    int n = i;
                    ends.put(n, new AtomicInteger());
                    var future = many.submit(() -> {
                        if (n % 7 == 0) {
                            throw new IOException("failure " + n);
                        }
                        if (n % 11 == 0) {
                            Thread.sleep(1);
                        }
                        return n;
                    });
                    futures.add(future.whenDone(_ -> ends.get(n).incrementAndGet()));
                }
                var cancelling = Threads.startAll(3, t -> () -> {
                    for (int i = t; i < futures.size(); i += 5) {
                        boolean did = t == 0
                                ? futures.get(i).cancelPending()
                                : futures.get(i).cancel(t == 1);
                        cancelled.addAndGet(did ? 1 : 0);
                    }
                });
                Threads.joinAll(cancelling);
                assertThat(Threads.waitAll(futures).notDone()).isEmpty();
            }
            assertThat(ends.values()).allMatch(count -> count.get() == 1);
            int count = 0;
            for (int i = 0; i < futures.size(); i++) {
                var future = futures.get(i);
                switch (future.state()) {
                    case SUCCESS -> assertThat(future.get()).isEqualTo(i).matches(n -> n % 7 != 0);
                    case FAILED -> assertThat(future.exceptionNow()).hasMessage("failure " + i);
                    case CANCELLED -> count++;
                    case RUNNING -> throw new AssertionError(i + " is not done");
                }
            }
            assertThat(count).isEqualTo(cancelled.get());
        }
    }
}
