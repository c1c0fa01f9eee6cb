package loombook.process;

/**
 * Work, an argument, a result or a cell's variable can't be sent to another JVM. The message names what it is and its
 * type. Thrown before anything has run. Python: {@code pickle.PicklingError}.
 */
public final class NotSendableException extends IllegalArgumentException {
    /** Says what can't be sent. */
    public NotSendableException(String message) {
        super(message);
    }

    /** Says what can't be sent, and what happened when it was tried. */
    public NotSendableException(String message, Throwable cause) {
        super(message, cause);
    }
}
