package loombook.kernel;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Watches the process that has started this one: when it is gone, killed with no time to say so, nobody would ever end
 * this kernel.
 */
final class Parent {
    private static final int PERIOD_MS = 500;
    private static final long INIT = 1;

    private Parent() {}

    /** Calls an action once the parent of this process has ended. */
    static void whenGone(Runnable action) {
        var parent = ProcessHandle.current().parent();
        if (parent.isEmpty() || parent.get().pid() == INIT) {
            // Jupyter names the process that starts a kernel: when another one is the parent by now, it has ended.
            var starter = System.getenv("JPY_PARENT_PID");
            if (starter != null && !starter.isEmpty() && !starter.equals(String.valueOf(INIT))) {
                action.run();
            }
            return;
        }
        // The JDK's own onExit() of a process that is not a child looks only every few seconds.
        var watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("loombook-parent").daemon().factory());
        var _ = watch.scheduleWithFixedDelay(
                () -> {
                    if (!parent.equals(ProcessHandle.current().parent())
                            || !parent.get().isAlive()) {
                        action.run();
                        watch.shutdown();
                    }
                },
                PERIOD_MS,
                PERIOD_MS,
                TimeUnit.MILLISECONDS);
    }
}
