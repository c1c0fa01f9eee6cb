package loombook.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs programs of the operating system (Python: {@code subprocess}). Nothing that was started is left when the notebook's
 * JVM ends, however it ends.
 */
public final class Commands {
    private Commands() {}

    /**
     * Runs a program to its end; its output appears under the cell, line by line as it comes. The words go to the program as
     * they are: no shell looks at them.
     *
     * @throws CommandException when there is no such program; an exit code that is not 0 is no exception, see
     *     {@link CommandResult#check}
     */
    public static CommandResult run(String program, String... arguments) throws CommandException, InterruptedException {
        return command(program, arguments).run();
    }

    /** Returns a command of which more can be said before it is run. */
    public static ExternalCommand command(String program, String... arguments) {
        var line = new ArrayList<String>();
        line.add(program);
        line.addAll(Arrays.asList(arguments));
        return new ExternalCommand(line);
    }

    /**
     * Returns a command that a shell reads, with its pipes, patterns and variables (Python: {@code shell=True}): {@code sh}, or
     * {@code cmd} on Windows. What a user has typed should not be put into it.
     */
    public static ExternalCommand shell(String script) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return windows ? command("cmd", "/c", script) : command("sh", "-c", script);
    }

    /** Returns commands of which each reads what the one before it writes: {@code a | b | c}. */
    public static CommandPipeline pipeline(ExternalCommand... commands) {
        return new CommandPipeline(List.of(commands));
    }
}
