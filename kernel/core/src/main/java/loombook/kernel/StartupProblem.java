package loombook.kernel;

/**
 * The kernel can't start. Its message is one sentence for the user: what is wrong, where, and what to do; it is printed
 * as it is, without a stack trace.
 */
public final class StartupProblem extends RuntimeException {
    /** Takes the sentence. */
    public StartupProblem(String message) {
        super(message);
    }

    /** Takes the sentence and what it comes from. */
    public StartupProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
