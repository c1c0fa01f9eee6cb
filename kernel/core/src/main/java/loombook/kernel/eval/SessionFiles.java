package loombook.kernel.eval;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** The files that javac sees: the class path, and in memory what the session has defined and what is compiled now. */
final class SessionFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, JavaFileObject> defined = new LinkedHashMap<>();
    private final Map<String, JavaFileObject> added = new LinkedHashMap<>();
    private final Set<String> replaced = new HashSet<>();
    private Map<String, byte[]> compiled = new LinkedHashMap<>();

    SessionFiles(StandardJavaFileManager files) {
        super(files);
    }

    /** Says where javac finds what no cell has defined. */
    void classPath(List<Path> paths) {
        try {
            fileManager.setLocationFromPaths(StandardLocation.CLASS_PATH, paths);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a class known that the runtime has. */
    void define(String name, byte[] bytes) {
        var file = new ClassFile(name, bytes);
        if (defined.put(name, file) == null) {
            added.put(name, file);
        } else {
            replaced.add(name);
        }
    }

    /** Forgets a class and those that stand in it. */
    void forget(String name) {
        defined.keySet().removeIf(one -> {
            boolean within = one.equals(name) || one.startsWith(name + "$");
            if (within) {
                replaced.add(one);
                added.remove(one);
            }
            return within;
        });
    }

    /** Brings javac's picture of the session's package up to date. */
    void tellChanges(SessionPackage session) {
        if (replaced.isEmpty()) {
            added.forEach(session::add);
        } else {
            session.forgetAll(Stream.concat(defined.keySet().stream(), replaced.stream()));
        }
        added.clear();
        replaced.clear();
    }

    /** Returns what was compiled since this was asked last. */
    Map<String, byte[]> takeCompiled() {
        var taken = compiled;
        compiled = new LinkedHashMap<>();
        return taken;
    }

    /** Returns a source file of the session's package. */
    static JavaFileObject source(String className, String text) {
        return new SimpleJavaFileObject(uri(className, ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    @Override
    public Iterable<JavaFileObject> list(
            JavaFileManager.Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        if (location != StandardLocation.CLASS_PATH || !packageName.equals(Names.PACKAGE)) {
            return super.list(location, packageName, kinds, recurse);
        }
        return List.copyOf(defined.values());
    }

    @Override
    public @Nullable String inferBinaryName(JavaFileManager.Location location, JavaFileObject file) {
        return file instanceof ClassFile it ? it.className : super.inferBinaryName(location, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            JavaFileManager.Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(uri(className, kind.extension), kind) {
            @Override
            public OutputStream openOutputStream() {
                var bytes = new ByteArrayOutputStream();
                return new FilterOutputStream(bytes) {
                    @Override
                    public void write(byte[] some, int offset, int length) {
                        bytes.write(some, offset, length);
                    }

                    @Override
                    public void close() {
                        compiled.put(className, bytes.toByteArray());
                    }
                };
            }
        };
    }

    private static URI uri(String className, String extension) {
        return URI.create("session:///" + className.replace('.', '/') + extension);
    }

    private static final class ClassFile extends SimpleJavaFileObject {
        private final String className;
        private final byte[] bytes;

        ClassFile(String className, byte[] bytes) {
            super(uri(className, Kind.CLASS.extension), Kind.CLASS);
            this.className = className;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
