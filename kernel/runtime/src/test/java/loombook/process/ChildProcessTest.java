package loombook.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A child that is asked to end while its JVM starts. A stand-in for that JVM stays at one point of its start. */
@Timeout(60)
class ChildProcessTest {
    private final String home = System.getProperty("java.home");

    @AfterEach
    void takeTheRealJvm() {
        System.setProperty("java.home", home);
    }

    private static ChildProcess<Void> startStandIn(Path folder, String onSigterm) throws Exception {
        var standIn = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(standIn, "#!/bin/sh\n" + onSigterm + "\necho > begun\nwhile :; do sleep 0.02; done\n");
        Files.setPosixFilePermissions(standIn, PosixFilePermissions.fromString("rwx------"));
        System.setProperty("java.home", folder.toString());
        var child = Processes.start(Processes.options().directory(folder.toString()), () -> {});
        while (!Files.exists(folder.resolve("begun"))) {
            assertThat(child.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        return child;
    }

    @Test
    void itsExitCodeTellsOfTheSignalThoughItsJvmGaveUp(@TempDir Path folder) throws Exception {
        var child = startStandIn(folder, "trap 'exit 1' TERM");
        child.terminate();
        child.join();
        assertThat(child.exitCode()).isEqualTo(-15);
        assertThat(child.failure())
                .hasMessageContaining("was ended by SIGTERM")
                .hasMessageContaining("before it was ready");
    }

    @Test
    void itsExitCodeTellsOfTheSignalThatEndedIt(@TempDir Path folder) throws Exception {
        var deaf = startStandIn(folder, "trap '' TERM");
        deaf.terminate();
        deaf.kill();
        deaf.join();
        assertThat(deaf.exitCode()).isEqualTo(-9);
    }
}
