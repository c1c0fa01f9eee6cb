package loombook;

/** A cell has read from standard input, but its front end can't be asked for input (it sent {@code allow_stdin: false}). */
public final class StdinNotAllowedException extends RuntimeException {
    /** Says what to do. */
    public StdinNotAllowedException() {
        super("This cell can't read input: it is executed by a client that has nobody to ask (allow_stdin is false)."
                + " Give it the value in the code, or run it in a front end that can ask.");
    }
}
