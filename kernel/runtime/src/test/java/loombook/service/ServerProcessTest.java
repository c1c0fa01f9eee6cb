package loombook.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerProcessTest {
    private static ServerProcess start(Path folder, Program... programs) throws InterruptedException {
        return ServerProcess.start("A test server", folder, List.of(), List.of(), List.of(programs));
    }

    private static Program program(String... arguments) {
        return Program.of(TestProgram.class.getName(), arguments);
    }

    @Test
    void runsItsProgramsAndEndsWithoutATrace() throws Exception {
        var folder = ServerProcess.folder("A test server");
        Files.writeString(folder.resolve("data"), "flour");
        var server = start(folder, program("say", "first"), program("serve"));
        var process = ProcessHandle.of(server.pid()).orElseThrow();
        assertThat(server.isAlive()).isTrue();
        new Socket(InetAddress.getLoopbackAddress(), server.port()).close();
        server.close();
        process.onExit().get(30, TimeUnit.SECONDS);
        assertThat(server.isAlive()).isFalse();
        assertThat(folder).doesNotExist();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), server.port()).close())
                .isInstanceOf(IOException.class);
        server.close();
    }

    @Test
    void whyItDoesNotStartIsSaid() {
        var folder = ServerProcess.folder("A test server");
        assertThatThrownBy(() -> start(folder, program("fail", "rye")))
                .isInstanceOf(NoServiceException.class)
                .hasMessageStartingWith("A test server can't be started: its process has ended with exit code 1.")
                .hasMessageContaining("no flour for rye");
        assertThat(folder).doesNotExist();
        var another = ServerProcess.folder("A test server");
        assertThatThrownBy(() -> start(another, Program.of("no.such.Program")))
                .isInstanceOf(NoServiceException.class)
                .hasMessageContaining("no.such.Program");
    }

    @Test
    void whoIsInterruptedHasNoServer() {
        var folder = ServerProcess.folder("A test server");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> start(folder, program("serve"))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(folder).doesNotExist();
    }
}
