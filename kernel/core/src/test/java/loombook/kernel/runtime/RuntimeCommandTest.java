package loombook.kernel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuntimeCommandTest {
    @Test
    void flagsAreSplitAtSpaces() {
        assertThat(RuntimeCommand.words("")).isEmpty();
        assertThat(RuntimeCommand.words("  ")).isEmpty();
        assertThat(RuntimeCommand.words("-Xmx1g")).containsExactly("-Xmx1g");
        assertThat(RuntimeCommand.words(" -Xmx1g\t-ea \n -Da=b ")).containsExactly("-Xmx1g", "-ea", "-Da=b");
    }

    @Test
    void quotesKeepSpacesTogether() {
        assertThat(RuntimeCommand.words("\"-Da=b c\" '-Dd=e f'")).containsExactly("-Da=b c", "-Dd=e f");
        assertThat(RuntimeCommand.words("'say \"hi\"' \"it's\"")).containsExactly("say \"hi\"", "it's");
        assertThat(RuntimeCommand.words("''")).containsExactly("");
    }

    @Test
    void quotesWithinAWordKeepItTogetherToo() {
        assertThat(RuntimeCommand.words("-Da=\"b c\" -ea")).containsExactly("-Da=b c", "-ea");
        assertThat(RuntimeCommand.words("-Da='b c'")).containsExactly("-Da=b c");
    }

    @Test
    void theCommandLineHasTheFlagsFirst() {
        var command = new RuntimeCommand(Path.of("lib", "runtime.jar"), List.of("-Xmx1g", "--enable-preview"));
        var line = command.line(Path.of("the socket"));
        assertThat(line.getFirst()).endsWith(Path.of("bin", "java").toString());
        assertThat(line.subList(1, line.size()))
                .containsExactly(
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx1g",
                        "--enable-preview",
                        "-cp",
                        Path.of("lib", "runtime.jar").toString(),
                        "loombook.agent.Main",
                        "the socket");
        assertThat(command.preview()).isTrue();
        assertThat(new RuntimeCommand(Path.of("x"), List.of()).preview()).isFalse();
    }
}
