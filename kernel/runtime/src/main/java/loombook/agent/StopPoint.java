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
 * no memory: a loop that never sees a plain flag's change goes on never seeing it. To stop a cell the call site is given
 * a target that asks whether the thread works for that cell.
 */
public final class StopPoint {
    private static final MethodType TYPE = MethodType.methodType(void.class);
    private static final MethodHandle PASS = MethodHandles.empty(TYPE);
    private static final MutableCallSite SITE = new MutableCallSite(PASS);

    private static volatile long stopped;

    private StopPoint() {}

    /** Links a stop point; called by the JVM. */
    public static CallSite link(MethodHandles.Lookup caller, String name, MethodType type) {
        return SITE;
    }

    /** Makes every thread that works for this cell end at its next stop point. */
    static void stop(long cell) {
        stopped = cell;
        try {
            setTarget(MethodHandles.lookup().findStatic(StopPoint.class, "check", TYPE));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("StopPoint has no check()", e);
        }
    }

    /** Lets every thread pass again. */
    static void pass() {
        stopped = 0;
        setTarget(PASS);
    }

    private static void setTarget(MethodHandle target) {
        SITE.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {SITE});
    }

    @SuppressWarnings("UnusedMethod") // called through the call site
    private static void check() {
        if (stopped != 0 && CellContext.currentId() == stopped) {
            throw new CellStopped();
        }
    }
}
