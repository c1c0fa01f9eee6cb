package loombook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Numbers that two JVMs have in common. */
@Timeout(90)
class SharedValueTest {
    private static final int TURNS = 200_000;

    @Test
    void anotherProcessSeesAndSetsTheValue() throws Exception {
        var number = new SharedInt(41);
        var big = new SharedLong(1L << 40);
        var real = new SharedDouble(0.5);
        var flag = new SharedBoolean();
        try (var peer = Peer.start(() -> {
            System.out.print(number.get() + " " + big.get() + " " + real.get() + " " + flag.get());
            number.set(number.get() + 1);
            big.set(7);
            real.set(2.25);
            flag.set(true);
        })) {
            assertThat(peer.join()).isEqualTo("41 1099511627776 0.5 false");
        }
        assertThat(number.get()).isEqualTo(42);
        assertThat(big.get()).isEqualTo(7);
        assertThat(real.get()).isEqualTo(2.25);
        assertThat(flag.get()).isTrue();
    }

    @Test
    void noIncrementIsLostUnderTheLockNorWithAtomicOnes() throws Exception {
        var locked = new SharedInt();
        var atomic = new SharedLong();
        Peer.Task work = () -> {
            for (int i = 0; i < TURNS; i++) {
                locked.update(n -> n + 1);
                atomic.incrementAndGet();
            }
        };
        try (var one = Peer.start(work);
                var other = Peer.start(work)) {
            work.run();
            one.join();
            other.join();
        }
        assertThat(locked.get()).isEqualTo(3 * TURNS);
        assertThat(atomic.get()).isEqualTo(3 * TURNS);
    }

    @Test
    void anIncrementBetweenReadAndWriteIsLostWithoutTheLock() throws Exception {
        var count = new SharedInt();
        try (var peer = Peer.start(() -> count.set(count.get() + 1))) {
            int read = count.get();
            peer.join();
            count.set(read + 1);
        }
        assertThat(count.get()).isEqualTo(1);
    }

    @Test
    void arraysAreTheSameInBothProcesses() throws Exception {
        var ints = SharedArray.ofInts(10);
        var longs = SharedArray.copyOf(new long[] {1, 2, 3});
        var doubles = SharedArray.copyOf(new double[] {0.5});
        var bytes = SharedArray.copyOf(new byte[] {1, -1});
        try (var peer = Peer.start(() -> {
            for (int i = 0; i < ints.length(); i++) {
                ints.set(i, i * i);
            }
            longs.getAndAdd(2, 39);
            doubles.set(0, doubles.get(0) * 2);
            bytes.set(0, (byte) 9);
        })) {
            peer.join();
        }
        assertThat(ints.toArray()).containsExactly(0, 1, 4, 9, 16, 25, 36, 49, 64, 81);
        assertThat(longs).hasToString("[1, 2, 42]");
        assertThat(doubles.get(0)).isEqualTo(1.0);
        assertThat(bytes.toArray()).containsExactly(9, -1);
    }

    @Test
    void whatIsOutsideOfAnArrayIsRefused() {
        var array = SharedArray.ofInts(3);
        assertThatThrownBy(() -> array.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> array.set(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> SharedArray.ofInts(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> array.setAll(1, 2)).hasMessageContaining("3 values, not 2");
    }

    @Test
    void aClosedValueIsRefused() {
        var value = new SharedInt(1);
        value.close();
        value.close();
        assertThatThrownBy(value::get).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Peer.start(() -> value.set(1))).hasMessageContaining("closed");
    }

    @Test
    void whatIsOpenTwiceStaysOpenForTheOther() throws Exception {
        var queue = new ProcessQueue<SharedInt>();
        var value = new SharedInt(3);
        queue.put(value);
        var again = queue.take();
        again.close();
        assertThatThrownBy(again::get).isInstanceOf(IllegalStateException.class);
        assertThat(value.get()).isEqualTo(3);
        queue.put(value);
        var third = queue.take();
        value.close();
        assertThat(third.get()).isEqualTo(3);
    }

    @Test
    void aFunctionThatThrowsLeavesTheValueAndTheLock() throws Exception {
        var value = new SharedInt(5);
        assertThatThrownBy(() -> value.update(n -> n / 0)).isInstanceOf(ArithmeticException.class);
        assertThat(value.get()).isEqualTo(5);
        assertThat(value.lock().isHeldByCurrentThread()).isFalse();
        assertThat(value.update(n -> n + 1)).isEqualTo(6);
    }

    @Test
    void whatAReceiverSendsOnIsTheSameToo() throws Exception {
        var value = new SharedInt(1);
        var through = new ProcessQueue<SharedInt>();
        var back = new ProcessQueue<SharedInt>();
        try (var peer = Peer.start(() -> back.put(through.take()))) {
            through.put(value);
            var again = back.take();
            value.set(77);
            assertThat(again.get()).isEqualTo(77);
            peer.join();
        }
    }

    @Test
    void theValueOfAProcessThatHasEndedIsGone() throws Exception {
        var queue = new ProcessQueue<Object>();
        try (var peer = Peer.start(() -> queue.put(new SharedInt(3)))) {
            peer.join();
        }
        assertThatThrownBy(queue::take)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gone");
        assertThat(List.of(queue.size())).containsExactly(0);
    }
}
