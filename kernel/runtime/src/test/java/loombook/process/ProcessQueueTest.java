package loombook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Items on their way between JVMs, of which one may die. */
@Timeout(120)
class ProcessQueueTest {
    private static final Duration SOON = Duration.ofMillis(100);

    record Point(int x, String name) implements Serializable {}

    record Numbered(int producer, int number) implements Serializable {}

    @Test
    void itemsOfAllKindsComeOutAsTheyWentIn() throws Exception {
        var there = new ProcessQueue<Object>();
        var back = new ProcessQueue<Object>();
        List<Object> items = new ArrayList<>(Arrays.asList(
                1,
                -1L,
                2.5,
                1.5f,
                (short) 3,
                (byte) -4,
                'x',
                true,
                false,
                null,
                "",
                "plain",
                "grün",
                "\uD83D\uDE00",
                "\uD800",
                "x".repeat(100_000),
                new Point(3, "p"),
                List.of(1, 2),
                Map.of("k", 1),
                LocalDate.of(2026, 1, 2)));
        try (var peer = Peer.start(() -> {
            for (int i = 0; i < 20; i++) {
                back.put(there.take());
            }
        })) {
            for (var item : items) {
                there.put(item);
            }
            for (var item : items) {
                assertThat(back.take()).isEqualTo(item);
            }
            peer.join();
        }
        there.put(new int[] {1, 2});
        there.put(new byte[] {3});
        there.put(new double[] {4});
        there.put(new long[] {5});
        there.put(new char[] {'6'});
        there.put(new String[] {"7"});
        assertThat(there.take()).isEqualTo(new int[] {1, 2});
        assertThat(there.take()).isEqualTo(new byte[] {3});
        assertThat(there.take()).isEqualTo(new double[] {4});
        assertThat(there.take()).isEqualTo(new long[] {5});
        assertThat(there.take()).isEqualTo(new char[] {'6'});
        assertThat(there.take()).isEqualTo(new String[] {"7"});
    }

    @Test
    void eachItemIsTakenOnceAndEachProducersOrderIsKept() throws Exception {
        var queue = new ProcessQueue<Numbered>(100);
        var results = new ProcessQueue<Integer>();
        int each = 20_000;
        var tickets = new SharedInt();
        Peer.Task producing = () -> {
            int me = tickets.getAndAdd(1);
            for (int i = 0; i < each; i++) {
                queue.put(new Numbered(me, i));
            }
        };
        Peer.Task consuming = () -> {
            var last = new int[4];
            Arrays.fill(last, -1);
            for (var item = queue.take(); item.number() >= 0; item = queue.take()) {
                if (item.number() <= last[item.producer()]) {
                    throw new AssertionError(item + " after " + last[item.producer()]);
                }
                last[item.producer()] = item.number();
                results.put(item.producer() * each + item.number());
            }
        };
        try (var one = Peer.start(producing);
                var other = Peer.start(producing);
                var reader = Peer.start(consuming)) {
            var here = new FutureTask<Void>(() -> {
                consuming.run();
                return null;
            });
            Thread.ofPlatform().start(here);
            producing.run();
            one.join();
            other.join();
            queue.put(new Numbered(0, -1));
            queue.put(new Numbered(0, -1));
            here.get();
            reader.join();
        }
        var seen = new boolean[3 * each];
        for (int i = 0; i < seen.length; i++) {
            int item = results.take();
            assertThat(seen[item]).isFalse();
            seen[item] = true;
        }
        assertThat(results.isEmpty()).isTrue();
    }

