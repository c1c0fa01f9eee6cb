package loombook.agent;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/** Has tests do what cells do. */
public final class InCell {
    private static final AtomicLong IDS = new AtomicLong(1_000_000);

    private InCell() {}

    /** Does work on the current thread as that of a new cell. */
    public static <T> T run(Callable<T> work) throws Exception {
        var cell = TestCells.cell(IDS.incrementAndGet());
        var before = cell.take();
        try {
            return work.call();
        } finally {
            CellContext.giveBack(before);
        }
    }
}
