package loombook.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to them, tasks are begun at most once and end once, and nothing of a pool is left. */
@Timeout(300)
class ProcessPoolStressTest {
    private static final int TASKS = 10_000;
    private static final int KILLED = 15;

    /** Leaves a file behind; fails when it has been run before. */
    private static int run(Path folder, int task) throws IOException {
        Files.createFile(folder.resolve(Integer.toString(task)));
        if (task % 7 == 3) {
            throw new IllegalStateException("task " + task);
        }
        if (task % 1000 == 500) {
            Runtime.getRuntime().halt(9);
        }
        return task;
    }

    @Test
    void everyTaskEndsOnceWhateverHappens(@TempDir Path temporary) throws Exception {
        var folder = temporary.toString();
        var ends = new AtomicIntegerArray(TASKS);
        var left = new CountDownLatch(TASKS);
        var unexpected = new ArrayList<Throwable>();
        var random = new Random(4);
        try (var pool = Processes.pool(2)) {
            var results = new ArrayList<PoolResult<Integer>>();
            for (int i = 0; i < TASKS; i++) {
                int task = i;
                results.add(pool.applyAsync(
                        () -> run(Path.of(folder), task),
                        value -> {
                            assertThat(value).isEqualTo(task);
                            ends.incrementAndGet(task);
                            left.countDown();
                        },
                        failure -> {
                            if (!isExpected(failure, task)) {
                                synchronized (unexpected) {
                                    unexpected.add(failure);
                                }
                            }
                            ends.incrementAndGet(task);
                            left.countDown();
                        }));
                if (random.nextInt(20) == 0) {
                    var _ = results.get(random.nextInt(results.size())).cancel(random.nextBoolean());
                }
            }
            int killed = 0;
            while (!left.await(100, TimeUnit.MILLISECONDS)) {
                if (killed < KILLED && !Processes.list().isEmpty()) {
                    var live = Processes.list();
                    ProcessHandle.of(live.get(random.nextInt(live.size())).pid())
                            .ifPresent(ProcessHandle::destroyForcibly);
                    killed++;
                }
                var _ = results.get(random.nextInt(TASKS)).cancel(true);
            }
        }
        assertThat(unexpected).isEmpty();
        assertThat(IntStream.range(0, TASKS).map(ends::get)).allMatch(count -> count == 1);
        assertThat(Processes.list()).isEmpty();
    }

    private static boolean isExpected(Throwable failure, int task) {
        return failure instanceof CancellationException
                || failure instanceof WorkerDied
                || (failure instanceof IllegalStateException && ("task " + task).equals(failure.getMessage()));
    }

    @Test
    void poolsThatComeAndGoLeaveNothing() throws Exception {
        for (int i = 0; i < 5; i++) {
            var pool = Processes.pool(2);
            var result = pool.mapAsync(
                    n -> {
                        Thread.sleep(60_000);
                        return n;
                    },
                    List.of(1, 2, 3));
            if (i % 2 == 0) {
                assertThat(result.await(Duration.ofMillis(20L * i))).isFalse();
            }
            pool.terminate();
            pool.join();
            assertThat(result.isDone()).isTrue();
        }
        assertThat(Processes.list()).isEmpty();
        try (var left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            var ours = "loombook-" + ProcessHandle.current().pid() + "-";
            assertThat(left.filter(it -> it.getFileName().toString().startsWith(ours)))
                    .isEmpty();
        }
    }
}
