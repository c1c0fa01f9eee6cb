package loombook.async;

/** Throws what a task has failed by: it may be anything. */
final class Thrower {
    private Thrower() {}

    /** Throws a failure whatever its type; returns nothing. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <X extends Throwable> RuntimeException asIs(Throwable failure) throws X {
        throw (X) failure;
    }
}
