package loombook.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import loombook.diagnosis.DeadlockReport.Wait;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that wait for each other. Virtual threads with locks are those of cells: see the stories. */
@Timeout(60)
class DeadlocksTest {
    private final List<Thread> started = new ArrayList<>();

    private Thread start(String name, Runnable work) {
        var thread = Thread.ofPlatform().name(name).daemon().start(work);
        started.add(thread);
        return thread;
    }

    @AfterEach
    void end() throws InterruptedException {
        started.forEach(Thread::interrupt);
        for (var thread : started) {
            thread.join();
        }
    }

    /** Takes two locks one after the other, the second when all others have their first. */
    private Thread takes(String name, ReentrantLock first, ReentrantLock second, CyclicBarrier all) {
        return start(name, () -> {
            first.lock();
            try {
                all.await();
                second.lockInterruptibly();
                second.unlock();
            } catch (InterruptedException | BrokenBarrierException e) {
                // The test is over.
            } finally {
                first.unlock();
            }
        });
    }

    private static void awaitParked(Thread thread) throws InterruptedException {
        while (LockSupport.getBlocker(thread) == null || thread.getState() == Thread.State.RUNNABLE) {
            Thread.sleep(1);
        }
    }

    private static void awaitParkedFor(Thread thread, ReentrantLock lock) throws InterruptedException {
        while (!lock.hasQueuedThread(thread)) {
            Thread.sleep(1);
        }
        awaitParked(thread);
    }

    private static Wait wait(DeadlockReport report, String thread) {
        return report.deadlocks().stream()
                .flatMap(List::stream)
                .filter(wait -> wait.thread().equals(thread))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void twoWhoWaitForEachOthersLockAreFoundUntilOneGivesUp() throws Exception {
        var one = new ReentrantLock();
        var two = new ReentrantLock();
        var both = new CyclicBarrier(2);
        var left = takes("left", one, two, both);
        var right = takes("right", two, one, both);
        awaitParkedFor(left, two);
        awaitParkedFor(right, one);

        var report = Deadlocks.find();
        assertThat(report.isDeadlock()).isTrue();
        assertThat(report.names()).contains("left", "right");
        assertThat(wait(report, "left").sentence())
                .matches("left waits for lock \\d+ \\(ReentrantLock\\), which right holds");
        assertThat(wait(report, "right").sentence())
                .matches("right waits for lock \\d+ \\(ReentrantLock\\), which left holds");
        assertThat(wait(report, "left").what())
                .isNotEqualTo(wait(report, "right").what());
        assertThat(wait(report, "left").where()).contains("DeadlocksTest");
        assertThat(report.toString()).contains("threads wait for each other");
        assertThat(report.table().toString()).contains("left", "right", "held by");

        left.interrupt();
        left.join();
        right.join();
        assertThat(Deadlocks.find().names()).doesNotContain("left", "right");
    }

    @Test
    void fiveInARoundAreToldInTheirOrder() throws Exception {
        var forks = new ArrayList<ReentrantLock>();
        for (int i = 0; i < 5; i++) {
            forks.add(new ReentrantLock());
        }
        var all = new CyclicBarrier(5);
        var philosophers = new ArrayList<Thread>();
        for (int i = 0; i < 5; i++) {
            philosophers.add(takes("philosopher " + i, forks.get(i), forks.get((i + 1) % 5), all));
        }
        for (int i = 0; i < 5; i++) {
            awaitParkedFor(philosophers.get(i), forks.get((i + 1) % 5));
        }
        var round = Deadlocks.find().deadlocks().stream()
                .filter(waits -> waits.size() == 5)
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < 5; i++) {
            assertThat(round.get(i).holder()).isEqualTo(round.get((i + 1) % 5).thread());
        }
    }

    @Test
    void aVirtualThreadAndAPlatformThreadInMonitorsAreFound() throws Exception {
        // Nothing ends these two; they are daemons.
        var one = new Object();
        var two = new Object();
        var both = new CyclicBarrier(2);
        var virtual = Thread.ofVirtual().name("virtual one").start(() -> nested(one, two, both));
        var platform = Thread.ofPlatform().name("platform one").daemon().start(() -> nested(two, one, both));
        while (virtual.getState() != Thread.State.BLOCKED || platform.getState() != Thread.State.BLOCKED) {
            Thread.sleep(1);
        }
        var report = Deadlocks.find();
        assertThat(wait(report, "virtual one").sentence())
                .matches("virtual one waits for monitor \\d+ \\(Object\\), which platform one holds");
        assertThat(wait(report, "virtual one").isVirtual()).isTrue();
        assertThat(wait(report, "platform one").holder()).isEqualTo("virtual one");
        assertThat(wait(report, "platform one").isVirtual()).isFalse();
        assertThat(report.virtualThreads()).isPositive();
    }

