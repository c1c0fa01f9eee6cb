package loombook.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import loombook.kernel.message.Bundle;
import loombook.kernel.message.Display;
import loombook.kernel.message.Header;
import loombook.kernel.message.Publication;
import loombook.kernel.message.Status;
import loombook.kernel.message.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PublicationQueueTest {
    private static final Header ONE = new Header(Map.of("msg_id", "1"));
    private static final Header TWO = new Header(Map.of("msg_id", "2"));
    private static final String MEBI = "x".repeat(1 << 20);

    private final PublicationQueue queue = new PublicationQueue();

    @Test
    void whatWaitsComesInOrder() {
        add(ONE, Status.BUSY);
        add(ONE, new Stream("stdout", "a"));
        add(ONE, Status.IDLE);
        assertThat(polled()).containsExactly(Status.BUSY, new Stream("stdout", "a"), Status.IDLE);
        assertThat(queue.poll()).isNull();
    }

    @Test
    void textOfOneStreamAndCellLeavesTogether() {
        add(ONE, new Stream("stdout", "a"));
        add(ONE, new Stream("stdout", "b"));
        add(ONE, new Stream("stdout", "c"));
        assertThat(polled()).containsExactly(new Stream("stdout", "abc"));
    }

    @Test
    void textIsNotJoinedAcrossAnythingElse() {
        add(ONE, new Stream("stdout", "a"));
        add(ONE, new Stream("stderr", "b"));
        add(ONE, new Stream("stdout", "c"));
        add(TWO, new Stream("stdout", "d"));
        add(TWO, Status.IDLE);
        add(TWO, new Stream("stdout", "e"));
        assertThat(polled())
                .containsExactly(
                        new Stream("stdout", "a"),
                        new Stream("stderr", "b"),
                        new Stream("stdout", "c"),
                        new Stream("stdout", "d"),
                        Status.IDLE,
                        new Stream("stdout", "e"));
    }

    @Test
    void joinedTextHasALimitAndLosesNothing() {
        var part = "y".repeat(300_000);
        for (int i = 0; i < 10; i++) {
            add(ONE, new Stream("stdout", part));
        }
        var texts = polled().stream().map(one -> ((Stream) one).text()).toList();
        assertThat(texts)
                .hasSizeBetween(3, 9)
                .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(1 << 20));
        assertThat(String.join("", texts)).isEqualTo(part.repeat(10));
    }

    @Test
    void aShortQueueHasRoom() throws InterruptedException {
        add(ONE, new Stream("stdout", MEBI));
        queue.awaitRoom();
        assertThat(queue.poll()).isNotNull();
    }

    @Test
    void whoeverPrintsWaitsUntilALongQueueIsShort() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            add(
                    ONE,
                    i % 2 == 0
                            ? new Stream("stdout", MEBI)
                            : new Display.Data(new Bundle(Map.of("text/plain", MEBI), Map.of()), null));
        }
        var has = new CountDownLatch(1);
        var printer = Thread.ofPlatform().daemon().start(() -> {
            try {
                queue.awaitRoom();
                has.countDown();
            } catch (InterruptedException e) {
                // the latch stays closed
            }
        });
        awaitState(printer, Thread.State.WAITING);
        assertThat(has.getCount()).isEqualTo(1);
        var all = polled();
        assertThat(all).hasSize(20);
        assertThat(has.await(10, TimeUnit.SECONDS))
                .as("room after the queue was emptied")
                .isTrue();
    }

    @Test
    void aWaitForRoomCanBeInterrupted() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            add(ONE, new Stream("stdout", MEBI));
        }
        var interrupted = new CountDownLatch(1);
        var printer = Thread.ofPlatform().daemon().start(() -> {
            try {
                queue.awaitRoom();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        awaitState(printer, Thread.State.WAITING);
        printer.interrupt();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void awaitState(Thread thread, Thread.State state) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (thread.getState() != state) {
            assertThat(System.nanoTime())
                    .as("the thread is " + thread.getState())
                    .isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private void add(Header parent, Publication publication) {
        queue.add(new PublicationQueue.Entry(parent, publication));
    }

    private List<Publication> polled() {
        var all = new ArrayList<Publication>();
        for (var entry = queue.poll(); entry != null; entry = queue.poll()) {
            all.add(entry.publication());
        }
        return all;
    }
}
