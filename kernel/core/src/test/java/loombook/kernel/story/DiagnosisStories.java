package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a reader learns of threads that do not go on. */
interface DiagnosisStories extends Vocabulary {
    @Test
    default void aDeadlockOfAnEarlierCellIsFoundWithItsLines() {
        var made = cell("""
                var dgOne = new ReentrantLock();
                var dgTwo = new ReentrantLock();
                var dgBoth = new CyclicBarrier(2);
                void dgTake(ReentrantLock first, ReentrantLock second) throws Exception {
                    first.lock();
                    try {
                        dgBoth.await();
                        second.lockInterruptibly();
                    } catch (InterruptedException e) {
                        // given up
                    } finally {
                        first.unlock();
                    }
                }
                var dgLeft = Thread.ofVirtual().name("left").start(() -> { try { dgTake(dgOne, dgTwo); } catch (Exception e) {} });
                var dgRight = Thread.ofPlatform().name("right").start(() -> { try { dgTake(dgTwo, dgOne); } catch (Exception e) {} });
                while (!dgOne.hasQueuedThread(dgRight) || !dgTwo.hasQueuedThread(dgLeft)) Thread.sleep(1);
                """);
        var line = "cell [" + made.number() + "], line 8:  second.lockInterruptibly();";
        // The thread that waits may not be parked yet when it is in the queue.
        var data = cell("""
                var dgReport = Deadlocks.find();
                while (!dgReport.isDeadlock()) dgReport = Deadlocks.find();
                dgReport
                """).resultData();
        assertThat(data.keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrder("image/svg+xml", "image/png", "text/plain");
        assertThat(data.get("text/plain"))
                .asString()
                .startsWith("Deadlock: 2 threads wait for each other, and none will ever go on.")
                .contains("left waits for lock", "which right holds", "right waits for lock", "which left holds", line);
        assertThat(data.get("image/svg+xml"))
                .asString()
                .contains("left", "right", "line 8")
                .doesNotContain("<style", "<script");
        cell("dgReport.table().rows().size()").gives("2");
        cell("dgLeft.interrupt(); dgLeft.join(); dgRight.interrupt(); dgRight.join(); Deadlocks.find().isDeadlock()")
                .gives("false");
        cell("Deadlocks.find()").givesSomethingWith("No deadlock among", "threads");
    }

    @Test
    default void monitorsAreSeenInAChildProcess() {
        cell("""
                var dgNames = Processes.start(() -> {
                    Object one = new Object(), two = new Object();
                    var both = new CyclicBarrier(2);
                    var left = Thread.ofVirtual().name("mine").start(() -> { synchronized (one) { try { both.await(); } catch (Exception e) {} synchronized (two) { } } });
                    var right = Thread.ofPlatform().daemon().name("yours").start(() -> { synchronized (two) { try { both.await(); } catch (Exception e) {} synchronized (one) { } } });
                    while (left.getState() != Thread.State.BLOCKED || right.getState() != Thread.State.BLOCKED) Thread.sleep(1);
                    return Deadlocks.find().names().stream().sorted().toList();
                }).get();
                dgNames
                """).gives("[mine, yours]");
    }
}
