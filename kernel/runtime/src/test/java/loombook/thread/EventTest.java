package loombook.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EventTest {
    private final Event event = new Event();

    @Test
    void whoComesAfterwardsDoesNotWait() throws Exception {
        assertThat(event.isSet()).isFalse();
        assertThat(event.await(Duration.ZERO)).isFalse();
        event.set();
        event.await();
        assertThat(event.await(Duration.ZERO)).isTrue();
        assertThat(event).hasToString("Event[set]");
        event.clear();
        assertThat(event.isSet()).isFalse();
        assertThat(event.await(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void allWhoWaitGoOnAlsoWhenItIsClearedAtOnce() throws Exception {
        var threads = Threads.startAll(
                4,
                i -> i % 2 == 0
                        ? event::await
                        : () -> {
                            var _ = event.await(Duration.ofDays(1));
                        });
        threads.forEach(Trail::untilWaiting);
        event.set();
        event.clear();
        Threads.joinAll(threads);
    }

    @Test
    void whoIsInterruptedWaitsNoMore() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(event::await).isInstanceOf(InterruptedException.class);
        var trail = new Trail();
        var waiting = Threads.start(() -> {
            try {
                event.await();
            } catch (InterruptedException e) {
                trail.add("interrupted");
            }
        });
        Trail.untilWaiting(waiting);
        waiting.interrupt();
        waiting.join();
        assertThat(trail.events()).containsExactly("interrupted");
        event.set();
        assertThat(event.isSet()).isTrue();
    }
}
