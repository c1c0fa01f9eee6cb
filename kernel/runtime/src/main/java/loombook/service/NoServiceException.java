package loombook.service;

/** A service can't be started or reached. The message says which, why, and what to do. */
public final class NoServiceException extends IllegalStateException {
    NoServiceException(String message) {
        super(message);
    }

    NoServiceException(String message, Throwable cause) {
        super(message, cause);
    }
}
