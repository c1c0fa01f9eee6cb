package loombook.agent;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stack of a thread that may work for a cell.
 *
 * @param frames innermost first
 */
record CellStack(StackTraceElement... frames) {
    private static final String OURS = "loombook.agent.";

    /** Where our own code has a value shown, which may be a library's that never ends. */
    private static final String SHOWN = OURS + "CellRunner.shown";

    /** Where a value says how it is shown, on whichever thread. */
    private static final String PATIENCE = OURS + "Patience";

    private static final String LOOP = "loombook.async.";

    private static final String HANDED_OVER = OURS + "Carried";

    /** Returns a thread's stack as it is now; empty when the thread has ended. */
    static CellStack of(Thread thread) {
        return new CellStack(thread.getStackTrace());
    }

    /** Returns whether the thread is in native code, such as a system call that waits. */
    boolean isNative() {
        return frames.length > 0 && frames[0].isNativeMethod();
    }

    /**
     * Returns whether nothing is broken when something is thrown right here: the thread is in a cell's work, and neither
     * in our own code (the cell has ended then, or has not begun) nor where the JDK would be left in pieces that all cells share, such as the lock of
     * {@code System.out}, a class that is being loaded or initialized, or a lambda that is being linked.
     */
    boolean isStoppable() {
        for (int i = 0; i < frames.length; i++) {
            var type = frames[i].getClassName();
            if (CellPlaces.isCell(frames[i])) {
                return true;
            }
            if (type.startsWith(LOOP)) {
                // The turn would be lost with the thread that has it, and every other task would wait for ever.
                return false;
            }
            if (type.startsWith(OURS)) {
                // What stands innermost is ours itself, on its way in or out.
                return i > 0
                        && (type.startsWith(HANDED_OVER)
                                || type.equals(PATIENCE)
                                || SHOWN.equals(type + "." + frames[i].getMethodName()));
            }
            if (type.equals("java.io.PrintStream")
                    || type.equals("java.lang.ClassLoader")
                    || type.startsWith("java.lang.invoke.")
                    || frames[i].getMethodName().equals("<clinit>")) {
                return false;
            }
        }
        return false;
    }

    /** Returns whether this is the thread that the cell was begun on. */
    boolean isOfCellsThread() {
        return Stream.of(frames).anyMatch(frame -> frame.getClassName().equals(CellRunner.class.getName()));
    }

    /** Returns what the cell's code has called, such as {@code java.net.ServerSocket.accept}; null when it is there itself. */
    @Nullable
    String called() {
        StackTraceElement inner = null;
        for (var frame : frames) {
            if (CellPlaces.isCell(frame) || frame.getClassName().startsWith(OURS)) {
                break;
            }
            inner = frame;
        }
        return inner == null ? null : inner.getClassName() + "." + inner.getMethodName();
    }
}
