package loombook.process;

import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception of another JVM that can't be sent itself, such as one that holds an open file. It has the
 * other's stack, and its type in the message; causes and suppressed exceptions likewise. Python:
 * {@code multiprocessing.pool.MaybeEncodingError} and {@code RemoteTraceback}.
 */
public final class RemoteFailure extends RuntimeException {
    /** Says what has failed. */
    public RemoteFailure(String message) {
        super(message);
    }

    /** Says what has failed, and by what. */
    public RemoteFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Describes an exception that can't be sent. */
    public static RemoteFailure of(Throwable failure) {
        return of(failure, 0);
    }

    private static RemoteFailure of(Throwable failure, int depth) {
        var cause = failure.getCause();
        var message = messageOf(failure);
        var remote = new RemoteFailure(
                failure.getClass().getName() + (message == null ? "" : ": " + message),
                cause == null || depth > 20 ? null : of(cause, depth + 1));
        remote.setStackTrace(failure.getStackTrace());
        for (var suppressed : failure.getSuppressed()) {
            if (depth < 5) {
                remote.addSuppressed(of(suppressed, depth + 1));
            }
        }
        return remote;
    }

    private static @Nullable String messageOf(Throwable failure) {
        try {
            return failure.getMessage();
        } catch (RuntimeException | Error e) {
            return "(its getMessage() throws " + e.getClass().getName() + ")";
        }
    }
}
