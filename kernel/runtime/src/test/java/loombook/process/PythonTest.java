package loombook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs in Python, where there is one and where there is none. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class PythonTest {
    @TempDir
    Path folder;

    @Nested
    class WhereThereIsOne {
        @BeforeEach
        void thereIsOne() throws Exception {
            assumeTrue(Python.isHere());
        }

        @Test
        void itSaysItsVersion() throws Exception {
            assertThat(Python.version()).startsWith("3.").isEqualTo(Python.version());
        }

        @Test
        void aProgramIsGivenItsArgumentsAndWhatItPrintsIsCaptured() throws Exception {
            var result = Python.run("""
                    import sys
                    for word in sys.argv[1:]:
                        print(word.upper())
                    print("grün", file=sys.stderr)
                    """, "a b", "");
            assertThat(result.check().lines()).containsExactly("A B", "");
            assertThat(result.err()).isEqualTo("grün\n");
        }

        @Test
        void itsFailureIsAnExitCodeAndATraceback() throws Exception {
            var result = Python.run("print(1)\n1 / 0\n");
            assertThat(result.exitCode()).isEqualTo(1);
            assertThatThrownBy(result::check)
                    .isInstanceOf(CommandException.Failed.class)
                    .hasMessageContaining("program.py\", line 2")
                    .hasMessageContaining("ZeroDivisionError");
        }

        @Test
        void processesFindItsFunctionsEvenWhenTheyAreSpawned() throws Exception {
            var result = Python.run("""
                    import multiprocessing

                    def square(n):
                        return n * n

                    if __name__ == "__main__":
                        with multiprocessing.get_context("spawn").Pool(1) as pool:
                            print(pool.map(square, [1, 2, 3]))
                    """);
            assertThat(result.check().lines()).containsExactly("[1, 4, 9]");
        }

        @Test
        void itRunsInTheFolderOfTheNotebookAndLeavesNoFile() throws Exception {
            var said = Python.run("import os; print(os.getcwd()); print(__file__)")
                    .check()
                    .lines();
            assertThat(said.getFirst())
                    .isEqualTo(Path.of("").toAbsolutePath().toRealPath().toString());
            assertThat(Path.of(said.getLast()).getParent()).doesNotExist();
        }

        @Test
        void interruptingEndsIt() throws Exception {
            var pid = folder.resolve("pid");
            var task = new FutureTask<>(() -> Python.run("""
                    import os, sys, time
                    with open(sys.argv[1] + ".new", "w") as file:
                        file.write(str(os.getpid()))
                    os.rename(sys.argv[1] + ".new", sys.argv[1])
                    time.sleep(1000)
                    """, pid.toString()));
            var thread = Thread.ofPlatform().start(task);
            while (!Files.exists(pid)) {
                Thread.sleep(5);
            }
            var python = ProcessHandle.of(Long.parseLong(Files.readString(pid))).orElseThrow();
            thread.interrupt();
            assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);
            assertThat(python.onExit().get()).isNotNull();
        }
    }

    @Test
    void whereThereIsNoneASentenceSaysWhatToDo() {
        assertThatThrownBy(() -> Python.find(folder.resolve("python3").toString()))
                .isInstanceOf(CommandException.NotFound.class)
                .hasMessageStartingWith("There is no Python here. There is no program " + folder)
                .hasMessageContaining("LOOMBOOK_PYTHON");
    }

    @Test
    void whatIsNoPython3IsNotTaken() throws Exception {
        assertThatThrownBy(() -> Python.find(program("echo /usr/bin/python; echo 2.7.18")))
                .isInstanceOf(CommandException.NotFound.class)
                .hasMessageContaining("is 2.7.18.");
        assertThatThrownBy(() -> Python.find(program("echo no >&2; exit 2")))
                .isInstanceOf(CommandException.NotFound.class)
                .hasMessageContaining("exit code 2");
    }

    @Test
    void whatALauncherHasLaunchedIsRunWithoutIt() throws Exception {
        assertThat(Python.find(program("echo /opt/python3.13; echo 3.13.1")))
                .isEqualTo(new Python.Found("/opt/python3.13", "3.13.1"));
    }

    private String program(String script) throws Exception {
        var file = Files.writeString(folder.resolve("a-python"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }
}
