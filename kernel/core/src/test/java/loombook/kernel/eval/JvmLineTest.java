package loombook.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmLineTest {
    @Test
    void theRestStaysOnItsLines() {
        assertThat(JvmLine.of("\n%jvm -Xmx1g '-Da=b c'\nint a;\n"))
                .isEqualTo(new JvmLine(List.of("-Xmx1g", "-Da=b c"), "\n\nint a;\n"));
    }

    @Test
    void withoutFlagsItAsks() {
        assertThat(JvmLine.of("%jvm")).isEqualTo(new JvmLine(List.of(), ""));
        assertThat(JvmLine.of("%jvm  "))
                .isNotNull()
                .satisfies(line -> assertThat(line.asks()).isTrue());
    }

    @Test
    void defaultMeansWhatTheEnvironmentSays() {
        assertThat(new JvmLine(List.of("default"), "").flags(List.of("-Xmx1g"))).containsExactly("-Xmx1g");
        assertThat(new JvmLine(List.of("-Xms1g"), "").flags(List.of("-Xmx1g"))).containsExactly("-Xms1g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a %jvm b", "int a = 1;\n%jvm -Xmx1g", "%jvms", "5 % jvm", ""})
    void otherCellsHaveNone(String code) {
        assertThat(JvmLine.of(code)).isNull();
    }
}
