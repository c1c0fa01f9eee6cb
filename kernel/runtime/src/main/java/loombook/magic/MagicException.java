package loombook.magic;

/** A magic could not do what it was asked for; the message says what, why, and what to do. */
public final class MagicException extends RuntimeException {
    /** An exception with such a message. */
    public MagicException(String message) {
        super(message);
    }

    /** An exception with such a message, and what has led to it. */
    public MagicException(String message, Throwable cause) {
        super(message, cause);
    }
}
