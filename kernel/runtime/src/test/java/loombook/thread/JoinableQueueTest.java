package loombook.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import loombook.thread.JoinableQueue.ShutDownException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class JoinableQueueTest {
    private final JoinableQueue<Integer> queue = new JoinableQueue<>();
    private final JoinableQueue<Integer> small = new JoinableQueue<>(1);

    @Test
    void itemsComeInTheQueuesOrder() {
        assertThat(taken(new JoinableQueue<>())).containsExactly(2, 3, 1);
        assertThat(taken(JoinableQueue.lifo())).containsExactly(1, 3, 2);
        assertThat(taken(JoinableQueue.priority())).containsExactly(1, 2, 3);
        assertThat(taken(JoinableQueue.priority(Comparator.reverseOrder()))).containsExactly(3, 2, 1);
    }

    private static List<Integer> taken(JoinableQueue<Integer> queue) {
        queue.addAll(List.of(2, 3, 1));
        var order = new ArrayList<Integer>();
        assertThat(queue.drainTo(order)).isEqualTo(3);
        return order;
    }

    @Test
    void joinWaitsForTheLastTaskDone() throws Exception {
        queue.join();
        queue.put(1);
        queue.put(2);
        assertThat(queue.unfinished()).isEqualTo(2);
        assertThat(queue.join(Duration.ofMillis(1))).isFalse();
        var trail = new Trail();
        var joining = Threads.start(() -> {
            queue.join();
            trail.add("joined");
        });
        assertThat(queue.take() + queue.take()).isEqualTo(3);
        queue.taskDone();
        Trail.untilWaiting(joining);
        trail.add("last");
        queue.taskDone();
        joining.join();
        assertThat(trail.events()).containsExactly("last", "joined");
        assertThat(queue.join(Duration.ZERO)).isTrue();
    }

    @Test
    void tooManyTaskDoneAreAnError() throws Exception {
        assertThatThrownBy(queue::taskDone)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("too many times");
        queue.put(1);
        queue.taskDone();
        assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalStateException.class);
        assertThat(queue.unfinished()).isZero();
    }

    @Test
    void whoPutsWaitsForRoom() throws Exception {
        small.put(1);
        assertThat(small.offer(2)).isFalse();
        assertThat(small.offer(2, 1, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(small.remainingCapacity()).isZero();
        var putting = Threads.start(() -> small.put(3));
        Trail.untilWaiting(putting);
        assertThat(small.take()).isEqualTo(1);
        putting.join();
        assertThat(small.take()).isEqualTo(3);
        assertThat(small.unfinished()).isEqualTo(2);
        assertThat(queue.remainingCapacity()).isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(() -> new JoinableQueue<>(0)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new JoinableQueue<>(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoTakesWaitsForAnItem() throws Exception {
        assertThat(queue.poll()).isNull();
        assertThat(queue.poll(1, TimeUnit.MILLISECONDS)).isNull();
        var trail = new Trail();
        var taking = Threads.start(() -> trail.add("took " + queue.take()));
        Trail.untilWaiting(taking);
        queue.put(5);
        taking.join();
        assertThat(trail.events()).containsExactly("took 5");
    }

    @Test
    void interruptsLeaveTheQueueWhole() throws Exception {
        small.put(1);
        var putting = Threads.start(() -> ended(() -> small.put(2)));
        var taking = Threads.start(() -> ended(queue::take));
        var joining = Threads.start(() -> ended(small::join));
        for (var thread : List.of(putting, taking, joining)) {
            Trail.untilWaiting(thread);
            thread.interrupt();
            thread.join();
        }
        assertThat(small.take()).isEqualTo(1);
        assertThat(small.poll()).isNull();
        assertThat(small.unfinished()).isEqualTo(1);
        queue.put(1);
        assertThat(queue.take()).isEqualTo(1);
    }

    private static void ended(Threads.Work waiting) {
        assertThatThrownBy(waiting::work).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aQueueThatIsShutDownIsEmptiedAndThenFails() throws Exception {
        queue.put(1);
        queue.shutdown();
        assertThat(queue.isShutdown()).isTrue();
        assertThatThrownBy(() -> queue.put(2)).isInstanceOf(ShutDownException.class);
        assertThatThrownBy(() -> queue.offer(2)).isInstanceOf(ShutDownException.class);
        assertThat(queue.take()).isEqualTo(1);
        assertThatThrownBy(queue::take).isInstanceOf(ShutDownException.class).hasMessageContaining("empty");
        assertThat(queue.poll(1, TimeUnit.DAYS)).isNull();
        assertThat(queue.unfinished()).isEqualTo(1);
        queue.taskDone();
        queue.join();
    }

    @Test
    void shuttingDownWakesAllWhoWait() throws Exception {
        small.put(1);
        var trail = new Trail();
        Threads.Work put = () -> small.put(2);
        Threads.Work take = queue::take;
        var threads = List.of(
                Threads.start(() -> failed(put, trail)),
                Threads.start(() -> failed(put, trail)),
                Threads.start(() -> failed(take, trail)),
                Threads.start(() -> failed(take, trail)));
        threads.forEach(Trail::untilWaiting);
        small.shutdown();
        queue.shutdown();
        Threads.joinAll(threads);
        assertThat(trail.events()).containsExactly("shut", "shut", "shut", "shut");
    }

    private static void failed(Threads.Work work, Trail trail) throws Exception {
        try {
            work.work();
        } catch (ShutDownException e) {
            trail.add("shut");
        }
    }

    @Test
    void shutdownNowThrowsAwayWhatNobodyWillTake() throws Exception {
        queue.addAll(List.of(1, 2, 3));
        assertThat(queue.take()).isEqualTo(1);
        assertThat(queue.shutdownNow()).containsExactly(2, 3);
        assertThat(queue.unfinished()).isEqualTo(1);
        queue.taskDone();
        queue.join();
        assertThatThrownBy(queue::take).isInstanceOf(ShutDownException.class);
    }

    @Test
    void whatIsRemovedNeedsNoTaskDone() throws Exception {
        queue.addAll(List.of(1, 2, 2, 3, 4));
        assertThat(queue.remove((Object) 2)).isTrue();
        assertThat(queue.remove((Object) 9)).isFalse();
        assertThat(queue).containsExactly(1, 2, 3, 4);
        assertThat(queue.removeIf(n -> n == 3)).isTrue();
        assertThat(queue.contains(3)).isFalse();
        assertThat(queue.unfinished()).isEqualTo(3);
        queue.clear();
        queue.join();
        assertThat(queue).isEmpty();
    }

    @Test
    void removingMakesRoom() throws Exception {
        small.put(1);
        var putting = Threads.start(() -> small.put(2));
        Trail.untilWaiting(putting);
        small.clear();
        putting.join();
        assertThat(small).containsExactly(2);
    }

    @Test
    void drainingStopsAtTheNumberWanted() {
        queue.addAll(List.of(1, 2, 3));
        var some = new ArrayList<Integer>();
        assertThat(queue.drainTo(some, 2)).isEqualTo(2);
        assertThat(some).containsExactly(1, 2);
        assertThat(queue).containsExactly(3);
        assertThat(queue.unfinished()).isEqualTo(3);
        assertThatThrownBy(() -> queue.drainTo(queue)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyItemIsTakenOnce() throws Exception {
        var bounded = new JoinableQueue<Integer>(3);
        var sum = new AtomicInteger();
        var producers = Threads.startAll(4, p -> () -> {
            for (int i = 1; i <= 1000; i++) {
                bounded.put(i);
            }
        });
        var consumers = Threads.startAll(4, _ -> () -> {
            try {
                while (true) {
                    sum.addAndGet(bounded.take());
                    bounded.taskDone();
                }
            } catch (ShutDownException e) {
                // the end
            }
        });
        Threads.joinAll(producers);
        bounded.join();
        assertThat(sum).hasValue(4 * 1000 * 1001 / 2);
        bounded.shutdown();
        Threads.joinAll(consumers);
    }
}
