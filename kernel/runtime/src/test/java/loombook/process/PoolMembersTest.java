package loombook.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import loombook.agent.CellHandle;
import loombook.process.code.Parcel;
import loombook.process.worker.Child;
import loombook.process.worker.Outcome;
import loombook.process.worker.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever children and callers do in whatever order: a task is begun at most once, and ends exactly once. */
@Timeout(120)
class PoolMembersTest {
    private static final Parcel NOTHING = new Parcel(new byte[0], 0, List.of());
    private static final int SIZE = 3;

    /** A task whose beginnings and ends are counted. */
    private static final class Counted {
        final AtomicInteger begun = new AtomicInteger();
        final AtomicInteger ends = new AtomicInteger();
        volatile @Nullable Outcome outcome;
        final Task task = new Task(NOTHING, CellHandle.current(), it -> {
            ends.incrementAndGet();
            outcome = it;
        });
    }

    /** A child without a process, to which happens what the test wants. Its own thread is whoever holds it. */
    private final class StandIn implements Child {
        private final Owner owner;
        private final AtomicBoolean mayEnd = new AtomicBoolean();
        private volatile @Nullable Task task;
        private volatile boolean ready;
        private boolean ended;
        private int code;

        StandIn(Owner owner) {
            this.owner = owner;
        }

        @Override
        public void run(Task next) {
            assertThat(task).as("what it does when it is given a task").isNull();
            assertThat(ready).isTrue();
            task = next;
            all.stream().filter(it -> it.task == next).forEach(it -> it.begun.incrementAndGet());
        }

        /** Becomes ready, gives its task back, or ends when it was told to; returns whether it did any of these. */
        synchronized boolean goOn() {
            var its = task;
            if (ended) {
                return false;
            } else if (!ready) {
                ready = true;
                owner.ready(this);
            } else if (its != null) {
                task = null;
                owner.done(this);
                var _ = its.end(new Outcome.Returned(NOTHING));
            } else if (mayEnd.get()) {
                die(0);
            } else {
                return false;
            }
            return true;
        }

        synchronized void die(int with) {
            if (!ended) {
                ended = true;
                code = with;
                owner.ended(this);
                var its = task;
                task = null;
                if (its != null) {
                    var _ = its.end(new Outcome.Lost(death()));
                }
            }
        }

        synchronized boolean isAlive() {
            return !ended;
        }

        @Override
        public void interrupt(Task its) {
            // It heeds no interrupt, or does so late: its task comes back, or it dies.
        }

        @Override
        public @Nullable Task task() {
            return task;
        }

        @Override
        public void finish() {
            mayEnd.set(true);
        }

        @Override
        public void finishAsProgram() {
            throw new AssertionError("A pool's child is no program.");
        }

        @Override
        public void kill() {
            mayEnd.set(true);
        }

        @Override
        public boolean wasReady() {
            return ready;
        }

        @Override
        public WorkerDied death() {
            return new WorkerDied("stand-in", code, "It died.");
        }
    }

    private final List<Counted> all = new CopyOnWriteArrayList<>();
    private final List<StandIn> children = new CopyOnWriteArrayList<>();

    private PoolMembers members(int tasksPerChild, @Nullable Function<Task.End, Task> initializer) {
        var members = new PoolMembers(tasksPerChild, initializer, owner -> {
            var child = new StandIn(owner);
            children.add(child);
            return child;
        });
        members.start(SIZE);
        return members;
    }

    private void happen(PoolMembers members, Random random) {
        var child = children.get(random.nextInt(children.size()));
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> submit(members, 1 + random.nextInt(3));
            case 3 -> {
                if (!all.isEmpty()) {
                    members.cancel(all.get(random.nextInt(all.size())).task, random.nextBoolean());
                }
            }
            case 4 -> {
                if (random.nextInt(5) == 0) {
                    child.die(-9);
                }
            }
            default -> {
                var _ = child.goOn();
            }
        }
    }

    private void submit(PoolMembers members, int count) {
        var some = new ArrayList<Counted>();
        for (int i = 0; i < count; i++) {
            some.add(new Counted());
        }
        all.addAll(some);
        try {
            members.submit(some.stream().map(it -> it.task).toList());
        } catch (RejectedExecutionException e) {
            all.removeAll(some);
        }
    }

    /** Has the children do what they are to do until the pool has ended, and looks at what has become of the tasks. */
    private void end(PoolMembers members, boolean atOnce) {
        if (atOnce) {
            members.terminate();
        } else {
            members.shutdown();
        }
        for (boolean more = true; more; ) {
            more = false;
            for (var child : children) {
                more |= child.goOn();
            }
        }
        assertThat(members.isTerminated()).isTrue();
        assertThat(members.waiting()).isZero();
        assertThat(children).noneMatch(StandIn::isAlive);
        assertThat(all).allSatisfy(it -> {
            assertThat(it.ends).hasValue(1);
            assertThat(it.begun.get()).isBetween(0, 1);
            assertThat(it.begun.get() == 1 || !(it.outcome instanceof Outcome.Returned))
                    .as("only what was begun has a result")
                    .isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "2, false", "2, true"})
    void oneAfterTheOther(int tasksPerChild, boolean atOnce) {
        for (int seed = 0; seed < 500; seed++) {
            all.clear();
            children.clear();
            var random = new Random(seed);
            var members = members(tasksPerChild, null);
            for (int step = 0; step < 150; step++) {
                happen(members, random);
                assertThat(children.stream().filter(StandIn::isAlive)).hasSize(SIZE);
            }
            end(members, atOnce);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "2, false", "2, true"})
    void atTheSameTime(int tasksPerChild, boolean atOnce) throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int seed = 0; seed < 100; seed++) {
                all.clear();
                children.clear();
                var members = members(tasksPerChild, null);
                var work = new ArrayList<Callable<Void>>();
                for (int i = 0; i < 4; i++) {
                    var random = new Random(4L * seed + i);
                    boolean ends = i == 0;
                    work.add(() -> {
                        for (int step = 0; step < 60; step++) {
                            happen(members, random);
                        }
                        if (ends && atOnce) {
                            members.terminate();
                        } else if (ends) {
                            members.shutdown();
                        }
                        return null;
                    });
                }
                for (var done : threads.invokeAll(work)) {
                    var _ = done.get();
                }
                end(members, atOnce);
            }
        }
    }

    @Test
    void everyChildIsInitializedBeforeItsFirstTask() {
        var initialized = new AtomicInteger();
        var members = members(
                1,
                end -> new Task(NOTHING, CellHandle.current(), outcome -> {
                    initialized.incrementAndGet();
                    end.is(outcome);
                }));
        submit(members, 5);
        children.forEach(StandIn::goOn);
        assertThat(all).allSatisfy(it -> assertThat(it.begun).hasValue(0));
        end(members, false);
        assertThat(all).allSatisfy(it -> assertThat(it.outcome).isInstanceOf(Outcome.Returned.class));
        assertThat(initialized).hasValue(children.size());
    }

    @Test
    void aChildThatEndsByItselfBeforeItIsReadyBreaksThePool() {
        var members = members(0, null);
        submit(members, 2);
        children.getFirst().die(1);
        assertThat(all).allSatisfy(it -> {
            assertThat(it.begun).hasValue(0);
            assertThat(it.outcome).isInstanceOf(Outcome.Lost.class);
        });
        assertThat(children).hasSize(SIZE);
        assertThat(members.isShutdown()).isTrue();
        end(members, false);
    }
}
