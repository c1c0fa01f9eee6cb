package loombook.kernel.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a local repository has, by name. */
class LocalArtifactsTest {
    @TempDir
    private Path folder;

    private LocalArtifacts artifacts;

    @BeforeEach
    void fill() throws IOException {
        artifacts = new LocalArtifacts(folder);
        add("org.example", "words", "1.9", "1.10", "1.10-rc1", "2.0");
        add("org.example", "wording", "1.0");
        add("org.example.inner", "core", "1.0");
        add("org.other", "thing", "1.0");
        add("net", "top", "1.0");
        Files.createDirectories(folder.resolve("org/example/empty"));
    }

    private void add(String group, String artifact, String... versions) throws IOException {
        for (var version : versions) {
            var home = folder.resolve(group.replace('.', '/')).resolve(artifact).resolve(version);
            Files.createDirectories(home);
            Files.writeString(home.resolve(artifact + "-" + version + ".pom"), "");
        }
    }

    @Test
    void groupsComeLevelByLevel() {
        assertThat(artifacts.beginningWith("o")).containsExactly("org.");
        assertThat(artifacts.beginningWith("")).containsExactly("net:", "org.");
        assertThat(artifacts.beginningWith("org.")).containsExactly("org.example.", "org.example:", "org.other:");
        assertThat(artifacts.beginningWith("org.example.i")).containsExactly("org.example.inner:");
        assertThat(artifacts.beginningWith("com.")).isEmpty();
    }

    @Test
    void thenArtifactsThenVersionsTheNewestFirst() {
        assertThat(artifacts.beginningWith("org.example:"))
                .containsExactly("org.example:wording:", "org.example:words:");
        assertThat(artifacts.beginningWith("org.example:words")).containsExactly("org.example:words:");
        assertThat(artifacts.beginningWith("org.example:words:"))
                .containsExactly(
                        "org.example:words:2.0",
                        "org.example:words:1.10",
                        "org.example:words:1.10-rc1",
                        "org.example:words:1.9");
        assertThat(artifacts.beginningWith("org.example:words:1.1"))
                .containsExactly("org.example:words:1.10", "org.example:words:1.10-rc1");
        assertThat(artifacts.beginningWith("org.example:words:1.0:")).isEmpty();
    }

    @Test
    void namesAreFoundThatSomebodyMayHaveMeant() {
        assertThat(artifacts.like("org.example", "word")).containsExactly("org.example:words", "org.example:wording");
        assertThat(artifacts.like("org.exampel", "words")).containsExactly("org.example:words");
        assertThat(artifacts.like("org.example", "something")).isEmpty();
    }

    @Test
    void whereThereIsNoneThereIsNothing() {
        var nowhere = new LocalArtifacts(folder.resolve("nowhere"));
        assertThat(nowhere.beginningWith("org")).isEmpty();
        assertThat(nowhere.beginningWith("org:x:")).isEmpty();
        assertThat(nowhere.like("org", "x")).isEmpty();
    }
}
