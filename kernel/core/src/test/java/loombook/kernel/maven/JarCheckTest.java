package loombook.kernel.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody wants on the class path. */
class JarCheckTest {
    @TempDir
    private Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("x.jar"), content);
    }

    @Test
    void aJarIsOne() throws IOException {
        var jar = TestRepository.saying("a.B", "hello");
        assertThat(JarCheck.problem(file(jar))).isNull();
        assertThat(JarCheck.problem(file(TestRepository.forJava(8, jar)))).isNull();
    }

    @Test
    void whatIsNoneIsToldWhy() throws IOException {
        assertThat(JarCheck.problem(file("# Read me".getBytes()))).startsWith("is no jar that can be read (");
        assertThat(JarCheck.problem(file(new byte[0]))).isEqualTo("is no jar that can be read (it is empty)");
        assertThat(JarCheck.problem(folder)).isEqualTo("is no jar that can be read (it is a folder)");
        var jar = TestRepository.saying("a.B", "hello");
        assertThat(JarCheck.problem(file(Arrays.copyOf(jar, jar.length / 2))))
                .startsWith("is no jar that can be read (");
    }

    @Test
    void oneForALaterJavaIsToldWithBothVersions() throws IOException {
        int later = Runtime.version().feature() + 2;
        assertThat(JarCheck.problem(file(TestRepository.forJava(later, TestRepository.saying("a.B", "hello")))))
                .isEqualTo("was compiled for Java " + later + " (its class a.B has version " + (later + 44)
                        + "), and cells run on Java " + Runtime.version().feature()
                        + ": take an older version of it, or start Loombook on a JDK " + later);
    }
}
