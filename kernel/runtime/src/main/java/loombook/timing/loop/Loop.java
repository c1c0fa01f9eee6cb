package loombook.timing.loop;

/**
 * Does something many times. Each has a class of its own: what the JIT compiler learns of one must not make another one
 * slower.
 */
public interface Loop {
    /**
     * Does it so many times, between {@link Sink#begin} and {@link Sink#end}.
     *
     * @throws Throwable whatever it throws
     */
    void run(long runs, Sink sink) throws Throwable;
}
