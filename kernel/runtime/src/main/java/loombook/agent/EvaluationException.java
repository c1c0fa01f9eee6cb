package loombook.agent;

/** Code that a program wanted to be evaluated could not be; the message says where and why. */
public final class EvaluationException extends RuntimeException {
    /** An exception with such a message. */
    public EvaluationException(String message) {
        super(message);
    }
}
