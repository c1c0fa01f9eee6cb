package loombook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Locks and the like between two JVMs, of which one may die. */
@Timeout(90)
class SynchronizersTest {
    private static final Duration SOON = Duration.ofMillis(100);

    /** Never over in a test that passes. */
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void onlyOneProcessHasTheLock() throws Exception {
        var lock = new ProcessLock();
        var held = new ProcessEvent();
        var free = new ProcessEvent();
        try (var peer = Peer.start(() -> {
            try (var _ = lock.hold()) {
                held.set();
                free.await();
            }
        })) {
            held.await();
            assertThat(lock.tryAcquire()).isFalse();
            assertThat(lock.tryAcquire(SOON)).isFalse();
            assertThat(lock).hasToString("ProcessLock[held by process " + peer.pid() + "]");
            free.set();
            assertThat(lock.tryAcquire(LONG)).isTrue();
            lock.release();
            peer.join();
        }
        assertThatThrownBy(lock::release).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDeadHolderIsToldOnceAndTheLockIsFree() throws Exception {
        var lock = new ProcessLock();
        var held = new ProcessEvent();
        try (var peer = Peer.start(() -> {
            lock.acquire();
            held.set();
            Thread.sleep(60_000);
        })) {
            held.await();
            var waiting = waitingThread(() -> {
                lock.acquire();
                return true;
            });
            peer.kill();
            assertThatThrownBy(() -> result(waiting))
                    .isInstanceOf(PeerDiedException.class)
                    .hasMessageContaining("process " + peer.pid());
        }
        assertThat(lock.tryAcquire()).isTrue();
    }

    @Test
    void anRLockIsFreeAfterTheLastRelease() throws Exception {
        var lock = new ProcessRLock();
        lock.acquire();
        lock.acquire();
        lock.release();
        assertThat(result(waitingThread(() -> lock.tryAcquire()))).isFalse();
        assertThatThrownBy(() -> result(waitingThread(() -> {
                    lock.release();
                    return true;
                })))
                .isInstanceOf(IllegalMonitorStateException.class);
        lock.release();
        assertThat(result(waitingThread(() -> {
                    boolean had = lock.tryAcquire();
                    lock.release();
                    return had;
                })))
                .isTrue();
        assertThatThrownBy(lock::release).isInstanceOf(IllegalMonitorStateException.class);
    }

    @Test
    void aDeadHolderOfAnRLockIsTold() throws Exception {
        var lock = new ProcessRLock();
        var held = new ProcessEvent();
        try (var peer = Peer.start(() -> {
            lock.acquire();
            lock.acquire();
            held.set();
            Thread.sleep(60_000);
        })) {
            held.await();
            peer.kill();
            assertThatThrownBy(lock::acquire).isInstanceOf(PeerDiedException.class);
        }
        lock.acquire();
        lock.release();
        assertThat(lock).hasToString("ProcessRLock[free]");
    }

    @Test
    void aWaitingThreadCanBeInterrupted() throws Exception {
        var lock = new ProcessLock();
        lock.acquire();
        for (var builder : new Thread.Builder[] {Thread.ofPlatform(), Thread.ofVirtual()}) {
            var task = new FutureTask<>(() -> {
                lock.acquire();
                return true;
            });
            var thread = builder.start(task);
            thread.interrupt();
            assertThatThrownBy(() -> result(task)).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void virtualThreadsThatWaitLeaveTheirCarriersToOthers() throws Exception {
        var lock = new ProcessLock();
        lock.acquire();
        var done = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            Thread.startVirtualThread(() -> {
                try (var _ = lock.hold()) {
                    done.countDown();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        var free = new CountDownLatch(1);
        // More waiting threads than carriers: it gets its turn only if they let go.
        Thread.startVirtualThread(() -> {
            lock.release();
            free.countDown();
        });
        free.await();
        done.await();
    }

    @Test
    void aSemaphoreLetsSoManyIn() throws Exception {
        var semaphore = new ProcessSemaphore(2);
        semaphore.acquire();
        var taken = new ProcessEvent();
        var free = new ProcessEvent();
        try (var peer = Peer.start(() -> {
            semaphore.acquire();
            taken.set();
            free.await();
            semaphore.release();
        })) {
            taken.await();
            assertThat(semaphore.permits()).isZero();
            assertThat(semaphore.tryAcquire()).isFalse();
            assertThat(semaphore.tryAcquire(SOON)).isFalse();
            free.set();
            assertThat(semaphore.tryAcquire(LONG)).isTrue();
            peer.join();
        }
        semaphore.release(2);
        assertThat(semaphore.permits()).isEqualTo(2);
        assertThatThrownBy(() -> new ProcessSemaphore(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProcessSemaphore.bounded(1).release()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void thePermitsOfADeadProcessAreThereAgain() throws Exception {
        var semaphore = new ProcessSemaphore(1);
        var taken = new ProcessEvent();
        try (var peer = Peer.start(() -> {
            semaphore.acquire();
            taken.set();
            Thread.sleep(60_000);
        })) {
            taken.await();
            peer.kill();
            assertThatThrownBy(semaphore::acquire)
                    .isInstanceOf(PeerDiedException.class)
                    .hasMessageContaining("" + peer.pid());
        }
        assertThat(semaphore.tryAcquire()).isTrue();
    }

    @Test
    void whatADeadProcessHasReleasedStaysReleased() throws Exception {
        var semaphore = new ProcessSemaphore(0);
        try (var peer = Peer.start(() -> semaphore.release(3))) {
            peer.join();
        }
        semaphore.acquire();
        assertThat(semaphore.tryAcquire(LONG)).isTrue();
        assertThat(semaphore.tryAcquire(LONG)).isTrue();
        assertThat(semaphore.tryAcquire(SOON)).isFalse();
        semaphore.release();
        assertThat(semaphore.permits()).isEqualTo(1);
    }

    @Test
    void anEventIsSeenByAllAlsoWhenItIsClearedAtOnce() throws Exception {
        var event = new ProcessEvent();
        Peer.Task work = () -> {
            event.await();
            System.out.print("on");
        };
        try (var one = Peer.start(work);
                var other = Peer.start(work)) {
            assertThat(event.await(SOON)).isFalse();
            while (event.waiting() < 2) {
                Thread.onSpinWait();
            }
            event.set();
            event.clear();
            assertThat(event.isSet()).isFalse();
            assertThat(one.join() + other.join()).isEqualTo("onon");
        }
    }

    @Test
    void aBarrierIsPassedTogetherAgainAndAgain() throws Exception {
        var barrier = new ProcessBarrier(2);
        var sum = new SharedInt();
        Peer.Task work = () -> {
            for (int i = 0; i < 1000; i++) {
                sum.getAndAdd(barrier.await());
            }
        };
        try (var peer = Peer.start(work)) {
            work.run();
            peer.join();
        }
        assertThat(sum.get()).isEqualTo(1000);
        assertThat(barrier.waiting()).isZero();
    }

    @Test
    void theLastToComeDoesTheActionAndAFailureBreaksTheBarrier() throws Exception {
        var done = new SharedInt();
        var barrier = new ProcessBarrier(1, done::incrementAndGet);
        assertThat(barrier.await()).isZero();
        assertThat(done.get()).isEqualTo(1);
        var failing = new ProcessBarrier(1, () -> {
            throw new IllegalStateException("action");
        });
        assertThatThrownBy(failing::await).hasMessage("action");
        assertThatThrownBy(failing::await).isInstanceOf(BrokenBarrierException.class);
        failing.reset();
        assertThat(failing.isBroken()).isFalse();
    }

    @Test
    void aBarrierBreaksByTimeByAbortAndByReset() throws Exception {
        var barrier = new ProcessBarrier(2);
        assertThatThrownBy(() -> barrier.await(SOON)).isInstanceOf(TimeoutException.class);
        assertThat(barrier.isBroken()).isTrue();
        assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrierException.class);
        barrier.reset();
        var waiting = waitingThread(barrier::await);
        while (barrier.waiting() == 0) {
            Thread.onSpinWait();
        }
        barrier.reset();
        assertThatThrownBy(() -> result(waiting)).isInstanceOf(BrokenBarrierException.class);
        var aborted = waitingThread(barrier::await);
        while (barrier.waiting() == 0) {
            Thread.onSpinWait();
        }
        barrier.abort();
        assertThatThrownBy(() -> result(aborted)).isInstanceOf(BrokenBarrierException.class);
    }

    @Test
    void aPartyThatDiesAtTheBarrierBreaksIt() throws Exception {
        var barrier = new ProcessBarrier(3);
        try (var peer = Peer.start(barrier::await)) {
            while (barrier.waiting() == 0) {
                Thread.onSpinWait();
            }
            var waiting = waitingThread(barrier::await);
            peer.kill();
            assertThatThrownBy(() -> result(waiting)).isInstanceOf(BrokenBarrierException.class);
        }
    }

    @Test
    void aConditionNotifiesWhoHasWaitedLongest() throws Exception {
        var condition = new ProcessCondition();
        var number = new SharedInt();
        try (var peer = Peer.start(() -> {
            try (var _ = condition.hold()) {
                condition.awaitUntil(() -> number.get() == 1);
                number.set(2);
                condition.signalAll();
            }
        })) {
            try (var _ = condition.hold()) {
                number.set(1);
                condition.signal();
                condition.awaitUntil(() -> number.get() == 2);
            }
            peer.join();
        }
        assertThatThrownBy(condition::signal).isInstanceOf(IllegalMonitorStateException.class);
        assertThatThrownBy(condition::await).isInstanceOf(IllegalMonitorStateException.class);
    }

    @Test
    void aNotificationIsNotLostWithADeadProcess() throws Exception {
        var condition = new ProcessCondition();
        try (var peer = Peer.start(() -> {
            try (var _ = condition.hold()) {
                condition.await();
            }
        })) {
            awaitWaiting(condition, 1);
            var second = waitingThread(() -> {
                try (var _ = condition.hold()) {
                    condition.await();
                    return true;
                }
            });
            awaitWaiting(condition, 2);
            peer.kill();
            try (var _ = condition.hold()) {
                condition.signal();
            }
            assertThat(result(second)).isTrue();
        }
    }

    @Test
    void aConditionsTimeIsOver() throws Exception {
        var condition = new ProcessCondition();
        try (var _ = condition.hold()) {
            assertThat(condition.await(SOON)).isFalse();
            assertThat(condition.awaitUntil(() -> false, SOON)).isFalse();
            assertThat(condition.waiting()).isZero();
        }
    }

    private static void awaitWaiting(ProcessCondition condition, int threads) {
        while (condition.waiting() < threads) {
            Thread.onSpinWait();
        }
    }

    private static <T> FutureTask<T> waitingThread(java.util.concurrent.Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    private static <T> T result(FutureTask<T> task) throws Exception {
        try {
            return task.get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }
}
