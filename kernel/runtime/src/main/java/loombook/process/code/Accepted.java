package loombook.process.code;

import java.io.ObjectInputFilter;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is made of bytes from another JVM, in both directions: objects of cells and of the jars that cells have added, of
 * the class path, exceptions, and the JDK's values and collections. Nothing else: no proxies, none of the JDK's objects that do
 * something when they are read.
 */
public final class Accepted implements ObjectInputFilter {
    private static final long MOST_OBJECTS = 1L << 28;
    private static final long DEEPEST = 20_000;

    private static final Set<String> PACKAGES = Set.of(
            "java.io",
            "java.lang",
            "java.lang.invoke",
            "java.math",
            "java.net",
            "java.nio.charset",
            "java.text",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks",
            "java.util.function",
            "java.util.regex",
            "java.util.random",
            "java.awt",
            "java.awt.geom",
            "java.sql",
            "javax.xml.namespace");

    private @Nullable Class<?> refused;

    /** Makes a filter for one stream. */
    public Accepted() {}

    /** Returns the type for which an object was refused, or null. */
    @Nullable
    Class<?> refused() {
        return refused;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        if (info.depth() > DEEPEST || info.references() > MOST_OBJECTS) {
            return Status.REJECTED;
        }
        var type = info.serialClass();
        if (type == null) {
            return Status.UNDECIDED;
        }
        while (type.isArray()) {
            type = type.componentType();
        }
        if (isAccepted(type)) {
            return Status.ALLOWED;
        }
        refused = type;
        return Status.REJECTED;
    }

    private static boolean isAccepted(Class<?> type) {
        if (type.isPrimitive()) {
            return true;
        }
        if (Proxy.isProxyClass(type)) {
            return false;
        }
        var name = type.getPackageName();
        return type.getClassLoader() instanceof CodeLoader
                || type.getClassLoader() == ClassLoader.getSystemClassLoader()
                || PACKAGES.contains(name)
                || name.startsWith("java.time")
                || Throwable.class.isAssignableFrom(type);
    }
}
