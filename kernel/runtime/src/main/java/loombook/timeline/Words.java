package loombook.timeline;

import org.jspecify.annotations.Nullable;

/** What threads wait for, for readers. */
final class Words {
    private Words() {}

    /** Names an object that a thread waits for. */
    static String of(@Nullable Object blocker) {
        return blocker == null ? "" : ofClass(blocker.getClass().getName());
    }

    /** Names an object by its class. The JDK's own parts stand for the whole that its users know. */
    static String ofClass(String binaryName) {
        var name = binaryName.replace('/', '.');
        var simple = name.substring(name.lastIndexOf('.') + 1);
        int inner = simple.indexOf('$');
        boolean ofJdk = name.startsWith("java.") || name.startsWith("jdk.");
        if (inner > 0) {
            simple = ofJdk ? simple.substring(0, inner) : simple.substring(simple.lastIndexOf('$') + 1);
        }
        return simple.startsWith("AbstractQueued") ? "a condition" : simple;
    }

    /** Returns whether a class is that of a lock which one thread holds. */
    static boolean isLock(String binaryName) {
        return binaryName.replace('/', '.').startsWith("java.util.concurrent.locks.Reentrant");
    }
}
