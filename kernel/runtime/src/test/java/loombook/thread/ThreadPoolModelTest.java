package loombook.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future.State;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A pool is asked for random things, and after each of them stands as a model says that knows no threads. Tasks wait at a
 * gate, so that it is the test that says when which of them ends.
 */
@Timeout(60)
class ThreadPoolModelTest {
    private static final int STEPS = 60;

    private static final class Task {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch gate = new CountDownLatch(1);
        final CountDownLatch ended = new CountDownLatch(1);
        final AtomicInteger told = new AtomicInteger();
        final boolean fails;
        final PoolFuture<String> future;

        /** What the model says: waiting, on a thread, and as what it counts as ended. */
        boolean isOnThread;

        State state = State.RUNNING;

        Task(ThreadPool pool, boolean fails) {
            this.fails = fails;
            future = pool.submit(this::work);
            future.noteAskedFor();
            var _ = future.whenDone(_ -> told.incrementAndGet());
        }

        String work() throws Exception {
            begun.countDown();
            try {
                gate.await();
                if (fails) {
                    throw new IllegalArgumentException("as planned");
                }
                return "done";
            } finally {
                ended.countDown();
            }
        }

        boolean isPending() {
            return state == State.RUNNING && !isOnThread;
        }
    }

    private final List<Task> tasks = new ArrayList<>();
    private boolean shutDown;

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 3", "2, 4", "3, 5", "3, 6", "2, 7", "1, 8", "2, 9", "3, 10"})
    void standsAsTheModelSays(int threads, long seed) throws Exception {
        var random = new Random(seed);
        try (var pool = Threads.pool(threads, "model-" + seed)) {
            try {
                for (int i = 0; i < STEPS; i++) {
                    step(pool, random, i);
                    begin(threads);
                    check(pool);
                }
            } finally {
                // Else closing the pool would wait for ever when the model is contradicted.
                tasks.forEach(task -> task.gate.countDown());
            }
        }
        for (var task : tasks) {
            assertThat(task.future.isDone()).as("%s", task.future).isTrue();
            assertThat(task.told).hasValue(1);
            assertThat(task.future.cancel(true)).isFalse();
        }
    }

    private void step(ThreadPool pool, Random random, int number) throws Exception {
        var one = tasks.isEmpty() ? null : tasks.get(random.nextInt(tasks.size()));
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> submit(pool, random.nextInt(4) == 0);
            case 5, 6 -> release();
            case 7 -> {
                if (one != null) {
                    boolean pending = one.isPending();
                    assertThat(one.future.cancelPending()).isEqualTo(pending || one.state == State.CANCELLED);
                    one.state = pending ? State.CANCELLED : one.state;
                }
            }
            case 8 -> {
                if (one != null) {
                    cancel(one);
                }
            }
            default -> {
                if (number > STEPS * 3 / 4) {
                    pool.shutdown();
                    shutDown = true;
                } else if (random.nextInt(3) == 0) {
                    var pending = tasks.stream().filter(Task::isPending).toList();
                    assertThat(pool.cancelPending()).isEqualTo(pending.size());
                    pending.forEach(task -> task.state = State.CANCELLED);
                }
            }
        }
    }

    private void submit(ThreadPool pool, boolean fails) {
        if (shutDown) {
            assertThatThrownBy(() -> new Task(pool, fails)).isInstanceOf(RejectedExecutionException.class);
        } else {
            tasks.add(new Task(pool, fails));
        }
    }

    /** Lets the oldest that runs come to its end. */
    private void release() throws Exception {
        var running = tasks.stream().filter(task -> task.isOnThread).findFirst();
        if (running.isPresent()) {
            var task = running.get();
            task.gate.countDown();
            task.state = task.fails ? State.FAILED : State.SUCCESS;
            assertThat(task.future.failure() != null).isEqualTo(task.fails);
            task.isOnThread = false;
        }
    }

    /** The JDK's way: also what runs is cancelled, at once. */
    private static void cancel(Task task) throws Exception {
        boolean running = task.state == State.RUNNING;
        assertThat(task.future.cancel(true)).isEqualTo(running);
        if (running) {
            task.state = State.CANCELLED;
            if (task.isOnThread) {
                task.ended.await();
                task.isOnThread = false;
            }
        }
    }

    /** The first that wait get the threads that are free. */
    private void begin(int threads) throws Exception {
        long free = threads - tasks.stream().filter(task -> task.isOnThread).count();
        for (var task : tasks.stream().filter(Task::isPending).limit(free).toList()) {
            task.isOnThread = true;
            assertThat(task.begun.await(30, TimeUnit.SECONDS))
                    .as("%s begins", task.future)
                    .isTrue();
        }
    }

    private void check(ThreadPool pool) {
        assertThat(pool.isShutdown()).isEqualTo(shutDown);
        for (var task : tasks) {
            assertThat(task.future.state()).isEqualTo(task.state);
            assertThat(task.future.isPending()).isEqualTo(task.isPending());
            assertThat(task.future.isRunning()).isEqualTo(task.isOnThread);
            assertThat(task.begun.getCount() == 0)
                    .as("%s has begun", task.future)
                    .isEqualTo(task.isOnThread || task.ended.getCount() == 0);
        }
    }
}
