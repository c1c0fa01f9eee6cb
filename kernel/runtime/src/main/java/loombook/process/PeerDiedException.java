package loombook.process;

/**
 * A process has died with which this one shares something, so that what this thread does or waits for has no sense as
 * things are: a lock's holder, all other users of a queue. The message tells which. Python's {@code multiprocessing} hangs
 * then.
 */
public final class PeerDiedException extends IllegalStateException {
    PeerDiedException(String message) {
        super(message);
    }
}
