package loombook.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void nothingIsSaid() {
        assertThat(Settings.from(Map.of())).isEqualTo(Settings.NONE);
        assertThat(Settings.from(Map.of("LOOMBOOK_CLASSPATH", " ", "IJAVA_TIMEOUT", "")))
                .isEqualTo(Settings.NONE);
    }

    @ParameterizedTest
    @CsvSource({"500, PT0.5S", "'30 SECONDS', PT30S", "2minutes, PT2M", "-1,", "0,"})
    void durations(String value, @Nullable Duration expected) {
        assertThat(Settings.from(Map.of("IJAVA_TIMEOUT", value)).statementLimit())
                .isEqualTo(expected);
        assertThat(Settings.from(Map.of("LOOMBOOK_TIMEOUT", value)).cellLimit()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"soon", "5 parsecs", "99999999999999999999"})
    void whatIsNoDurationIsSaid(String value) {
        var settings = Settings.from(Map.of("LOOMBOOK_TIMEOUT", value));
        assertThat(settings.cellLimit()).isNull();
        assertThat(settings.problems()).singleElement().asString().contains("LOOMBOOK_TIMEOUT", value);
    }

    @Test
    void aPathMayBeAPattern() throws IOException {
        Files.createFile(folder.resolve("b.jar"));
        Files.createFile(folder.resolve("a.jar"));
        Files.createFile(folder.resolve("a.txt"));
        var settings = Settings.from(Map.of("IJAVA_CLASSPATH", folder + "/*.jar" + File.pathSeparator + folder));
        assertThat(settings.classPath()).containsExactly(folder.resolve("a.jar"), folder.resolve("b.jar"), folder);
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void whatIsMissingIsSaidAndTheRestIsUsed() {
        var settings = Settings.from(Map.of("LOOMBOOK_CLASSPATH", "/none/*.jar" + File.pathSeparator + folder));
        assertThat(settings.classPath()).containsExactly(folder);
        assertThat(settings.problems()).containsExactly("There is no /none/*.jar, which LOOMBOOK_CLASSPATH names.");
    }

    @Test
    void aScriptsTextIsReadFromItsFile() throws IOException {
        var file = Files.writeString(folder.resolve("init.jsh"), "int a = 1;");
        var settings = Settings.from(
                Map.of("LOOMBOOK_STARTUP_SCRIPTS_PATH", file.toString(), "IJAVA_STARTUP_SCRIPT", "int b = 2;"));
        assertThat(settings.scripts())
                .containsExactly(
                        new Settings.Script(file.toString(), "int a = 1;"),
                        new Settings.Script("IJAVA_STARTUP_SCRIPT", "int b = 2;"));
    }

    @Test
    void flagsThatJavacDoesNotKnowAreNotUsed() {
        var settings = Settings.from(Map.of("IJAVA_COMPILER_OPTS", "--nothing"));
        assertThat(settings.compilerFlags()).isEmpty();
        assertThat(settings.problems()).singleElement().asString().contains("IJAVA_COMPILER_OPTS", "--nothing");
        assertThat(Settings.from(Map.of("LOOMBOOK_COMPILER_FLAGS", "-Xlint:all -parameters"))
                        .compilerFlags())
                .containsExactly("-Xlint:all", "-parameters");
    }
}
