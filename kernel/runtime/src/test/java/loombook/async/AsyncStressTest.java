package loombook.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future.State;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What must hold of a loop whoever comes when: nothing is lost, nothing is done twice, nothing hangs. */
@Timeout(60)
class AsyncStressTest {
    private static final int MANY = 10_000;

    @RepeatedTest(3)
    void eachOfTenThousandTasksEndsOnce() throws Exception {
        var random = new Random(7);
        var bodies = new int[MANY];
        var calls = new int[MANY];
        var ends = new HashMap<State, Integer>();
        Async.run(() -> {
            var tasks = new ArrayList<AsyncTask<Integer>>();
            for (int i = 0; i < MANY; i++) {
                int number = i;
                long millis = random.nextInt(20);
                boolean fails = random.nextInt(4) == 0;
                var task = Async.task(() -> {
                    try {
                        Async.sleep(millis);
                        if (fails) {
                            throw new IOException("number " + number);
                        }
                        return number;
                    } finally {
                        Async.sleep(0);
                        bodies[number]++;
                    }
                });
                task.whenDone(_ -> calls[number]++);
                tasks.add(task);
            }
            var foreign = Thread.startVirtualThread(() -> cancelSome(tasks));
            for (var task : tasks) {
                if (random.nextInt(8) == 0) {
                    Async.sleep(0);
                    task.cancel();
                }
            }
            Async.gatherSettled(tasks);
            Async.toThread(() -> foreign.join());
            Async.sleep(0);
            for (int i = 0; i < MANY; i++) {
                var task = tasks.get(i);
                ends.merge(task.state(), 1, Integer::sum);
                switch (task.state()) {
                    case SUCCESS -> assertThat(task.resultNow()).isEqualTo(i);
                    case FAILED -> assertThat(task.exceptionNow()).hasMessage("number " + i);
                    case CANCELLED, RUNNING -> {}
                }
            }
        });
        assertThat(ends).containsOnlyKeys(State.SUCCESS, State.FAILED, State.CANCELLED);
        assertThat(calls).containsOnly(1);
        assertThat(bodies).containsOnly(0, 1);
    }

    private static void cancelSome(List<? extends AsyncTask<?>> tasks) {
        for (int i = 0; i < tasks.size(); i += 5) {
            tasks.get(i).cancel();
        }
    }

