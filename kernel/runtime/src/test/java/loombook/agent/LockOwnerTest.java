package loombook.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LockOwnerTest {
    @Test
    void theHolderIsFoundByWhatOthersWaitFor() throws InterruptedException {
        var lock = new ReentrantLock();
        for (var waits : new Thread[] {
            Thread.ofVirtual().unstarted(() -> take(lock)), Thread.ofPlatform().unstarted(() -> take(lock))
        }) {
            lock.lock();
            waits.start();
            var blocker = (AbstractOwnableSynchronizer) blocker(waits);
            for (int i = 0; i < 20_000; i++) {
                assertThat(LockOwner.of(blocker))
                        .isEqualTo(Thread.currentThread().threadId());
            }
            lock.unlock();
            waits.join();
            assertThat(LockOwner.of(blocker)).isZero();
        }
    }

    @Test
    void aVirtualThreadIsAHolderToo() throws InterruptedException {
        var lock = new ReentrantLock();
        var held = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var holds = Thread.ofVirtual().start(() -> {
            lock.lock();
            held.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            lock.unlock();
        });
        held.await();
        var waits = Thread.ofPlatform().start(() -> take(lock));
        assertThat(LockOwner.of((AbstractOwnableSynchronizer) blocker(waits))).isEqualTo(holds.threadId());
        end.countDown();
        waits.join();
    }

    @Test
    void whatCountsHasNoHolder() throws InterruptedException {
        var semaphore = new Semaphore(0);
        var waits = Thread.ofVirtual().start(semaphore::acquireUninterruptibly);
        assertThat(LockOwner.of((AbstractOwnableSynchronizer) blocker(waits))).isZero();
        semaphore.release();
        waits.join();
    }

    private static void take(ReentrantLock lock) {
        lock.lock();
        lock.unlock();
    }

    private static Object blocker(Thread waits) {
        Object blocker;
        do {
            blocker = LockSupport.getBlocker(waits);
            Thread.onSpinWait();
        } while (blocker == null);
        return blocker;
    }
}