    private static void nested(Object first, Object second, CyclicBarrier both) {
        synchronized (first) {
            try {
                both.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            synchronized (second) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void whoWaitsForThoseInADeadlockIsToldOfBesideThem() throws Exception {
        var one = new ReentrantLock();
        var two = new ReentrantLock();
        var both = new CyclicBarrier(2);
        var first = takes("first", one, two, both);
        var second = takes("second", two, one, both);
        awaitParkedFor(first, two);
        awaitParkedFor(second, one);
        var joiner = start("joiner", () -> {
            try {
                first.join();
            } catch (InterruptedException e) {
                // The test is over.
            }
        });
        while (joiner.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        var report = Deadlocks.find();
        assertThat(report.names()).contains("first", "second").doesNotContain("joiner");
        assertThat(report.behind().stream().map(Wait::sentence)).contains("joiner waits for the end of first");
        assertThat(report.toString()).contains("Waiting behind them:");
    }

    @Test
    void aLockWhoseHolderHasEndedIsToldOf() throws Exception {
        var lock = new ReentrantReadWriteLock().writeLock();
        start("forgetful", lock::lock).join();
        var waiter = start("patient", () -> {
            try {
                lock.lockInterruptibly();
            } catch (InterruptedException e) {
                // The test is over.
            }
        });
        awaitParked(waiter);
        var report = Deadlocks.find();
        assertThat(report.names()).doesNotContain("patient");
        assertThat(report.abandoned().stream().map(Wait::sentence))
                .anyMatch(it ->
                        it.matches("patient waits for lock \\d+ \\(ReentrantReadWriteLock\\), which forgetful holds"));
        assertThat(report.toString()).contains("whose holder has ended without letting it go");
    }

    @Test
    void whoWaitsForATimeOnlyIsInNoDeadlock() throws Exception {
        var one = new ReentrantLock();
        var two = new ReentrantLock();
        var both = new CyclicBarrier(2);
        var hopeless = takes("hopeless", one, two, both);
        var hopeful = start("hopeful", () -> {
            two.lock();
            try {
                both.await();
                if (one.tryLock(1, TimeUnit.HOURS)) {
                    one.unlock();
                }
            } catch (InterruptedException | BrokenBarrierException e) {
                // The test is over.
            } finally {
                two.unlock();
            }
        });
        awaitParkedFor(hopeless, two);
        awaitParkedFor(hopeful, one);
        assertThat(Deadlocks.find().names()).doesNotContain("hopeless", "hopeful");
    }

    @Test
    void locksThatOnlyChangeHandsAreNoDeadlock() throws Exception {
        var one = new ReentrantLock();
        var two = new ReentrantLock();
        var goesOn = new AtomicBoolean(true);
        for (int i = 0; i < 4; i++) {
            start("swift " + i, () -> {
                while (goesOn.get()) {
                    one.lock();
                    two.lock();
                    two.unlock();
                    one.unlock();
                    two.lock();
                    two.unlock();
                }
            });
        }
        try {
            for (int i = 0; i < 20; i++) {
                assertThat(Deadlocks.find().names()).noneMatch(name -> name.startsWith("swift"));
            }
        } finally {
            goesOn.set(false);
        }
    }

    @Test
    void noDeadlockIsSaidAsClearly() {
        assertThat(new DeadlockReport(List.of(), List.of(), List.of(), 14, 3))
                .hasToString("No deadlock among 14 threads, 3 of them virtual.");
        assertThat(new DeadlockReport(List.of(), List.of(), List.of(), 1, 0)
                        .bundle()
                        .data())
                .containsOnlyKeys("text/plain")
                .containsEntry("text/plain", "No deadlock among 1 thread, none of them virtual.");
    }

    @Test
    void whatWasFoundIsTold() {
        var left = new Wait("left", false, "lock 1 (ReentrantLock)", "right", false, "cell [3], line 7", "two.lock();");
        var right = new Wait("right", true, "monitor 2 (Object)", "left", false, "", "");
        var main = new Wait("main", false, "its end", "left", true, "cell [4], line 1", "left.join();");
        assertThat(new DeadlockReport(List.of(List.of(left, right)), List.of(), List.of(main), 9, 1))
                .hasToString("""
                        Deadlock: 2 threads wait for each other, and none will ever go on.
                          left waits for lock 1 (ReentrantLock), which right holds:
                              cell [3], line 7:  two.lock();
                          right waits for monitor 2 (Object), which left holds.
                        Waiting behind them:
                          main waits for the end of left:
                              cell [4], line 1:  left.join();""");
    }
}
