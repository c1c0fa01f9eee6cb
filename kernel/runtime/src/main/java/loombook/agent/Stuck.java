package loombook.agent;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loombook.link.ToKernel;

/**
 * A thread of an interrupted cell that goes on, and what it is doing.
 *
 * @param others how many more there are
 */
record Stuck(Thread thread, CellStack stack, int others) {
    /** Finds the thread to tell of: the cell's own if it is among these. */
    static Optional<Stuck> among(Set<Thread> threads) {
        var alive = threads.stream().filter(Thread::isAlive).toList();
        return alive.stream()
                .map(thread -> new Stuck(thread, CellStack.of(thread), alive.size() - 1))
                .max(Comparator.comparing(stuck -> stuck.stack().isOfCellsThread()));
    }

    /** Returns this as it is told to the kernel. */
    ToKernel.GoesOn of(long cell) {
        return new ToKernel.GoesOn(
                cell,
                stack.isOfCellsThread() ? null : Uncaught.nameOf(thread),
                doing(),
                List.of(stack.frames()),
                others);
    }

    private String doing() {
        var info = thread.isVirtual()
                ? null
                : ManagementFactory.getThreadMXBean().getThreadInfo(new long[] {thread.threadId()}, false, false)[0];
        var state = thread.getState();
        if (info != null && info.getLockOwnerName() != null && state != Thread.State.RUNNABLE) {
            var what = state == Thread.State.BLOCKED ? "the monitor of " : "the lock ";
            return "waits for " + what + info.getLockInfo() + ", which thread " + info.getLockOwnerName() + " holds";
        }
        var call = stack.called();
        var waits = state != Thread.State.RUNNABLE || stack.isNative();
        return (waits ? "waits" : "runs") + (call == null ? "" : " in " + call);
    }
}
