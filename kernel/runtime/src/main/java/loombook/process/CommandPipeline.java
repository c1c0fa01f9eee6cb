package loombook.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Commands of which each reads what the one before it writes, made by {@link Processes#pipeline}. The first one's input is
 * the pipeline's, the last one's output; what any of them says on its standard error is shown or captured. The shortest of
 * their time-outs counts.
 */
public final class CommandPipeline {
    private static final File NOTHING =
            new File(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null");

    private final List<ExternalCommand> commands;
    private @Nullable Duration timeout;
    private boolean captures;

    CommandPipeline(List<ExternalCommand> commands) {
        if (commands.isEmpty()) {
            throw new IllegalArgumentException("A pipeline needs a command.");
        }
        this.commands = commands;
    }

    /** Ends all of them with all that they have started, if they take longer. */
    public CommandPipeline timeout(Duration longest) {
        if (!longest.isPositive()) {
            throw new IllegalArgumentException("A time-out must be longer than " + longest + ".");
        }
        timeout = longest;
        return this;
    }

    /** Keeps the output for {@link CommandResult#out} and {@link CommandResult#err}, and shows nothing. */
    public CommandPipeline capture() {
        captures = true;
        return this;
    }

    /**
     * Runs all to their end. They are killed with all that they have started when this thread is interrupted.
     *
     * @throws CommandException when there is no such program or folder, or the time is over
     */
    public CommandResult run() throws CommandException, InterruptedException {
        try (var running = start()) {
            return running.join();
        }
    }

    /**
     * Starts all and returns at once. They end when the cell that starts them is interrupted, see {@link RunningCommand}.
     *
     * @throws CommandException when there is no such program or folder; none of them runs then
     */
    public RunningCommand start() throws CommandException {
        var tree = ProcessTree.create();
        var processes = new ArrayList<Process>();
        var input = commands.getFirst().input();
        try {
            var builders = new ArrayList<ProcessBuilder>();
            for (var command : commands) {
                var builder = command.builder();
                tree.mark(builder);
                builders.add(builder);
            }
            if (input == null && !commands.getFirst().takesInput()) {
                builders.getFirst().redirectInput(Redirect.from(NOTHING));
            }
            processes.addAll(ProcessBuilder.startPipeline(builders));
        } catch (IOException e) {
            throw e instanceof CommandException known ? known : whichOne(e);
        }
        return new RunningCommand(toString(), processes, tree, input, captures(), shortest()).follow();
    }

    private CommandException whichOne(IOException cause) {
        for (var command : commands) {
            var message = String.valueOf(cause.getMessage());
            if (message.contains("\"" + command.line().getFirst() + "\"")) {
                return command.notStarted(cause);
            }
        }
        return commands.getFirst().notStarted(cause);
    }

    private boolean captures() {
        return captures || commands.getLast().captures();
    }

    private @Nullable Duration shortest() {
        var shortest = timeout;
        for (var command : commands) {
            var one = command.timeout();
            if (one != null && (shortest == null || one.compareTo(shortest) < 0)) {
                shortest = one;
            }
        }
        return shortest;
    }

    @Override
    public String toString() {
        return commands.stream().map(ExternalCommand::toString).collect(Collectors.joining(" | "));
    }
}
