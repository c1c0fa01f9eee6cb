package loombook.kernel.eval;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jshell.SourceCodeAnalysis;

/**
 * JShell's index of all classes that there are, from which it tells what an unknown name may be. It begins to make it as
 * soon as it is asked to analyze anything, and that took a third of the CPU time of a session's first cells. Nobody asks
 * for it: {@link loombook.kernel.assist.TypeIndex} knows the same. Safe for any number of threads.
 */
final class Indexing {
    private static final System.Logger LOG = System.getLogger("loombook.eval");
    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final AtomicBoolean PREVENTED = new AtomicBoolean();

    private Indexing() {}

    /** Has it wait for ever; to be called before JShell's analysis is. */
    static void prevent() {
        if (!PREVENTED.compareAndSet(false, true)) {
            return;
        }
        try {
            var field =
                    Class.forName(SourceCodeAnalysis.class.getName() + "Impl").getDeclaredField("INDEXER");
            field.setAccessible(true);
            // It has one thread, which does what it is given in order.
            ((ExecutorService) field.get(null)).execute(Indexing::await);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // A JVM without the flag that opens JShell, or a JShell that differs: it makes it at once.
            LOG.log(System.Logger.Level.DEBUG, "JShell's index is not prevented", e);
        }
    }

    private static void await() {
        try {
            NEVER.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
