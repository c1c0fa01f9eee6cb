package loombook.agent;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * The points in cells' code at which a cell can be stopped: every method's entry and every jump back.
 *
 * <p>All of them are one call site that does nothing. The JIT compiler folds it away, so that it costs nothing and reads
 * no memory: a loop that never sees a plain flag's change goes on never seeing it. While cells are being interrupted the
 * call site has a target that asks whether the thread works for one of them.
 *
 * <p>No {@code catch} can hold a loop against it for ever. The jump at a loop's end lies outside of every {@code try} in
 * the loop's body, and a method's entry outside of every one in the method: what is thrown there leaves the loop, or the
 * method. {@code finally} blocks and handlers run as they do for any exception.
 */
public final class StopPoint {
    private static final MethodType TYPE = MethodType.methodType(void.class);
    private static final MethodHandle PASS = MethodHandles.empty(TYPE);
    private static final MutableCallSite SITE = new MutableCallSite(PASS);

    private static int interruptions;

    private StopPoint() {}

    /** Links a stop point; called by the JVM. */
    public static CallSite link(MethodHandles.Lookup caller, String name, MethodType type) {
        return SITE;
    }

    /** Has every thread look at each stop point whether its cell is interrupted; until as many calls of {@link #disarm}. */
    static synchronized void arm() {
        if (interruptions++ == 0) {
            try {
                setTarget(MethodHandles.lookup().findStatic(StopPoint.class, "check", TYPE));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("StopPoint has no check()", e);
            }
        }
    }

    /** Lets every thread pass again, when nobody else has armed the stop points. */
    static synchronized void disarm() {
        if (--interruptions == 0) {
            setTarget(PASS);
        }
    }

    private static void setTarget(MethodHandle target) {
        SITE.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {SITE});
    }

    @SuppressWarnings("UnusedMethod") // called through the call site
    private static void check() {
        var cell = CellContext.current();
        if (cell != null) {
            var interruption = cell.interruption();
            if (interruption != null) {
                interruption.atStopPoint();
            }
        }
    }
}
