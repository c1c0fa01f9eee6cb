package loombook.text;

import org.jspecify.annotations.Nullable;

/** What threads wait for, for readers. */
public final class Words {
    private Words() {}

    /** Names an object that a thread waits for. */
    public static String of(@Nullable Object blocker) {
        return blocker == null ? "" : ofClass(blocker.getClass().getName());
    }

    /** Names an object by its class. The JDK's own parts stand for the whole that its users know. */
    public static String ofClass(String binaryName) {
        var name = binaryName.replace('/', '.');
        var simple = name.substring(name.lastIndexOf('.') + 1);
        int inner = simple.indexOf('$');
        boolean ofJdk = name.startsWith("java.") || name.startsWith("jdk.");
        if (inner >= 0) {
            // Classes of cells stand in one whose name begins with the sign.
            simple = ofJdk ? simple.substring(0, inner) : simple.substring(simple.lastIndexOf('$') + 1);
        }
        return simple.startsWith("AbstractQueued") ? "a condition" : simple;
    }

    /** Returns whether a class is that of a lock which one thread holds. */
    public static boolean isLock(String binaryName) {
        return binaryName.replace('/', '.').startsWith("java.util.concurrent.locks.Reentrant");
    }
}
