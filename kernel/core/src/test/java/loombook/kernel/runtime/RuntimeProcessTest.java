package loombook.kernel.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import loombook.kernel.TestKernels;
import loombook.link.Place;
import loombook.link.ToKernel;
import loombook.link.ToRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RuntimeProcessTest {
    private static final long TOO_MUCH = 7;

    private final LinkedBlockingQueue<String> ends = new LinkedBlockingQueue<>();

    private final RuntimeProcess.Listener listener = new RuntimeProcess.Listener() {
        @Override
        public void effect(ToKernel.Effect effect) {
            if (effect instanceof ToKernel.Cleared(var cell, var wait) && cell == TOO_MUCH) {
                throw new OutOfMemoryError("a test");
            }
        }

        @Override
        public void notice(ToKernel.Notice notice) {}

        @Override
        public List<Place> places(List<StackTraceElement> frames) {
            return List.of();
        }

        @Override
        public void printed(boolean error, String text) {}

        @Override
        public void ended(RuntimeProcess runtime, String how) {
            ends.add(how);
        }
    };

    @Test
    void aRuntimeAnswersUntilItIsKilled() throws Exception {
        try (var runtime = RuntimeProcess.start(TestKernels.runtime(List.of()), listener)) {
            assertThat(runtime.isAlive()).isTrue();
            assertThat(runtime.ask(new ToRuntime.Load(List.of()))).isEqualTo(new ToKernel.Loaded(null));
            runtime.kill();
            assertThat(ends.poll(20, TimeUnit.SECONDS)).contains("SIGKILL");
            assertThat(runtime.isAlive()).isFalse();
            assertThatThrownBy(() -> runtime.ask(new ToRuntime.Load(List.of())))
                    .isInstanceOf(RuntimeDied.class)
                    .hasMessageContaining("SIGKILL");
            assertThatThrownBy(() -> runtime.ask(new ToRuntime.Load(List.of()))).isInstanceOf(RuntimeDied.class);
            assertThat(ends).isEmpty();
        }
    }

    @Test
    void whatIsTooMuchForTheKernelEndsTheRuntimeAndNobodyWaitsForEver() throws Exception {
        try (var runtime = RuntimeProcess.start(TestKernels.runtime(List.of()), listener)) {
            var clearing = new ToRuntime.Run(TOO_MUCH, List.of(), "loombook.Notebook", "clearOutput", false);
            assertThatThrownBy(() -> runtime.ask(clearing))
                    .isInstanceOf(RuntimeDied.class)
                    .hasMessageContaining("could not be read")
                    .hasMessageContaining("OutOfMemoryError");
            assertThat(ends.poll(20, TimeUnit.SECONDS)).contains("could not be read");
        }
    }

    @Test
    void aJvmThatDoesNotTakeItsFlagsSaysWhatItSaid() {
        assertThatThrownBy(() -> RuntimeProcess.start(TestKernels.runtime(List.of("-XX:NoSuchFlag")), listener))
                .isInstanceOf(RuntimeDied.class)
                .hasMessageContaining("exit code 1")
                .hasMessageContaining("NoSuchFlag");
    }

    @Test
    void aMissingJarIsTold() {
        assertThatThrownBy(() -> RuntimeProcess.start(new RuntimeCommand(Path.of("nowhere.jar"), List.of()), listener))
                .isInstanceOf(RuntimeDied.class)
                .hasMessageContaining("before it was ready");
    }
}
