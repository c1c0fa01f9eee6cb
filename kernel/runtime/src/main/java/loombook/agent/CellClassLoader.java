package loombook.agent;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import loombook.link.ToRuntime.ClassBytes;
import loombook.process.code.CodeLoader;
import loombook.process.code.Sendable;
import org.jspecify.annotations.Nullable;

/** Defines the classes of cells, and those of the jars that cells have added. */
final class CellClassLoader extends CodeLoader {
    private static final String SUFFIX = ".class";

    private final StopPoints stopPoints = new StopPoints(this);
    private final Handovers handovers = new Handovers(this);
    private final Sendable sendables = new Sendable(this);
    private final Map<String, byte[]> defined = new ConcurrentHashMap<>();
    private final Map<String, byte[]> sendable = new ConcurrentHashMap<>();

    /** Defines classes that may refer to each other. */
    void define(List<ClassBytes> classes) throws ClassNotFoundException {
        for (var one : classes) {
            defined.put(one.name(), one.bytes());
            sendable.remove(one.name());
            CellFrames.defined(one.name());
        }
        for (var one : classes) {
            // Looks up what the class refers to now, so that a missing class is reported for the right cell.
            var _ = loadClass(one.name()).getDeclaredMethods();
        }
    }

    /** Appends a jar or a folder. */
    void add(String path) throws MalformedURLException {
        addURL(Path.of(path).toUri().toURL());
    }

    @Override
    public boolean runsCells() {
        return true;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte @Nullable [] bytes = code(name);
        if (bytes == null) {
            return super.findClass(name);
        }
        var stoppable = stopPoints.add(bytes);
        return defineClass(name, stoppable, 0, stoppable.length);
    }

    /** Without stop points: a child JVM that does not end in time is killed. */
    @Override
    public byte @Nullable [] code(String className) {
        byte @Nullable [] known = sendable.get(className);
        byte @Nullable [] bytes = known == null ? defined.get(className) : null;
        if (bytes != null) {
            known = sendables.made(handovers.add(bytes));
            sendable.put(className, known);
        }
        return known;
    }

    /** Finds the classes of cells as files too: their ancestors are looked up so. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        var bytes = name.endsWith(SUFFIX)
                ? defined.get(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'))
                : null;
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
}
