package loombook.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an interrupt does to the threads that work for a cell, and to those that have. */
@Timeout(60)
class InterruptionTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void allThreadsOfTheCellAreInterrupted() throws InterruptedException {
        var cell = TestCells.cell(1);
        var waiting = new CountDownLatch(2);
        var one = Thread.ofPlatform().start(() -> sleepFor(cell, waiting));
        var other = Thread.ofVirtual().start(() -> sleepFor(cell, waiting));
        waiting.await();
        cell.interrupt();
        assertThat(one.join(SOON)).isTrue();
        assertThat(other.join(SOON)).isTrue();
        assertThat(cell.threads()).isEmpty();
    }

    private static void sleepFor(CellContext cell, CountDownLatch waiting) {
        cell.add(Thread.currentThread());
        try {
            waiting.countDown();
            Thread.sleep(Duration.ofHours(1));
        } catch (InterruptedException e) {
            // As hoped.
        } finally {
            cell.remove(Thread.currentThread());
        }
    }

    @Test
    void aPoolsThreadKeepsNothingOfIt() throws InterruptedException, ExecutionException {
        var cell = TestCells.cell(2);
        try (var pool = Executors.newFixedThreadPool(1)) {
            var begun = new CountDownLatch(1);
            var work = pool.submit(() -> {
                cell.add(Thread.currentThread());
                begun.countDown();
                // Works on, and has not looked at the interrupt when it is done.
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
                cell.remove(Thread.currentThread());
                return Thread.currentThread().isInterrupted();
            });
            begun.await();
            cell.interrupt();
            assertThat(work.get()).isFalse();
        }
    }

    @Test
    void noWorkIsBegunForTheCellAnyMore() {
        var cell = TestCells.cell(3);
        cell.endIfInterrupted();
        cell.interrupt();
        assertThatThrownBy(cell::endIfInterrupted).isInstanceOf(CellStopped.class);
    }

    @Test
    void aCellThatIsInterruptedTwiceIsInterruptedOnce() {
        var cell = TestCells.cell(4);
        cell.interrupt();
        var first = cell.interruption();
        cell.interrupt();
        assertThat(cell.interruption()).isSameAs(first);
    }

    @Test
    void whatFailsByTheInterruptIsToldFromWhatFailsByItself() {
        assertThat(Interruption.isCauseOf(new CellStopped())).isTrue();
        assertThat(Interruption.isCauseOf(new InterruptedException())).isTrue();
        assertThat(Interruption.isCauseOf(new InterruptedIOException())).isTrue();
        assertThat(Interruption.isCauseOf(new IllegalStateException(new ClosedByInterruptException())))
                .isTrue();
        assertThat(Interruption.isCauseOf(new IOException("disk full"))).isFalse();
    }

    @Test
    void whereAThreadIsThatWaitsForALock() throws InterruptedException {
        var lock = new ReentrantLock();
        lock.lock();
        try {
            var thread = Thread.ofPlatform().name("waiter").daemon().start(lock::lock);
            while (!lock.hasQueuedThread(thread)) {
                Thread.onSpinWait();
            }
            var told = Stuck.among(Set.of(thread)).orElseThrow().of(5);
            assertThat(told.thread()).isEqualTo("waiter");
            assertThat(told.doing())
                    .startsWith("waits for the lock java.util.concurrent.locks.ReentrantLock")
                    .endsWith("which thread " + Thread.currentThread().getName() + " holds");
            assertThat(told.others()).isZero();
        } finally {
            lock.unlock();
        }
    }
}
