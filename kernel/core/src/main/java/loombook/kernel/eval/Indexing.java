package loombook.kernel.eval;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import jdk.jshell.SourceCodeAnalysis;

/**
 * JShell's index of all classes that there are, from which it tells what an unknown name may be. It begins to make it as
 * soon as it is asked to analyze anything, and that took a third of the CPU time of a session's first cells; it has to
 * wait until there is time, or until somebody asks what needs it. Safe for any number of threads.
 */
final class Indexing {
    private static final System.Logger LOG = System.getLogger("loombook.eval");
    private static final CountDownLatch WANTED = new CountDownLatch(1);

    private Indexing() {}

    /** Has it wait; to be called before JShell's analysis is. */
    static void postpone() {
        if (WANTED.getCount() == 0) {
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
            LOG.log(System.Logger.Level.DEBUG, "JShell's index is not postponed", e);
        }
    }

    private static void await() {
        try {
            WANTED.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets it go on. */
    static void allow() {
        WANTED.countDown();
    }
}
