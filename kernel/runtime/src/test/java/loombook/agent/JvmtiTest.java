package loombook.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads are suspended and stopped through the JVM's tool interface. */
@Timeout(60)
class JvmtiTest {
    private static final int OPAQUE_FRAME = 32;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final AtomicReference<Throwable> end = new AtomicReference<>();

    @BeforeAll
    static void isThere() {
        assertThat(Jvmti.isAvailable()).isTrue();
    }

    @Test
    void aSuspendedThreadStandsStillUntilItIsResumed() throws InterruptedException {
        var turns = new AtomicLong();
        var thread = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                turns.incrementAndGet();
            }
        });
        assertThat(Jvmti.suspend(thread)).isEqualTo(Jvmti.DONE);
        long before = turns.get();
        thread.interrupt();
        assertThat(thread.join(Duration.ofMillis(100))).isFalse();
        assertThat(turns).hasValue(before);
        assertThat(Jvmti.resume(thread)).isEqualTo(Jvmti.DONE);
        assertThat(thread.join(SOON)).isTrue();
    }

    @Test
    void aThreadThatWaitsForALockIsStopped() throws InterruptedException {
        var lock = new ReentrantLock();
        lock.lock();
        try {
            var thread = begun(Thread.ofPlatform(), lock::lock);
            while (!lock.hasQueuedThread(thread)) {
                Thread.onSpinWait();
            }
            isStopped(thread);
            assertThat(lock.hasQueuedThreads()).isFalse();
        } finally {
            lock.unlock();
        }
    }

    @Test
    void aLibrarysLoopIsStopped() throws InterruptedException {
        isStopped(begun(Thread.ofPlatform(), JvmtiTest::longCall));
    }

    @Test
    void aMountedVirtualThreadIsStoppedWhileItIsSuspended() throws InterruptedException {
        var thread = begun(Thread.ofVirtual(), JvmtiTest::longCall);
        assertThat(Jvmti.suspend(thread)).isEqualTo(Jvmti.DONE);
        assertThat(Jvmti.stop(thread, null)).isEqualTo(Jvmti.NULL_POINTER);
        assertThat(thread.getStackTrace()).isNotEmpty();
        assertThat(Jvmti.stop(thread, new CellStopped())).isEqualTo(Jvmti.DONE);
        assertThat(Jvmti.resume(thread)).isEqualTo(Jvmti.DONE);
        assertThat(thread.join(SOON)).isTrue();
        assertThat(end.get()).isInstanceOf(CellStopped.class);
    }

    @Test
    void aVirtualThreadThatWaitsCanNotBeStopped() throws InterruptedException {
        var thread = begun(Thread.ofVirtual(), LockSupport::park);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(Jvmti.suspend(thread)).isEqualTo(Jvmti.DONE);
        assertThat(Jvmti.stop(thread, null)).isEqualTo(OPAQUE_FRAME);
        assertThat(Jvmti.resume(thread)).isEqualTo(Jvmti.DONE);
        LockSupport.unpark(thread);
        assertThat(thread.join(SOON)).isTrue();
        assertThat(end.get()).isNull();
    }

    private static void longCall() {
        assertThat(BigInteger.valueOf(7).pow(300_000_000)).isNotNull();
    }

    private Thread begun(Thread.Builder builder, Runnable work) throws InterruptedException {
        var begun = new CountDownLatch(1);
        var thread = builder.start(() -> {
            try {
                begun.countDown();
                work.run();
            } catch (CellStopped stopped) {
                end.set(stopped);
            }
        });
        begun.await();
        return thread;
    }

    private void isStopped(Thread thread) throws InterruptedException {
        assertThat(Jvmti.stop(thread, new CellStopped())).isEqualTo(Jvmti.DONE);
        assertThat(thread.join(SOON)).isTrue();
        assertThat(end.get()).isInstanceOf(CellStopped.class);
    }
}
