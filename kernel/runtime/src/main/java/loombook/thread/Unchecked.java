package loombook.thread;

/** Passes on what work has thrown as it is, also a checked exception where the signature allows none. */
final class Unchecked {
    private Unchecked() {}

    /** Throws this; its result is for {@code throw} in front of the call, so that the compiler sees the end. */
    static RuntimeException rethrow(Throwable failure) {
        return Unchecked.<RuntimeException>raise(failure);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the cast is what makes it pass
    private static <E extends Throwable> RuntimeException raise(Throwable failure) throws E {
        throw (E) failure;
    }
}
