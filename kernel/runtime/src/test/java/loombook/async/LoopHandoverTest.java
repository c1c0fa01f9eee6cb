package loombook.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future.State;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tasks wait in random ways, and other threads cancel and interrupt them and hand work in while they do: at each moment
 * one of them runs at most, who is woken goes on, and who is cancelled takes nothing along. Lincheck does not drive
 * virtual threads; so the tasks note who runs in plain fields, which would not add up if two of them ran.
 */
// By a thread of its own: tasks that survive being cancelled survive the interrupt too.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoopHandoverTest {
    private static final int PERMITS = 3;
    private static final int TASKS = 40;
    private static final int ROUNDS = 60;
    private static final int HANDED_IN = 20_000;
    private static final int FLOOD = 1_000_000;

    private final AsyncSemaphore semaphore = AsyncSemaphore.bounded(PERMITS);
    private final AsyncLock lock = new AsyncLock();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private @Nullable String running;
    private int passing;
    private int locking;
    private int cancellations;
    private int turns;
    private int calls;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneRunsAtATimeAndNobodyWaitsForEver(long seed) throws Exception {
        var over = new AtomicBoolean();
        var handedIn = Async.run(() -> {
            var tasks = IntStream.range(0, TASKS)
                    .mapToObj(i -> Async.task("task " + i, () -> live(new Random(seed * TASKS + i))))
                    .toList();
            var loop = Async.loop();
            var disturbing = IntStream.range(0, 2)
                    .mapToObj(i -> Async.task(() -> Async.toThread(() -> disturb(loop, tasks, i, over))))
                    .toList();
            for (var task : Async.gatherSettled(tasks)) {
                assertThat(task.state()).as("%s", task).isEqualTo(State.SUCCESS);
            }
            over.set(true);
            int sum = 0;
            for (int made : Async.gather(disturbing)) {
                sum += made;
            }
            Async.sleep(0);
            return sum;
        });
        assertThat(wrong).isEmpty();
        assertThat(turns).isGreaterThanOrEqualTo(TASKS * ROUNDS);
        assertThat(calls).isEqualTo(handedIn);
        assertThat(cancellations).isPositive();
        assertThat(passing).isZero();
        assertThat(locking).isZero();
        assertThat(lock).hasToString("AsyncLock[unlocked, waiting: 0]");
        assertThat(semaphore).hasToString("AsyncSemaphore[permits: " + PERMITS + ", waiting: 0]");
    }

    /** A step that hands in the next one stands for threads that are always faster than the loop. */
    @Test
    void tasksHaveTurnsHoweverMuchOthersHandIn() throws Exception {
        Async.run(() -> {
            var loop = Async.loop();
            var flood = new Runnable() {
                @Override
                public void run() {
                    if (++calls < FLOOD) {
                        loop.post(this);
                    }
                }
            };
            loop.post(flood);
            for (int i = 0; i < 20; i++) {
                Async.sleep(0);
            }
            assertThat(calls).isBetween(20, FLOOD - 1);
            calls = FLOOD;
        });
    }

    @Test
    void nothingThatManyHandInAtOnceIsLost() throws Exception {
        Async.run(() -> {
            var loop = Async.loop();
            var handing = IntStream.range(0, 2)
                    .mapToObj(_ -> Async.task(() -> Async.toThread(() -> {
                        for (int i = 0; i < HANDED_IN; i++) {
                            loop.callSoonThreadsafe(() -> calls++);
                        }
                    })))
                    .toList();
            while (!handing.stream().allMatch(AsyncTask::isDone)) {
                Async.sleep(0);
            }
            while (calls < 2 * HANDED_IN) {
                Async.sleep(0);
            }
        });
        assertThat(calls).isEqualTo(2 * HANDED_IN);
    }

    @Test
    void aLoopThatSleepsIsWoken() throws Exception {
        Async.run(() -> {
            var loop = Async.loop();
            var own = new CompletableFuture<Thread>();
            loop.callSoon(() -> own.complete(Thread.currentThread()));
            var woken = Async.toThread(() -> {
                while (own.get().getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                return loop.submit(() -> 1).get();
            });
            assertThat(woken).isEqualTo(1);
        });
    }

    @Test
    void whoIsCancelledFromOutsideIsItInTheLoopsTurn() throws Exception {
        Async.run(() -> {
            var waiting = Async.task(() -> Async.sleep(60_000));
            Async.sleep(0);
            Thread.ofPlatform().start(waiting::cancel).join();
            assertThat(waiting.cancelling()).isZero();
            Async.gatherSettled(List.of(waiting));
            assertThat(waiting.isCancelled()).isTrue();
        });
    }

    @Test
    void whoIsCancelledAsItIsWokenLetsTheNextOneGo() throws Exception {
        Async.run(() -> {
            var held = lock.acquire();
            var first = Async.task(() -> lock.acquire());
            var second = Async.task(() -> lock.acquire());
            Async.sleep(0);
            held.close();
            first.cancel();
            second.await().close();
            assertThat(first.isCancelled()).isTrue();
        });
    }

    /** The second interrupt has it leave the loop, at the moment at which it is to be woken there. */
    @Test
    void whoHasLeftIsGivenNoTurn() throws Exception {
        Async.run(() -> {
            var held = lock.acquire();
            var leaving = Async.task(() -> lock.acquire());
            Async.sleep(0);
            var thread = leaving.baton.thread();
            for (int i = 0; i < 2; i++) {
                thread.interrupt();
                while (thread.isInterrupted()) {
                    Thread.onSpinWait();
                }
            }
            thread.join();
            held.close();
            Async.gatherSettled(List.of(leaving));
            assertThat(leaving.isCancelled()).isTrue();
            lock.acquire().close();
        });
    }

    private void live(Random random) {
        for (int i = 0; i < ROUNDS; i++) {
            try {
                switch (random.nextInt(4)) {
                    case 0 -> Async.sleep(0);
                    case 1 -> Async.sleep(1);
                    case 2 -> pass();
                    default -> lock();
                }
            } catch (CancellationException e) {
                cancellations++;
            }
            turn(() -> turns++);
        }
    }

    private void pass() {
        try (var _ = semaphore.acquire()) {
            turn(() -> expect(++passing <= PERMITS, "too many pass"));
            try {
                Async.sleep(0);
            } finally {
                passing--;
            }
        }
    }

    private void lock() {
        try (var _ = lock.acquire()) {
            turn(() -> expect(++locking == 1, "two hold the lock"));
            try {
                Async.sleep(0);
            } finally {
                locking--;
            }
        }
    }

    /** Does something without giving way; if another task runs meanwhile, one of both sees it. */
    private void turn(Runnable step) {
        var me = Thread.currentThread().getName();
        expect(running == null, "runs beside another");
        running = me;
        step.run();
        for (int i = 0; i < 20; i++) {
            Thread.onSpinWait();
        }
        expect(me.equals(running), "was run beside");
        running = null;
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(Thread.currentThread().getName() + " " + otherwise);
        }
    }

    /** Cancels now this and now that task, and interrupts each once: the second time means to leave the loop. */
    private int disturb(AsyncLoop loop, List<AsyncTask<Void>> tasks, int number, AtomicBoolean over) throws Exception {
        var random = new Random(number);
        int made = 0;
        for (int i = 0; !over.get(); i++) {
            var task = tasks.get(random.nextInt(TASKS));
            task.cancel();
            if (number == 0 && i < TASKS) {
                tasks.get(i).baton.thread().interrupt();
            }
            loop.callSoonThreadsafe(() -> calls++);
            made++;
            if (i % 4 == 0) {
                made += loop.submit(() -> {
                            calls++;
                            return 1;
                        })
                        .get();
            }
        }
        return made;
    }
}
