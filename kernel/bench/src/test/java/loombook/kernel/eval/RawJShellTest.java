package loombook.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RawJShellTest {
    @Test
    void itEvaluates() {
        assertThat(RawJShell.millis(3, 3)).isPositive();
    }
}
