package loombook.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import loombook.agent.CellHandle;
import loombook.agent.CellObserver;
import loombook.agent.CellObserver.Step;
import loombook.process.memory.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * A command or a pipeline that was started (Python: {@code subprocess.Popen}). What it prints appears under the cell that
 * has started it, unless it is captured. Closing it ends it with all that it has started; so does an interrupt of that cell
 * while the cell runs. When the cell has ended, the command goes on until it ends by itself or the runtime does.
 *
 * <p>Safe for any number of threads.
 */
public final class RunningCommand implements AutoCloseable {
    /** How long the output may take after the end; a grandchild that lives on may hold the pipes open. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final String command;
    private final List<Process> processes;
    private final ProcessTree tree;
    private final @Nullable Duration timeout;
    private final Deadline deadline;
    private final CommandOutput out;
    private final List<CommandOutput> errors = new ArrayList<>();

    RunningCommand(
            String command,
            List<Process> processes,
            ProcessTree tree,
            byte @Nullable [] input,
            boolean captures,
            @Nullable Duration timeout) {
        this.command = command;
        this.processes = List.copyOf(processes);
        this.tree = tree;
        this.timeout = timeout;
        this.deadline = timeout == null ? Deadline.NEVER : Deadline.in(timeout);
        for (var process : processes) {
            errors.add(CommandOutput.read(process.getErrorStream(), captures ? null : System.err));
        }
        this.out = CommandOutput.read(processes.getLast().getInputStream(), captures ? null : System.out);
        if (input != null) {
            write(input);
        }
        if (CellHandle.current().observer() instanceof CellObserver observer) {
            processes.forEach(process -> tell(observer, process));
        }
    }

    private void tell(CellObserver observer, Process process) {
        var name = command + " (" + process.pid() + ")";
        observer.process(process, name, Step.RUNNING, "");
        var _ = process.onExit()
                .thenAccept(it -> observer.process(process, name, Step.ENDED, "exit code " + it.exitValue()));
    }

    /** Has it end when the current cell is interrupted. */
    RunningCommand follow() {
        var takeBack = CellHandle.current()
                .onInterrupt(() -> Thread.ofPlatform()
                        .name("loombook-end-command")
                        .daemon()
                        .inheritInheritableThreadLocals(false)
                        .start(this::kill));
        var ends = processes.stream().map(Process::onExit).toArray(CompletableFuture<?>[]::new);
        var _ = CompletableFuture.allOf(ends).thenRun(takeBack);
        return this;
    }

    private void write(byte[] input) {
        var stream = processes.getFirst().getOutputStream();
        Thread.ofPlatform().name("loombook-command-input").daemon().start(() -> {
            try (stream) {
                stream.write(input);
            } catch (IOException e) {
                // It has ended or closed its input without reading all: that is its own affair.
            }
        });
    }

    /** Returns the process number; the last one's in a pipeline. */
    public long pid() {
        return processes.getLast().pid();
    }

    /** Returns whether any of its processes runs. */
    public boolean isAlive() {
        return processes.stream().anyMatch(Process::isAlive);
    }

    /**
     * Waits for its end; it is left running when this thread is interrupted.
     *
     * @throws CommandException.TimedOut when the time is over that the command was given; it is killed then
     */
    public CommandResult join() throws CommandException, InterruptedException {
        if (!awaitEnd(deadline) && timeout != null) {
            kill();
            throw new CommandException.TimedOut(
                    "The command " + command + " was killed: it took longer than " + timeout.toMillis() / 1000.0
                            + " s.",
                    result());
        }
        return result();
    }

    /**
     * Waits for its end, at most so long; it goes on after that.
     *
     * @return whether it has ended
     */
    public boolean join(Duration longest) throws InterruptedException {
        return awaitEnd(Deadline.in(longest));
    }

    private boolean awaitEnd(Deadline until) throws InterruptedException {
        for (var process : processes) {
            if (!process.waitFor(until.left(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    /** Returns how it has ended, with all that it has printed. */
    private CommandResult result() throws InterruptedException {
        var patience = Deadline.in(PATIENCE);
        out.awaitEnd(patience);
        for (var error : errors) {
            error.awaitEnd(patience);
        }
        var codes = new ArrayList<Integer>();
        for (var process : processes) {
            codes.add(process.waitFor());
        }
        return new CommandResult(command, List.copyOf(codes), out.bytes(), CommandOutput.joined(errors));
    }

    /** Returns the lines of its standard output as they come, if that is captured; there are no more when it has ended. */
    public Stream<String> lines() {
        return new BufferedReader(new InputStreamReader(out.stream(), StandardCharsets.UTF_8)).lines();
    }

    /** Returns what it reads, if it {@link ExternalCommand#pipeInput was told so}; to close it ends its input. */
    public OutputStream input() {
        return processes.getFirst().getOutputStream();
    }

    /** Returns the same for text. */
    public BufferedWriter writer() {
        return processes.getFirst().outputWriter();
    }

    /** Asks it to end (Python: {@code terminate}); it may tidy up, or refuse. */
    public void terminate() {
        processes.forEach(Process::destroy);
    }

    /** Kills it with all that it has started, also what has left its family (Python: {@code kill}, of it alone). */
    public void kill() {
        tree.kill(processes);
    }

    /** Kills it with all that it has started, if it runs. */
    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }

    @Override
    public String toString() {
        return command + (isAlive() ? " runs as process " + pid() : " has ended");
    }
}