    @RepeatedTest(5)
    void whatOtherThreadsHandInIsDoneOnceAndInTheirOrder() throws Exception {
        int threads = 6;
        int each = 5_000;
        Async.run(() -> {
            var loop = Async.loop();
            var latest = new int[threads];
            var done = new int[1];
            var all = new AsyncEvent();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                var _ = Thread.ofPlatform().start(() -> {
                    for (int i = 1; i <= each; i++) {
                        int number = i;
                        loop.callSoonThreadsafe(() -> {
                            assertThat(number).isEqualTo(latest[thread] + 1);
                            latest[thread] = number;
                            if (++done[0] == threads * each) {
                                all.set();
                            }
                        });
                    }
                });
            }
            // Tasks change the same plain variable meanwhile.
            var busy = new int[1];
            Async.gather(IntStream.range(0, 50)
                    .mapToObj(_ -> Async.task(() -> {
                        for (int i = 0; i < 200; i++) {
                            int before = busy[0];
                            busy[0] = before + 1;
                            Async.sleep(0);
                        }
                    }))
                    .toList());
            assertThat(busy[0]).isEqualTo(10_000);
            all.await();
            assertThat(done[0]).isEqualTo(threads * each);
        });
    }

    @Test
    void tasksSubmittedByOtherThreadsAllReturn() throws Exception {
        Async.run(() -> {
            var loop = Async.loop();
            var sums = Async.gather(IntStream.range(0, 4)
                    .mapToObj(_ -> Async.task(() -> Async.toThread(() -> {
                        int sum = 0;
                        for (int i = 0; i < 500; i++) {
                            int number = i;
                            sum += loop.submit(() -> number).get();
                        }
                        return sum;
                    })))
                    .toList());
            assertThat(sums).containsOnly(499 * 500 / 2);
        });
    }

    /** Tasks that are cancelled at random moments while they pass something that lets {@code most} in. */
    private static void crowd(int most, Map.Entry<Runnable, Runnable> inAndOut) throws Exception {
        var random = new Random(11);
        var inside = new int[1];
        Async.run(() -> {
            var tasks = IntStream.range(0, 300)
                    .mapToObj(_ -> Async.task(() -> {
                        for (int i = 0; i < 20; i++) {
                            inAndOut.getKey().run();
                            try {
                                assertThat(++inside[0]).isLessThanOrEqualTo(most);
                                Async.sleep(0);
                            } finally {
                                inside[0]--;
                                inAndOut.getValue().run();
                            }
                        }
                    }))
                    .toList();
            for (int i = 0; i < 2_000; i++) {
                Async.sleep(0);
                if (random.nextInt(10) == 0) {
                    tasks.get(random.nextInt(tasks.size())).cancel();
                }
            }
            for (var task : Async.gatherSettled(tasks)) {
                assertThat(task.state()).isIn(State.SUCCESS, State.CANCELLED);
            }
            assertThat(inside[0]).isZero();
        });
    }

    @Test
    void aLockIsHeldByOneAndNeverLost() throws Exception {
        var lock = new AsyncLock();
        crowd(1, Map.entry(lock::acquire, lock::release));
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void aSemaphoreLosesNoPermit() throws Exception {
        var semaphore = AsyncSemaphore.bounded(3);
        crowd(3, Map.entry(semaphore::acquire, semaphore::release));
        assertThat(semaphore).hasToString("AsyncSemaphore[permits: 3, waiting: 0]");
    }

    @Test
    void aQueueGivesEachItemOnce() throws Exception {
        var random = new Random(13);
        Async.run(() -> {
            var queue = new AsyncQueue<Integer>(5);
            var got = new int[3_000];
            var put = new int[1];
            var producers = IntStream.range(0, 3)
                    .mapToObj(_ -> Async.task(() -> {
                        while (put[0] < got.length) {
                            queue.put(put[0]++);
                        }
                    }))
                    .toList();
            var consumers = new ArrayList<AsyncTask<Void>>();
            Runnable hire = () -> consumers.add(Async.task(() -> {
                while (true) {
                    got[queue.get()]++;
                    queue.taskDone();
                    if (random.nextInt(3) == 0) {
                        Async.sleep(0);
                    }
                }
            }));
            for (int i = 0; i < 10; i++) {
                hire.run();
            }
            while (!producers.stream().allMatch(AsyncTask::isDone)) {
                Async.sleep(0);
                consumers.remove(random.nextInt(consumers.size())).cancel();
                hire.run();
            }
            queue.join();
            consumers.forEach(AsyncTask::cancel);
            assertThat(got).containsOnly(1);
        });
    }

    @Test
    void anInterruptCancelsTheMainTaskAndThenTheOthers() throws Exception {
        var told = new ArrayList<String>();
        var begun = new CountDownLatch(1);
        var thrown = new AtomicReference<Throwable>();
        var running = Thread.ofPlatform().start(() -> {
            try {
                Async.run(() -> {
                    var _ = Async.task(() -> tidily("other", told));
                    Async.sleep(0);
                    begun.countDown();
                    tidily("main", told);
                });
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        begun.await();
        running.interrupt();
        running.join();
        assertThat(thrown.get())
                .isInstanceOf(InterruptedException.class)
                .hasRootCauseInstanceOf(CancellationException.class);
        assertThat(told).containsExactly("main", "other");
    }

    private static void tidily(String name, List<String> told) {
        try {
            Async.sleep(600_000);
        } finally {
            Async.sleep(1);
            told.add(name);
        }
    }

    @Test
    void aSecondInterruptWaitsForNothing() throws Exception {
        var begun = new CountDownLatch(1);
        var cancelled = new CountDownLatch(1);
        var thrown = new AtomicReference<Throwable>();
        var running = Thread.ofPlatform().start(() -> {
            try {
                Async.run(() -> {
                    begun.countDown();
                    while (true) {
                        try {
                            Async.sleep(600_000);
                        } catch (CancellationException e) {
                            if (cancelled.getCount() == 0) {
                                throw e;
                            }
                            cancelled.countDown();
                        }
                    }
                });
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        begun.await();
        running.interrupt();
        cancelled.await();
        running.interrupt();
        running.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aLoopThatHasEndedTakesNothing() throws Exception {
        var loop = Async.run(Async::loop);
        assertThat(loop.isClosed()).isTrue();
        assertThatThrownBy(() -> loop.callSoonThreadsafe(() -> {})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> loop.submit(() -> 1)).hasMessageContaining("has ended");
    }

    @Test
    void whatBelongsToALoopIsRefusedToOthers() throws Exception {
        Async.run(() -> {
            var event = new AsyncEvent();
            var waiting = Async.task(event::await);
            Async.sleep(0);
            var failure = Async.toThread(() -> {
                try {
                    event.set();
                    return null;
                } catch (IllegalStateException e) {
                    return e;
                }
            });
            assertThat(failure).hasMessageContaining("callSoonThreadsafe");
            event.set();
            waiting.await();
        });
    }

    @Test
    void parallelPartsAreLimitedAndEndTogether() throws Exception {
        var running = new java.util.concurrent.atomic.AtomicInteger();
        try (var scope = Async.parallel(3)) {
            var parts = IntStream.range(0, 100)
                    .mapToObj(i -> scope.fork(() -> {
                        assertThat(running.incrementAndGet()).isLessThanOrEqualTo(3);
                        Thread.yield();
                        running.decrementAndGet();
                        return i;
                    }))
                    .toList();
            scope.join();
            assertThat(parts.get(99).resultNow()).isEqualTo(99);
        }
        var interrupted = new CountDownLatch(1);
        assertThatThrownBy(() -> {
                    try (var scope = Async.parallel()) {
                        var _ = scope.fork(() -> {
                            try {
                                new CountDownLatch(1).await();
                            } finally {
                                interrupted.countDown();
                            }
                            return 1;
                        });
                        var _ = scope.fork(() -> {
                            throw new IOException("fails");
                        });
                        scope.join();
                    }
                })
                .hasCauseInstanceOf(IOException.class);
        assertThat(interrupted.getCount()).isZero();
        assertThat(Async.<String>anySuccess(
                        () -> {
                            throw new IOException("no");
                        },
                        () -> "yes"))
                .isEqualTo("yes");
    }

    @Test
    void aPageIsFetchedWhileOthersRun() throws Exception {
        var server = com.sun.net.httpserver.HttpServer.create(
                new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 0);
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        server.createContext("/", exchange -> {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        var url = "http://localhost:" + server.getAddress().getPort() + "/";
        try {
            Async.run(() -> {
                var page = Async.task(() -> Async.fetch(url).body());
                Async.toThread(() -> asked.await());
                answer.countDown();
                assertThat(page.await()).isEqualTo("ok");
            });
        } finally {
            server.stop(0);
        }
    }
}
