package loombook.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loombook.agent.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * A program to be run, and how (Python: the arguments of {@code subprocess.run}). Made by {@link Processes#command}; each
 * method returns this one, changed. Without more being said its output appears under the cell, line by line as it comes, and
 * it has nothing to read.
 *
 * <pre>{@code
 * var result = Processes.command("sort", "-n").input("10\n9\n").capture().run();
 * }</pre>
 *
 * <p>For one thread; it may be run several times.
 */
public final class ExternalCommand {
    private final List<String> line;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Set<String> removed = new HashSet<>();
    private byte @Nullable [] input;
    private @Nullable Path directory;
    private @Nullable Duration timeout;
    private boolean takesInput;
    private boolean captures;
    private boolean mergesErrors;

    ExternalCommand(List<String> line) {
        if (line.isEmpty()) {
            throw new IllegalArgumentException("A command needs the name of a program.");
        }
        this.line = List.copyOf(line);
    }

    /** Gives it a text to read, in UTF-8. */
    public ExternalCommand input(String text) {
        return input(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives it bytes to read. */
    public ExternalCommand input(byte[] bytes) {
        input = bytes.clone();
        return this;
    }

    /** Has it read what is written to {@link RunningCommand#input} (Python: {@code stdin=PIPE}). */
    public ExternalCommand pipeInput() {
        takesInput = true;
        return this;
    }

    /** Has it run in this folder, else in that of the notebook, or that to which {@code %cd} has gone. */
    public ExternalCommand directory(Path folder) {
        directory = folder;
        return this;
    }

    /** Has it run in this folder. */
    public ExternalCommand directory(String folder) {
        return directory(Path.of(folder));
    }

    /** Sets a variable in its environment, which is else that of the notebook. */
    public ExternalCommand environment(String name, String value) {
        removed.remove(name);
        environment.put(name, value);
        return this;
    }

    /** Takes a variable out of its environment. */
    public ExternalCommand withoutEnvironment(String name) {
        environment.remove(name);
        removed.add(name);
        return this;
    }

    /** Ends it with all that it has started, if it takes longer. */
    public ExternalCommand timeout(Duration longest) {
        if (!longest.isPositive()) {
            throw new IllegalArgumentException("A time-out must be longer than " + longest + ".");
        }
        timeout = longest;
        return this;
    }

    /** Keeps its output for {@link CommandResult#out} and {@link CommandResult#err}, and shows nothing. */
    public ExternalCommand capture() {
        captures = true;
        return this;
    }

    /** Has what it writes to its standard error be a part of its standard output (shell: {@code 2>&1}). */
    public ExternalCommand mergeErrors() {
        mergesErrors = true;
        return this;
    }

    /**
     * Runs it to its end (Python: {@code subprocess.run}). It is killed with all that it has started when this thread is
     * interrupted, as by the stop button.
     *
     * @throws CommandException when there is no such program or folder, or the time is over
     */
    public CommandResult run() throws CommandException, InterruptedException {
        return Processes.pipeline(this).run();
    }

    /**
     * Starts it and returns at once (Python: {@code subprocess.Popen}). It ends when the cell that starts it is interrupted,
     * see {@link RunningCommand}.
     *
     * @throws CommandException when there is no such program or folder
     */
    public RunningCommand start() throws CommandException {
        return Processes.pipeline(this).start();
    }

    ProcessBuilder builder() throws CommandException {
        var builder = new ProcessBuilder(line);
        Surroundings.applyTo(builder);
        if (directory != null) {
            var folder = Surroundings.resolve(directory);
            if (!Files.isDirectory(folder)) {
                throw new CommandException.NotFound(
                        "There is no folder " + folder.toAbsolutePath() + " to run " + line.getFirst() + " in.");
            }
            builder.directory(folder.toFile());
        }
        builder.environment().keySet().removeAll(removed);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(mergesErrors);
        return builder;
    }

    CommandException notStarted(IOException cause) {
        return ProgramSearch.explain(line.getFirst(), directory, environment.get("PATH"), cause);
    }

    List<String> line() {
        return line;
    }

    byte @Nullable [] input() {
        return input == null ? null : input.clone();
    }

    @Nullable
    Duration timeout() {
        return timeout;
    }

    boolean takesInput() {
        return takesInput;
    }

    boolean captures() {
        return captures;
    }

    @Override
    public String toString() {
        var words = new ArrayList<String>();
        for (var word : line) {
            words.add(word.isEmpty() || word.chars().anyMatch(Character::isWhitespace) ? "'" + word + "'" : word);
        }
        return String.join(" ", words);
    }
}
