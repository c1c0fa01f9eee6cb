package loombook.kernel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeCommandTest {
    private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

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

    @Test
    void aCacheIsUsedWithFlagsThatCantMakeTheJvmRefuseIt(@TempDir Path place) throws IOException {
        var jar = place.resolve("lib").resolve("runtime.jar");
        assertThat(flags(jar, "-Xmx1g")).containsExactly(NATIVE, "-Xmx1g");
        var cache = Files.createDirectories(place.resolve("aot")).resolve("runtime.jsa");
        Files.createFile(cache);
        var taken = "-XX:SharedArchiveFile=" + cache;
        assertThat(flags(jar)).containsExactly(taken, "-Xlog:cds*=off", NATIVE);
        assertThat(flags(jar, "-Xmx1g", "-Da=b c", "-ea", "--enable-preview", "-XX:+UseSerialGC"))
                .startsWith(taken, "-Xlog:cds*=off")
                .endsWith("-XX:+UseSerialGC");
        assertThat(flags(jar, "-Xmx1g", "-XX:+UseZGC")).containsExactly(NATIVE, "-Xmx1g", "-XX:+UseZGC");
        assertThat(flags(jar, "--add-modules=jdk.incubator.vector")).hasSize(2);
    }

    private static List<String> flags(Path jar, String... flags) {
        var line = new RuntimeCommand(jar, List.of(flags)).line(Path.of("socket"));
        return line.subList(1, line.indexOf("-cp"));
    }
}
