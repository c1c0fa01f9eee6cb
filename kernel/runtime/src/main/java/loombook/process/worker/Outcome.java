package loombook.process.worker;

import java.io.IOException;
import loombook.process.RemoteFailure;
import loombook.process.code.Parcel;
import loombook.process.code.Unpacking;
import org.jspecify.annotations.Nullable;

/** How a task has ended. What the child has sent is unpacked by whoever wants it. */
public sealed interface Outcome {
    /** Returns whether the work has returned. */
    default boolean isSuccess() {
        return this instanceof Returned;
    }

    /** The work has returned a value. */
    record Returned(Parcel result) implements Outcome {}

    /**
     * The work has thrown.
     *
     * @param worker in which child
     */
    record Threw(Parcel failure, String worker) implements Outcome {}

    /** It was never finished: cancelled, or its child has died. */
    record Lost(Throwable failure) implements Outcome {}

    /** Returns the value. Throws what the work has thrown, or why it has no value. */
    default @Nullable Object value() throws Throwable {
        return switch (this) {
            case Returned(var parcel) -> unpacked(parcel);
            case Threw it -> throw joined(unpackedFailure(it.failure()), it.worker(), new Throwable().getStackTrace());
            case Lost(var failure) -> throw here(failure);
        };
    }

    /** Returns what was thrown, or why there is no value; null when there is one. */
    default @Nullable Throwable thrown() {
        return switch (this) {
            case Returned _ -> null;
            case Threw it -> unpackedFailure(it.failure());
            case Lost(var failure) -> failure;
        };
    }

    /** Has a failure that was found by a thread of ours tell where it was waited for. */
    private static Throwable here(Throwable failure) {
        failure.setStackTrace(new Throwable().getStackTrace());
        return failure;
    }

    private static @Nullable Object unpacked(Parcel parcel) {
        if (parcel.length() < 0) {
            throw new RemoteFailure("The result is too large for the memory of this JVM.");
        }
        try {
            return Unpacking.value(parcel);
        } catch (IOException | ClassNotFoundException e) {
            throw new RemoteFailure("The result was refused or can't be put together here: " + e.getMessage(), e);
        }
    }

    /** Joins the child's stack with that of who waited for it, a line between them. */
    private static Throwable joined(Throwable failure, String worker, StackTraceElement[] here) {
        var there = failure.getStackTrace();
        var both = java.util.Arrays.copyOf(there, there.length + 1 + here.length);
        both[there.length] = new StackTraceElement("in", worker, null, -1);
        System.arraycopy(here, 0, both, there.length + 1, here.length);
        failure.setStackTrace(both);
        return failure;
    }

    private static Throwable unpackedFailure(Parcel parcel) {
        try {
            return parcel.length() >= 0 && Unpacking.value(parcel) instanceof Throwable failure
                    ? failure
                    : new RemoteFailure("What the work has thrown is too large for the memory of this JVM.");
        } catch (IOException | ClassNotFoundException e) {
            return new RemoteFailure("What the work has thrown can't be put together here: " + e.getMessage(), e);
        }
    }
}
