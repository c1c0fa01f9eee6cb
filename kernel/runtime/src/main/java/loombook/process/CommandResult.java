package loombook.process;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a command or a pipeline has ended (Python: {@code subprocess.CompletedProcess}).
 *
 * @param command what was run
 * @param exitCodes the exit codes, one for each command of a pipeline; 128 and the signal's number for one that was killed by
 *     a signal, as a shell says it (Python: the number, negative)
 * @param outBytes what it has written to its standard output, if that was captured, else nothing
 * @param errBytes what it has written to its standard error: all if that was captured, else the end
 */
public record CommandResult(String command, List<Integer> exitCodes, byte[] outBytes, byte[] errBytes) {
    private static final int END = 2000;

    /** Returns the exit code: the last one's in a pipeline. */
    public int exitCode() {
        return exitCodes.getLast();
    }

    /** Returns whether all commands have ended with the exit code 0. */
    public boolean isSuccess() {
        return exitCodes.stream().allMatch(code -> code == 0);
    }

    /** Returns what was captured of its standard output, read as UTF-8. */
    public String out() {
        return new String(outBytes, StandardCharsets.UTF_8);
    }

    /** Returns what was captured of its standard error, read as UTF-8. */
    public String err() {
        return new String(errBytes, StandardCharsets.UTF_8);
    }

    /** Returns the lines of what was captured of its standard output. */
    public List<String> lines() {
        return out().lines().toList();
    }

    /**
     * Returns this result if it is a success (Python: {@code check=True}).
     *
     * @throws CommandException.Failed when an exit code is not 0; the message has the end of what it wrote to its standard
     *     error
     */
    public CommandResult check() throws CommandException {
        if (isSuccess()) {
            return this;
        }
        var codes = exitCodes.size() == 1 ? "code " + exitCode() : "codes " + exitCodes;
        var said = err().strip();
        var end = said.length() <= END ? said : "..." + said.substring(said.length() - END);
        throw new CommandException.Failed(
                "The command " + command + " has ended with the exit " + codes
                        + (end.isEmpty() ? "." : ", and said:\n" + end),
                this);
    }

    @Override
    public String toString() {
        return command + " ended with exit code" + (exitCodes.size() == 1 ? " " + exitCode() : "s " + exitCodes);
    }
}
