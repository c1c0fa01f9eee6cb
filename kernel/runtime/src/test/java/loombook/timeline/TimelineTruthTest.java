package loombook.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import loombook.agent.InCell;
import loombook.async.Async;
import loombook.async.AsyncLock;
import loombook.process.Processes;
import loombook.thread.Threads;
import loombook.timeline.Timeline.Kind;
import loombook.timeline.Timeline.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told is what was: the same scenario with each kind of lane, by its own stamps. */
@Timeout(120)
class TimelineTruthTest {
    private final Scenario scenario = new Scenario();

    @Test
    void twoThreadsAndALock() throws Exception {
        var timeline = InCell.run(() -> Timeline.record(() -> twoOfThem(Threads::start)));
        scenario.assertToldBy(timeline, Duration.ZERO);
        assertThat(timeline.lane("second").kind()).isEqualTo(Kind.PLATFORM);
    }

    @Test
    void twoVirtualThreadsAndALock() throws Exception {
        var timeline = InCell.run(() -> Timeline.record(() -> twoOfThem(Threads::virtual)));
        scenario.assertToldBy(timeline, timeline.cost().longestGap());
        assertThat(timeline.lane("second").kind()).isEqualTo(Kind.VIRTUAL);
    }

    private interface Starter {
        Thread start(String name, Threads.Work work);
    }

    /** The first computes and sleeps with a lock in its hand, the second waits for it. */
    private void twoOfThem(Starter starter) throws Exception {
        var lock = new ReentrantLock();
        var held = new CountDownLatch(1);
        var first = starter.start("first", () -> {
            lock.lock();
            try {
                held.countDown();
                scenario.step("first", State.RUNNING, () -> Scenario.compute(60));
                scenario.step("first", State.SLEEPING, () -> Thread.sleep(80));
            } finally {
                lock.unlock();
            }
        });
        held.await();
        var second = starter.start("second", () -> {
            scenario.step("second", State.BLOCKED, "first", lock::lock);
            lock.unlock();
            scenario.step("second", State.SLEEPING, () -> Thread.sleep(40));
        });
        scenario.step("main", State.WAITING, () -> Threads.joinAll(first, second));
    }

    @Test
    void threadsAndAMonitor() throws Exception {
        var timeline = InCell.run(() -> Timeline.record(() -> aMonitor(Threads::start)));
        scenario.assertToldBy(timeline, Duration.ZERO);
    }

    @Test
    void virtualThreadsAndAMonitor() throws Exception {
        var timeline = InCell.run(() -> Timeline.record(() -> aMonitor(Threads::virtual)));
        scenario.assertToldBy(timeline, timeline.cost().longestGap());
    }

    private void aMonitor(Starter starter) throws Exception {
        var monitor = new Object();
        var held = new CountDownLatch(1);
        var first = starter.start("first", () -> {
            synchronized (monitor) {
                held.countDown();
                scenario.step("first", State.SLEEPING, () -> Thread.sleep(150));
            }
        });
        held.await();
        var second = starter.start("second", () -> {
            long from = System.nanoTime();
            synchronized (monitor) {
                scenario.note("second", State.BLOCKED, "first", from, System.nanoTime());
            }
            scenario.step("second", State.SLEEPING, () -> Thread.sleep(30));
        });
        Threads.joinAll(first, second);
    }

    @Test
    void aMonitorThatIsHandedOn() throws Exception {
        var monitor = new Object();
        var timeline = InCell.run(() -> Timeline.record(() -> {
            var threads = new ArrayList<Thread>();
            for (var name : List.of("first", "second", "third")) {
                threads.add(Threads.virtual(name, () -> {
                    synchronized (monitor) {
                        Thread.sleep(150);
                    }
                }));
                Thread.sleep(30);
            }
            Threads.joinAll(threads);
        }));
        var holders = new LinkedHashSet<String>();
        for (var name : List.of("second", "third")) {
            timeline.lane(name).spans().stream()
                    .filter(span -> span.state() == State.BLOCKED && !span.by().isEmpty())
                    .forEach(span -> holders.add(name + " by " + span.by()));
        }
        // Which of the two has the monitor next is the JVM's to say.
        assertThat(holders)
                .contains("second by first", "third by first")
                .containsAnyOf("second by third", "third by second");
    }

