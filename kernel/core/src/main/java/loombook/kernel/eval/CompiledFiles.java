package loombook.kernel.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Source files that stand in cells, compiled into a folder that is gone with the kernel. */
final class CompiledFiles {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*package\\s+[\\w.]+\\s*;");
    private static final Pattern PUBLIC =
            Pattern.compile("(?m)^\\s*public\\s+(?:(?:final|abstract|sealed|non-sealed|strictfp)\\s+)*"
                    + "(?:class|interface|enum|record|@interface)\\s+(?<name>\\w+)");
    private static final Pattern ANY =
            Pattern.compile("\\b(?:class|interface|enum|record|@interface)\\s+(?<name>[A-Za-z_]\\w*)");

    private final Map<String, byte[]> known = new HashMap<>();
    private @Nullable Path folder;

    /**
     * What was compiled.
     *
     * @param classes their names, but for those that stand in others
     * @param again the names of those that had another form before
     */
    record Made(Path folder, List<String> classes, List<String> again) {}

    /** One file of the cell. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;
        private final int start;

        Source(String text, int start) {
            super(URI.create("cell:///" + name(text) + ".java"), Kind.SOURCE);
            this.text = text;
            this.start = start;
        }

        private static String name(String text) {
            var type = PUBLIC.matcher(text);
            var other = ANY.matcher(text);
            return type.find() ? type.group("name") : other.find() ? other.group("name") : "Cell";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Compiles what stands in a cell from a position on, or -1; errors end the cell. */
    synchronized Made compile(String text, int start, Cell cell, Session session) {
        try {
            var into = folder();
            var made = compile(sources(text), into, start < 0 ? cell.loaded("%%javac", text) : cell, start, session);
            var classes = new ArrayList<String>();
            var again = new ArrayList<String>();
            made.forEach((name, bytes) -> {
                var before = known.put(name, bytes);
                if (!name.contains("$")) {
                    classes.add(name);
                }
                if (before != null && !java.util.Arrays.equals(before, bytes)) {
                    again.add(name.replace('$', '.'));
                }
            });
            return new Made(
                    into,
                    classes.stream().sorted().toList(),
                    again.stream().sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Classes can't be written", e);
        }
    }

    private Path folder() throws IOException {
        if (folder == null) {
            var made = Files.createTempDirectory("loombook-classes");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made)));
            folder = made;
        }
        return folder;
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.getLogger("loombook.eval").log(System.Logger.Level.DEBUG, "Classes were left behind", e);
        }
    }

    private static List<Source> sources(String text) {
        var starts = new ArrayList<Integer>();
        PACKAGE.matcher(text).results().skip(1).forEach(one -> starts.add(one.start()));
        starts.addFirst(0);
        starts.add(text.length());
        return Stream.iterate(0, i -> i < starts.size() - 1, i -> i + 1)
                .map(i -> new Source(text.substring(starts.get(i), starts.get(i + 1)), starts.get(i)))
                .toList();
    }

    private static Map<String, byte[]> compile(List<Source> sources, Path into, Cell cell, int start, Session session)
            throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        var fresh = Files.createTempDirectory("loombook-javac");
        try (var files = compiler.getStandardFileManager(found, Locale.ENGLISH, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(fresh));
            var options = new ArrayList<>(session.compilerOptions());
            boolean done =
                    compiler.getTask(null, files, found, options, null, sources).call();
            if (!done) {
                throw new Unsuccessful(new Outcome.Failed(
                        errors(found, cell, Math.max(0, start)).failure()));
            }
            var made = new HashMap<String, byte[]>();
            try (var all = Files.walk(fresh)) {
                for (var file :
                        all.filter(one -> one.toString().endsWith(".class")).toList()) {
                    var relative = fresh.relativize(file);
                    var target = into.resolve(relative);
                    Files.createDirectories(Objects.requireNonNull(target.getParent()));
                    var bytes = Files.readAllBytes(file);
                    var _ = Files.write(target, bytes);
                    var name = relative.toString().replace(java.io.File.separatorChar, '.');
                    made.put(name.substring(0, name.length() - ".class".length()), bytes);
                }
            }
            return made;
        } finally {
            delete(fresh);
        }
    }

    private static CompileErrors errors(DiagnosticCollector<JavaFileObject> found, Cell cell, int start) {
        var errors = new CompileErrors(cell);
        for (var one : found.getDiagnostics()) {
            if (one.getKind() == Diagnostic.Kind.ERROR) {
                int file = one.getSource() instanceof Source source ? source.start : 0;
                errors.add(errors.problem(
                        start + file + (int) Math.max(0, one.getStartPosition()),
                        start + file + (int) Math.max(1, one.getEndPosition()),
                        one.getMessage(Locale.ENGLISH)));
            }
        }
        return errors;
    }
}
