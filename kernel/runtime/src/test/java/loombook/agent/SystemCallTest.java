package loombook.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** System calls in which threads wait. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class SystemCallTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final AtomicReference<Throwable> end = new AtomicReference<>();

    @BeforeAll
    static void isThere() {
        assertThat(Jvmti.isAvailable()).isTrue();
    }

    @Test
    void oneOnASocketEndsWithWhatWasThrownInItsThread() throws Exception {
        try (var server = new ServerSocket(0)) {
            var thread = waiting("accept", server::accept);
            assertThat(Jvmti.stop(thread, new CellStopped())).isEqualTo(Jvmti.DONE);
            SystemCall.of(thread).orElseThrow().interrupt();
            assertThat(thread.join(SOON)).isTrue();
            assertThat(end.get()).isInstanceOf(CellStopped.class);
            assertThat(server.isClosed()).isFalse();
        }
    }

    @Test
    void oneOnASocketIsMadeAgainWhenNothingWasThrown() throws Exception {
        var server = new ServerSocket(0);
        var thread = waiting("accept", server::accept);
        SystemCall.of(thread).orElseThrow().interrupt();
        assertThat(thread.join(Duration.ofMillis(100))).isFalse();
        server.close();
        assertThat(thread.join(SOON)).isTrue();
        assertThat(end.get()).isInstanceOf(IOException.class);
    }

    @Test
    void theProcessAtTheOtherEndOfAPipeIsFound() throws Exception {
        var mute = new ProcessBuilder("sleep", "600").start();
        var other = new ProcessBuilder("sleep", "600").start();
        try {
            var thread = waiting("readBytes", () -> mute.getInputStream().read());
            assertThat(SystemCall.of(thread).orElseThrow().atThePipe()).containsExactly(mute.toHandle());
            mute.destroy();
            assertThat(thread.join(SOON)).isTrue();
        } finally {
            mute.destroy();
            other.destroy();
        }
    }

    @Test
    void thereIsNoProcessAtASocket() throws Exception {
        try (var server = new ServerSocket(0)) {
            assertThat(SystemCall.of(waiting("accept", server::accept))
                            .orElseThrow()
                            .atThePipe())
                    .isEmpty();
        }
    }

    @Test
    void aThreadThatHasEndedMakesNone() throws InterruptedException {
        var ended = Thread.ofPlatform().start(() -> {});
        ended.join();
        assertThat(SystemCall.of(ended)).isEmpty();
    }

    private Thread waiting(String innermost, Callable<?> call) throws InterruptedException {
        var begun = new CountDownLatch(1);
        var thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                begun.countDown();
                var _ = call.call();
            } catch (Exception | CellStopped e) {
                end.set(e);
            }
        });
        begun.await();
        while (!isIn(innermost, thread.getStackTrace())) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private static boolean isIn(String nativeMethod, StackTraceElement... stack) {
        return stack.length > 0
                && stack[0].isNativeMethod()
                && stack[0].getMethodName().equals(nativeMethod);
    }
}