    @Test
    void aTaskThatHasSleptWhileAnotherHoldsTheLoop() throws Exception {
        var timeline = InCell.run(() -> Timeline.record(() -> Async.run(() -> {
            var heart = Async.task("heart", () -> {
                long begun = System.nanoTime();
                Async.sleep(60);
                long due = begun + Duration.ofMillis(60).toNanos();
                scenario.note("heart", State.SLEEPING, "", begun, due);
                scenario.note("heart", State.READY, "", due, System.nanoTime());
            });
            var greedy = Async.task("greedy", () -> Scenario.compute(200));
            return Async.gather(List.of(heart, greedy));
        })));
        scenario.assertToldBy(timeline, Duration.ZERO);
    }

    @Test
    void aTaskThatIsWokenBeforeItsTime() throws Exception {
        var timeline = InCell.run(() -> Timeline.record(() -> Async.run(() -> {
            var sleeper = Async.task("sleeper", () -> {
                try {
                    Async.sleep(10_000);
                } catch (CancellationException e) {
                    scenario.step("sleeper", State.RUNNING, () -> Scenario.compute(50));
                }
            });
            Async.sleep(40);
            sleeper.cancel();
            return Async.gather(List.of(sleeper));
        })));
        scenario.assertToldBy(timeline, Duration.ZERO);
        assertThat(timeline.duration()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void tasksOfAnEventLoop() throws Exception {
        var timeline = InCell.run(() -> Timeline.record(() -> Async.run(() -> {
            var lock = new AsyncLock();
            var first = Async.task("first", () -> {
                try (var _ = lock.acquire()) {
                    scenario.step("first", State.SLEEPING, () -> Async.sleep(60));
                    scenario.step("first", State.RUNNING, () -> Scenario.compute(50));
                }
            });
            var second = Async.task("second", () -> {
                scenario.step("second", State.BLOCKED, "first", lock::acquire);
                scenario.step("second", State.SLEEPING, () -> Async.sleep(30));
                // What nobody should do in a loop: the others wait meanwhile.
                scenario.step("second", State.SLEEPING, () -> Thread.sleep(40));
            });
            return Async.gather(List.of(first, second));
        })));
        scenario.assertToldBy(timeline, Duration.ZERO);
        assertThat(timeline.lane("first").kind()).isEqualTo(Kind.TASK);
        assertThat(timeline.lane("second").spans())
                .filteredOn(span -> span.detail().startsWith(Timeline.HOLDS_LOOP))
                .isNotEmpty();
    }

    @Test
    void aPoolOfProcesses() throws Exception {
        var done = new ArrayList<Done>();
        var timeline = InCell.run(() -> Timeline.record(() -> {
            try (var pool = Processes.pool(2)) {
                var results = pool.mapAsync(TimelineTruthTest::inChild, List.of(150L, 150L, 120L, 90L), 1);
                scenario.step("main", State.WAITING, results::await);
                done.addAll(results.get());
            }
        }));
        assertThat(done).hasSize(4);
        var workers = timeline.lanes().stream()
                .filter(lane -> lane.kind() == Kind.PROCESS)
                .toList();
        assertThat(workers).hasSize(2);
        for (var it : done) {
            var lane = workers.stream()
                    .map(Timeline.Lane::name)
                    .filter(name -> name.endsWith("(" + it.pid() + ")"))
                    .findFirst();
            scenario.note(lane.orElseThrow(), State.RUNNING, "", it.from(), it.to());
        }
        scenario.assertToldBy(timeline, Duration.ZERO);
        assertThat(workers)
                .allSatisfy(lane -> assertThat(lane.nanos(State.READY)).isPositive());
        assertThat(workers.stream()
                        .flatMap(lane -> lane.spans().stream())
                        .filter(span -> span.state() == State.RUNNING))
                .as("one for each task")
                .hasSize(4);
    }

    /** What a child tells of its task: the clock is one for all processes where these tests run. */
    private record Done(long pid, long from, long to) implements Serializable {}

    private static Done inChild(long millis) throws InterruptedException {
        long from = System.nanoTime();
        Thread.sleep(millis);
        return new Done(ProcessHandle.current().pid(), from, System.nanoTime());
    }
}
