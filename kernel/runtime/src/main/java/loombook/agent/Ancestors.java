package loombook.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which of Java's own classes the classes of cells come from. Their class files are read for that, since a class can't be
 * loaded while one that it refers to is being defined. Safe for any number of threads.
 */
final class Ancestors {
    private final ClassLoader loader;
    private final Map<String, Set<Class<?>>> known = new ConcurrentHashMap<>();

    /** Reads class files that a loader finds. */
    Ancestors(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Returns the nearest ancestors of packages {@code java.…}: of such a class itself alone, of one that is not found
     * none.
     *
     * @param name the class's name as class files have it, such as {@code java/util/List}
     */
    Set<Class<?>> of(String name) {
        var found = known.get(name);
        if (found == null) {
            found = Set.copyOf(find(name));
            known.put(name, found);
        }
        return found;
    }

    /** Returns the same for a class that is not known yet. */
    Set<Class<?>> of(ClassModel type) {
        var found = new HashSet<Class<?>>();
        if (type.superclass().isPresent()) {
            found.addAll(of(type.superclass().get().asInternalName()));
        }
        for (var each : type.interfaces()) {
            found.addAll(of(each.asInternalName()));
        }
        return found;
    }

    private Set<Class<?>> find(String name) {
        if (name.startsWith("java/")) {
            return load(name);
        }
        try (var file = name.startsWith("[") ? null : loader.getResourceAsStream(name + ".class")) {
            return file == null ? Set.of() : of(ClassFile.of().parse(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Class<?>> load(String name) {
        try {
            return Set.of(Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader()));
        } catch (ClassNotFoundException e) {
            return Set.of(); // the cell fails when it gets there
        }
    }
}
