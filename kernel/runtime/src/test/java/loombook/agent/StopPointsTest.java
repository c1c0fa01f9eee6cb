package loombook.agent;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stop points end what does not end by itself, whatever it catches, and nothing else. */
@Timeout(60)
class StopPointsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Class<?> WOVEN = new Weaver().loops();

    private final AtomicReference<Throwable> end = new AtomicReference<>();

    static Stream<Method> loops() {
        return Stream.of(WOVEN.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .filter(method -> !method.getName().equals("tidy"));
    }

    @ParameterizedTest
    @MethodSource("loops")
    void everyLoopEnds(Method loop) throws Exception {
        var cell = TestCells.cell(1);
        var thread = begin(cell, loop);
        cell.interrupt();
        assertThat(thread.join(SOON)).isTrue();
        assertThat(end.get()).isInstanceOf(CellStopped.class);
    }

    @Test
    void finallyBlocksAreRunThoughTheyHaveStopPointsThemselves() throws Exception {
        var tidied = (AtomicInteger) field("TIDIED");
        tidied.set(0);
        var cell = TestCells.cell(2);
        var thread = begin(cell, WOVEN.getDeclaredMethod("tidyingUp"));
        cell.interrupt();
        assertThat(thread.join(SOON)).isTrue();
        assertThat(tidied).hasValue(3);
        var free = Thread.ofPlatform().start(() -> {
            synchronized (tidied) {
                tidied.set(0);
            }
        });
        assertThat(free.join(SOON)).isTrue();
    }

    @Test
    void threadsOfAnotherCellPass() throws Exception {
        var loop = WOVEN.getDeclaredMethod("empty");
        var other = TestCells.cell(3);
        var cell = TestCells.cell(4);
        var goingOn = begin(other, loop);
        var stopped = begin(cell, loop);
        cell.interrupt();
        assertThat(stopped.join(SOON)).isTrue();
        assertThat(goingOn.isAlive()).isTrue();
        other.interrupt();
        assertThat(goingOn.join(SOON)).isTrue();
    }

    private Thread begin(CellContext cell, Method loop) throws InterruptedException {
        loop.setAccessible(true);
        var begun = new CountDownLatch(1);
        var thread = Thread.ofPlatform().daemon().start(() -> {
            var _ = cell.take(); // not enter(): the latest cell would be one that was interrupted, also for other tests
            begun.countDown();
            try {
                loop.invoke(null);
            } catch (InvocationTargetException e) {
                end.set(requireNonNull(e.getCause()));
            } catch (IllegalAccessException e) {
                end.set(e);
            } finally {
                cell.remove(Thread.currentThread());
            }
        });
        begun.await();
        return thread;
    }

    private static Object field(String name) throws ReflectiveOperationException {
        var field = WOVEN.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(null);
    }

    /** Defines {@link Loops} once more, with stop points. */
    private static final class Weaver extends ClassLoader {
        Weaver() {
            super(Weaver.class.getClassLoader());
        }

        Class<?> loops() {
            var file = Loops.class.getName().replace('.', '/') + ".class";
            try (var in = getResourceAsStream(file)) {
                var woven = new StopPoints(this).add(in.readAllBytes());
                return defineClass(Loops.class.getName(), woven, 0, woven.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
