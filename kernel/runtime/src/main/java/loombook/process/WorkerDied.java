package loombook.process;

/**
 * A child JVM has ended while it had work to do: that work has failed, and is not done again. Python:
 * {@code concurrent.futures.process.BrokenProcessPool}; {@code multiprocessing.Pool} waits for ever instead.
 */
public final class WorkerDied extends RuntimeException {
    private final String worker;
    private final int exitCode;

    /** Says which child has ended, and how. */
    public WorkerDied(String worker, int exitCode, String message) {
        super(message);
        this.worker = worker;
        this.exitCode = exitCode;
    }

    /** Returns the child's name. */
    public String worker() {
        return worker;
    }

    /** Returns its exit code; the signal's number below zero when a signal has ended it, as Python has it. */
    public int exitCode() {
        return exitCode;
    }
}