    @Test
    void theRoomIsUsedAgainAndAgainAlsoByLargeItems() throws Exception {
        var queue = new ProcessQueue<byte[]>();
        var random = new java.util.Random(7);
        var waiting = new java.util.ArrayDeque<byte[]>();
        long bytes = 0;
        // More than twice what there is room for, with items across the end of it.
        while (bytes < 2500L << 20) {
            var item = new byte[random.nextInt(90 << 20)];
            item[item.length / 2] = (byte) random.nextInt();
            queue.put(item);
            waiting.add(item);
            bytes += item.length;
            while (waiting.size() > 4) {
                assertThat(Arrays.equals(queue.take(), waiting.remove())).isTrue();
            }
        }
        while (!waiting.isEmpty()) {
            assertThat(Arrays.equals(queue.take(), waiting.remove())).isTrue();
        }
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void aBoundedQueueHasRoomForSoManyItems() throws Exception {
        var queue = new ProcessQueue<Integer>(2);
        queue.put(1);
        assertThat(queue.offer(2)).isTrue();
        assertThat(queue.offer(3)).isFalse();
        assertThat(queue.offer(3, SOON)).isFalse();
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.remainingCapacity()).isZero();
        assertThat(queue.poll()).isEqualTo(1);
        assertThat(queue.poll(SOON)).isEqualTo(2);
        assertThat(queue.poll()).isNull();
        assertThat(queue.poll(SOON)).isNull();
        assertThatThrownBy(() -> new ProcessQueue<Integer>(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProcessQueue<Integer>(-1)).hasMessageContaining("-1");
    }

    @Test
    void whatCantBeSentIsNamedAndNotInTheQueue() {
        var queue = new ProcessQueue<Object>();
        assertThatThrownBy(() -> queue.put(new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> queue.put(List.of(new Thread())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Thread");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void aClassThatIsNotLetInIsNamedAndTheNextItemCanBeTaken() throws Exception {
        var queue = new ProcessQueue<Object>();
        queue.put(new javax.management.ObjectName("a:b=c"));
        queue.put(2);
        assertThatThrownBy(queue::take)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not let in");
        assertThat(queue.take()).isEqualTo(2);
    }

    @Test
    void joinWaitsUntilAllIsDone() throws Exception {
        var queue = new ProcessQueue<Integer>();
        var sum = new SharedInt();
        for (int i = 0; i < 10; i++) {
            queue.put(i);
        }
        assertThat(queue.join(SOON)).isFalse();
        try (var peer = Peer.start(() -> {
            for (int i = 0; i < 10; i++) {
                sum.getAndAdd(queue.take());
                queue.taskDone();
            }
        })) {
            queue.join();
            assertThat(sum.get()).isEqualTo(45);
            peer.join();
        }
        assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void putAndTakeCanBeInterrupted() throws Exception {
        var queue = new ProcessQueue<Integer>(1);
        queue.put(1);
        var empty = new ProcessQueue<Integer>();
        for (var work : List.<FutureTask<Void>>of(
                new FutureTask<>(() -> {
                    queue.put(2);
                    return null;
                }),
                new FutureTask<>(() -> {
                    var _ = empty.take();
                    return null;
                }))) {
            var thread = Thread.ofPlatform().start(work);
            thread.interrupt();
            assertThatThrownBy(work::get).hasCauseInstanceOf(InterruptedException.class);
        }
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void whoeverDiesWhileWritingOrReadingHoldsNobodyUp() throws Exception {
        for (int i = 0; i < 3; i++) {
            var queue = new ProcessQueue<String>(50);
            var taken = new SharedInt();
            try (var writer = Peer.start(() -> {
                        while (true) {
                            queue.put("some text");
                        }
                    });
                    var reader = Peer.start(() -> {
                        while (true) {
                            var _ = queue.take();
                            taken.incrementAndGet();
                        }
                    })) {
                while (taken.get() < 10_000) {
                    Thread.onSpinWait();
                }
                writer.kill();
                reader.kill();
                while (queue.poll(SOON) != null) {}
                queue.put("mine");
                assertThat(queue.take()).isEqualTo("mine");
            }
        }
    }

    @Test
    void aFullQueueWhoseReadersHaveDiedIsToldOf() throws Exception {
        var queue = new ProcessQueue<Integer>(1);
        try (var peer = Peer.start(() -> {
            var _ = queue.take();
            Thread.sleep(60_000);
        })) {
            queue.put(1);
            queue.put(2);
            peer.kill();
            assertThatThrownBy(() -> queue.put(3)).isInstanceOf(PeerDiedException.class);
        }
    }

    @Test
    void anEmptyQueueWhoseWritersHaveDiedIsToldOf() throws Exception {
        var queue = new ProcessQueue<Integer>();
        try (var peer = Peer.start(() -> queue.put(1))) {
            assertThat(queue.take()).isEqualTo(1);
            peer.join();
            assertThatThrownBy(queue::take).isInstanceOf(PeerDiedException.class);
        }
    }

    @Test
    void aPipeGoesBothWaysAndEnds() throws Exception {
        var pipe = new ProcessPipe<Object>();
        var there = pipe.second();
        var here = pipe.first();
        try (var peer = Peer.start(() -> {
            there.send("hello");
            there.send(List.of(1, there.receive()));
        })) {
            assertThat(here.receive()).isEqualTo("hello");
            assertThat(here.poll()).isFalse();
            here.send(2);
            assertThat(here.receive()).isEqualTo(List.of(1, 2));
            peer.join();
            assertThat(here.poll()).isTrue();
            assertThatThrownBy(here::receive).isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> here.send(3)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aPipeToADeadProcessEndsAfterWhatItHasSent() throws Exception {
        var pipe = ProcessPipe.<Integer>oneWay();
        var there = pipe.second();
        var sent = new ProcessEvent();
        try (var peer = Peer.start(() -> {
            there.send(1);
            sent.set();
            Thread.sleep(60_000);
        })) {
            sent.await();
            peer.kill();
        }
        assertThat(pipe.first().receive()).isEqualTo(1);
        assertThatThrownBy(() -> pipe.first().receive()).isInstanceOf(EOFException.class);
    }

    @Test
    void aOneWayPipeRefusesTheOtherWayAndAClosedEndIsToldOf() throws Exception {
        var pipe = ProcessPipe.<Integer>oneWay();
        assertThatThrownBy(() -> pipe.first().send(1)).hasMessageContaining("one-way");
        assertThatThrownBy(() -> pipe.second().receive()).hasMessageContaining("one-way");
        pipe.second().send(5);
        pipe.second().close();
        assertThat(pipe.first().receive()).isEqualTo(5);
        assertThatThrownBy(() -> pipe.first().receive()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> pipe.second().send(6)).hasMessageContaining("closed");
    }
}
