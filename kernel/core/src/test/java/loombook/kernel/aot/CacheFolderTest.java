package loombook.kernel.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {
    @TempDir
    private Path place;

    private Path jar;
    private Path cache;

    @BeforeEach
    void aJar() throws IOException {
        jar = Files.writeString(place.resolve("kernel.jar"), "classes");
        cache = place.resolve("aot").resolve("kernel.jsa");
    }

    private Recipe recipe(String... flags) {
        return new Recipe(cache, List.of(flags), List.of(jar));
    }

    private CacheFolder folder(String... flags) {
        return new CacheFolder(recipe(flags));
    }

    private CacheFolder filled(String... flags) throws IOException {
        var folder = folder(flags);
        try (var _ = folder.lock().orElseThrow()) {
            var workshop = folder.workshop();
            folder.put(
                    Files.writeString(workshop.resolve("kernel"), "kernel"),
                    Files.writeString(workshop.resolve("runtime"), "runtime"));
        }
        return folder;
    }

    @Test
    void whatWasPutThereIsCurrent() throws IOException {
        assertThat(folder("-Xmx2g").isCurrent()).isFalse();
        assertThat(filled("-Xmx2g").isCurrent()).isTrue();
        assertThat(cache).hasContent("kernel");
        assertThat(cache.resolveSibling("runtime.jsa")).hasContent("runtime");
    }

    @Test
    void otherFlagsWantAnotherCache() throws IOException {
        filled("-Xmx2g");
        assertThat(folder("-Xmx3g").isCurrent()).isFalse();
        assertThat(folder("-Xmx2g", "-ea").isCurrent()).isFalse();
        assertThat(folder("-Xmx2g").isCurrent()).isTrue();
    }

    @Test
    void anotherJarWantsAnotherCache() throws IOException {
        var folder = filled();
        var time = Files.getLastModifiedTime(jar);
        Files.writeString(jar, "more classes");
        Files.setLastModifiedTime(jar, time);
        assertThat(folder.isCurrent()).isFalse();
        Files.writeString(jar, "classes");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(time.toMillis() + 1000));
        assertThat(folder.isCurrent()).isFalse();
        Files.setLastModifiedTime(jar, time);
        assertThat(folder.isCurrent()).isTrue();
    }

    @Test
    void aCacheThatIsCutOffOrMissingIsNotCurrent() throws IOException {
        var folder = filled();
        Files.writeString(cache, "ker");
        assertThat(folder.isCurrent()).isFalse();
        Files.delete(cache);
        assertThat(folder.isCurrent()).isFalse();
    }

    @Test
    void threeAttemptsInVainAreEnough() throws IOException {
        Files.createDirectories(cache.resolveSibling(""));
        for (int i = 0; i < 3; i++) {
            assertThat(folder("-ea").isHopeless()).isFalse();
            folder("-ea").begin();
        }
        assertThat(folder("-ea").isHopeless()).isTrue();
        assertThat(folder("-da").isHopeless())
                .as("with other flags it may work")
                .isFalse();
        folder("-ea").forgive();
        assertThat(folder("-ea").isHopeless()).isFalse();
    }

    @Test
    void onlyOneCanHaveTheLock() throws IOException {
        try (var _ = folder().lock().orElseThrow()) {
            // Another process is told by an empty answer; the same one in this way.
            assertThatThrownBy(() -> folder().lock()).isInstanceOf(OverlappingFileLockException.class);
        }
        try (var again = folder().lock().orElseThrow()) {
            assertThat(again.isOpen()).isTrue();
        }
    }

    @Test
    void whatATrainingThatWasKilledLeftIsRemoved() throws IOException {
        try (var _ = folder().lock().orElseThrow()) {
            var left = folder().workshop();
            Files.writeString(left.resolve("half a cache"), "…");
            assertThat(folder().workshop()).isEmptyDirectory();
            assertThat(left).doesNotExist();
        }
    }

    @Test
    void anAgentIsSeen() {
        assertThat(recipe("-Xmx2g", "-Dagent=none").hasAgent()).isFalse();
        assertThat(recipe("-agentlib:jdwp=transport=dt_socket").hasAgent()).isTrue();
        assertThat(recipe("-javaagent:a.jar").hasAgent()).isTrue();
    }
}
