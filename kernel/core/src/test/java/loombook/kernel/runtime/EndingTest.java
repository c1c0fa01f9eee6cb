package loombook.kernel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndingTest {
    @Test
    void anExitCodeIsNamed() {
        for (int code : new int[] {0, 1, 3, 127, 128, 255}) {
            assertThat(Ending.of(code)).isEqualTo("it ended with exit code " + code);
        }
    }

    @Test
    void aSignalIsNamed() {
        assertThat(Ending.of(143)).isEqualTo("it was killed by SIGTERM (exit code 143)");
        assertThat(Ending.of(139)).isEqualTo("it was killed by SIGSEGV (exit code 139)");
        assertThat(Ending.of(134)).isEqualTo("it was killed by SIGABRT (exit code 134)");
        assertThat(Ending.of(130)).contains("SIGINT");
    }

    @Test
    void aKillMayMeanThatMemoryRanOut() {
        assertThat(Ending.of(137)).contains("SIGKILL", "137", "memory");
    }
}
