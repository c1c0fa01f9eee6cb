package loombook.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where a thread may be made to throw. */
class CellStackTest {
    private static final String CALLED_BY_RUNNER = "loombook.agent.CellRunner.call";

    @Test
    void inACellsCodeAndInWhatItCalls() {
        assertThat(stack("REPL.$JShell$1.spin", CALLED_BY_RUNNER).isStoppable()).isTrue();
        assertThat(stack("java.math.BigInteger.pow", "REPL.$JShell$1.do_it$", CALLED_BY_RUNNER)
                        .isStoppable())
                .isTrue();
        assertThat(stack("java.lang.Thread.sleep", "REPL.$JShell$1$Worker.run", "java.lang.Thread.run")
                        .isStoppable())
                .isTrue();
    }

    @Test
    void inALibraryThatWasHandedOverByItself() {
        assertThat(stack("java.math.BigInteger.pow", "loombook.agent.Carried$OfRunnable.run", "java.lang.Thread.run")
                        .isStoppable())
                .isTrue();
    }

    @Test
    void notInOurOwnCode() {
        assertThat(stack(CALLED_BY_RUNNER, "loombook.agent.CellRunner.run").isStoppable())
                .isFalse();
        assertThat(stack("loombook.agent.CellOutput.append", "REPL.$JShell$1.do_it$", CALLED_BY_RUNNER)
                        .isStoppable())
                .isFalse();
        assertThat(stack(
                                "java.util.concurrent.locks.ReentrantLock.lock",
                                "loombook.agent.Link.send",
                                "REPL.$JShell$1.do_it$",
                                CALLED_BY_RUNNER)
                        .isStoppable())
                .isFalse();
        assertThat(stack("java.util.concurrent.LinkedBlockingQueue.take", "loombook.agent.CellRunner.run")
                        .isStoppable())
                .isFalse();
    }

    @Test
    void notWhereTheJdkWouldBeLeftInPieces() {
        for (var shared : new String[] {
            "java.io.PrintStream.println",
            "java.lang.ClassLoader.loadClass",
            "java.lang.invoke.MethodHandleNatives.linkCallSite",
            "java.util.logging.LogManager.<clinit>"
        }) {
            assertThat(stack("java.lang.Object.hashCode", shared, "REPL.$JShell$1.do_it$", CALLED_BY_RUNNER)
                            .isStoppable())
                    .as(shared)
                    .isFalse();
        }
    }

    @Test
    void notOnAThreadThatDoesNoCellsWork() {
        assertThat(stack("java.lang.Object.wait", "java.lang.Thread.run").isStoppable())
                .isFalse();
        assertThat(stack().isStoppable()).isFalse();
    }

    @Test
    void whatACellHasCalledIsTheOutermostMethodThatIsNotItsOwn() {
        assertThat(stack("sun.nio.ch.Net.accept", "java.net.ServerSocket.accept", "REPL.$JShell$1.do_it$")
                        .called())
                .isEqualTo("java.net.ServerSocket.accept");
        assertThat(stack("REPL.$JShell$1.do_it$", CALLED_BY_RUNNER).called()).isNull();
    }

    private static CellStack stack(String... methods) {
        return new CellStack(Stream.of(methods).map(CellStackTest::frame).toArray(StackTraceElement[]::new));
    }

    private static StackTraceElement frame(String method) {
        int dot = method.lastIndexOf('.');
        return new StackTraceElement(method.substring(0, dot), method.substring(dot + 1), "Any.java", 1);
    }
}
