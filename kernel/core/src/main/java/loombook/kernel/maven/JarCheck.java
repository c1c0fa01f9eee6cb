package loombook.kernel.maven;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Looks at a jar before it is put on a class path: there a bad one is passed over without a word. */
public final class JarCheck {
    private static final int MAGIC = 0xCAFEBABE;

    /** In a class file, the version of Java 1.0 would be this. */
    private static final int BEFORE_JAVA_1 = 44;

    /** One of a library's classes is as new as the others, so few have to be looked at. */
    private static final int LOOKED_AT = 16;

    private JarCheck() {}

    /** Returns what is wrong with a file, as it follows its name in a sentence; null when it can be used. */
    public static @Nullable String problem(Path file) {
        try (var jar = new ZipFile(file.toFile())) {
            return tooNew(jar.stream()
                    .filter(one -> isClass(one.getName()))
                    .limit(LOOKED_AT)
                    .map(one -> new Candidate(one.getName(), () -> jar.getInputStream(one)))
                    .toList());
        } catch (IOException | RuntimeException e) {
            return "is no jar that can be read (" + reason(file, e) + ")";
        }
    }

    /** Returns what is wrong with the classes in a folder, as it follows its name in a sentence; null when nothing is. */
    public static @Nullable String problemOfFolder(Path folder) {
        try (var all = Files.walk(folder)) {
            return tooNew(all.filter(one -> isClass(folder.relativize(one).toString()))
                    .limit(LOOKED_AT)
                    .map(one -> new Candidate(folder.relativize(one).toString(), () -> Files.newInputStream(one)))
                    .toList());
        } catch (IOException | UncheckedIOException e) {
            return "can't be read (" + e.getMessage() + ")";
        }
    }

    private static String reason(Path file, Exception e) {
        try {
            if (Files.isDirectory(file)) {
                return "it is a folder";
            }
            if (Files.size(file) == 0) {
                return "it is empty";
            }
        } catch (IOException _) {
            // Then there is only what was said first.
        }
        return String.valueOf(e.getMessage());
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private record Candidate(String name, Opening content) {}

    private static @Nullable String tooNew(List<Candidate> classes) throws IOException {
        String newest = null;
        int version = 0;
        for (var one : classes) {
            int its = javaVersion(one);
            if (its <= Runtime.version().feature()) {
                // Whatever is newer in it is meant for who has a newer Java.
                return null;
            }
            if (its > version) {
                newest = one.name();
                version = its;
            }
        }
        return newest == null ? null : sentence(className(newest), version);
    }

    /**
     * Says that a class can't be loaded because it was compiled for a newer Java.
     *
     * @param java the version of Java that it was compiled for
     */
    private static String sentence(String className, int java) {
        return "was compiled for Java " + java + " (its class " + className + " has version " + (java + BEFORE_JAVA_1)
                + "), and cells run on Java " + Runtime.version().feature()
                + ": take an older version of it, or start Loombook on a JDK " + java;
    }

    private static String className(String entry) {
        return entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
    }

    /** Directories of versions are for who has that version, and module-info is not loaded. */
    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("module-info.class");
    }

    private static int javaVersion(Candidate one) throws IOException {
        try (var in = new DataInputStream(one.content().open())) {
            if (in.readInt() != MAGIC) {
                return 0;
            }
            var _ = in.readUnsignedShort();
            return in.readUnsignedShort() - BEFORE_JAVA_1;
        } catch (EOFException e) {
            return 0;
        }
    }
}
