package loombook.process.memory;

import java.io.ObjectInputFilter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which classes another process may send: values, collections and failures of the JDK, what processes share, and the
 * classes of cells and of the libraries that cells have added.
 */
final class ItemFilter implements ObjectInputFilter {
    private static final Set<String> PACKAGES = Set.of(
            "java.lang",
            "java.math",
            "java.net",
            "java.time",
            "java.time.chrono",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "java.text");

    @Override
    public Status checkInput(FilterInfo info) {
        var type = info.serialClass();
        return type == null || isLetIn(elementOf(type)) ? Status.ALLOWED : Status.REJECTED;
    }

    private static Class<?> elementOf(Class<?> type) {
        Class<?> element = type;
        while (element.getComponentType() instanceof Class<?> inner) {
            element = inner;
        }
        return element;
    }

    private static boolean isLetIn(Class<?> type) {
        return type.isPrimitive()
                || isOfCells(type.getClassLoader())
                || type.getPackageName().startsWith("loombook.process")
                || PACKAGES.contains(type.getPackageName())
                || type == java.io.File.class
                || type == java.lang.invoke.SerializedLambda.class
                || Throwable.class.isAssignableFrom(type);
    }

    /** Neither the JDK's nor the runtime's own. */
    private static boolean isOfCells(@Nullable ClassLoader loader) {
        return loader != null
                && loader != ClassLoader.getPlatformClassLoader()
                && (loader != ItemFilter.class.getClassLoader()
                        || Thread.currentThread().getContextClassLoader() == loader);
    }
}
