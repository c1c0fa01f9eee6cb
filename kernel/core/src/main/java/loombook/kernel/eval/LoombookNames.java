package loombook.kernel.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import loombook.Notebook;

/** Which of Loombook's packages some code names, of those that cells import by default. */
final class LoombookNames {
    private static final String NOTEBOOK = "static loombook.Notebook.*";

    private final Set<String> words;
    private final Set<String> declared;
    private final String code;

    /**
     * Prepares to look for them.
     *
     * @param declared the names that cells have given to something of their own
     */
    LoombookNames(String code, Set<String> declared) {
        this.code = code;
        this.words = Words.of(code);
        this.declared = declared;
    }

    /** Returns the imports that it needs, as they stand in {@link Session#IMPORTS}. */
    List<String> imports() {
        try {
            var place = Path.of(Notebook.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(place)) {
                return imports(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
                return imports(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Loombook's own classes can't be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> imports(Path root) {
        return Session.IMPORTS.stream()
                .filter(one -> one.startsWith("loombook.") || one.equals(NOTEBOOK))
                .filter(one -> one.equals(NOTEBOOK) ? callsNotebook() : names(root, one.replace(".*", "")))
                .toList();
    }

    private boolean callsNotebook() {
        return Stream.of(Notebook.class.getMethods())
                .filter(one -> Modifier.isStatic(one.getModifiers()))
                .map(java.lang.reflect.Method::getName)
                .distinct()
                .filter(one -> words.contains(one) && !declared.contains(one))
                .anyMatch(one -> code.matches("(?s).*(?<![.\\w])" + one + "\\s*\\(.*"));
    }

    private boolean names(Path root, String of) {
        try (var files = Files.list(root.resolve(of.replace('.', '/')))) {
            return files.map(one -> one.getFileName().toString())
                    .filter(one -> one.endsWith(".class") && !one.contains("$"))
                    .map(one -> one.substring(0, one.length() - ".class".length()))
                    .filter(one -> words.contains(one) && !declared.contains(one))
                    .anyMatch(one -> isPublic(of + "." + one));
        } catch (IOException e) {
            throw new UncheckedIOException("Loombook's own classes can't be read", e);
        }
    }

    private static boolean isPublic(String type) {
        try {
            return Modifier.isPublic(
                    Class.forName(type, false, Notebook.class.getClassLoader()).getModifiers());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
