package loombook.process;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A command did not do what it was to do; which way is the class, and the message says what to do. */
public sealed class CommandException extends IOException {
    private CommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** There is no such program or folder, or it may not be run (Python: {@code FileNotFoundError}). */
    public static final class NotFound extends CommandException {
        NotFound(String message) {
            super(message, null);
        }

        NotFound(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** It took too long, and was killed with all that it had started (Python: {@code TimeoutExpired}). */
    @SuppressWarnings("serial") // the result is there for who catches it here
    public static final class TimedOut extends CommandException {
        private final CommandResult result;

        TimedOut(String message, CommandResult result) {
            super(message, null);
            this.result = result;
        }

        /** Returns what it had written by then. */
        public CommandResult result() {
            return result;
        }
    }

    /** It has ended with an exit code that is not 0 (Python: {@code CalledProcessError}). */
    @SuppressWarnings("serial") // the result is there for who catches it here
    public static final class Failed extends CommandException {
        private final CommandResult result;

        Failed(String message, CommandResult result) {
            super(message, null);
            this.result = result;
        }

        /** Returns the exit codes and what was captured. */
        public CommandResult result() {
            return result;
        }
    }
}
