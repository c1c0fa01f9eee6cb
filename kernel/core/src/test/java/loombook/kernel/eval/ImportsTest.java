package loombook.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import loombook.thread.Threads;
import org.junit.jupiter.api.Test;

/** A name that two imported packages have is in the way of both: javac calls it ambiguous. */
class ImportsTest {
    @Test
    void noNameIsImportedTwice() throws Exception {
        var owners = new TreeMap<String, List<String>>();
        for (var name : packages()) {
            for (var type : publicTypes(name)) {
                owners.computeIfAbsent(type, _ -> new ArrayList<>()).add(name);
            }
        }
        assertThat(owners).containsEntry("Threads", List.of("loombook.thread"));
        assertThat(owners).containsEntry("Thread", List.of("java.lang"));
        assertThat(owners).containsEntry("Function", List.of("java.util.function"));
        owners.values().removeIf(packages -> packages.size() == 1);
        assertThat(owners).isEmpty();
    }

    @Test
    void whatIsOursAndImportedHasNoNameThatAUserThinksOfFirst() throws Exception {
        var ours = new TreeSet<String>();
        for (var name : packages()) {
            if (name.startsWith("loombook")) {
                ours.addAll(publicTypes(name));
            }
        }
        assertThat(ours)
                .hasSizeGreaterThan(50)
                .doesNotContain(
                        "Task", "State", "Channel", "Worker", "Pool", "Queue", "Node", "Point", "Result", "Message",
                        "Counter", "Account", "Person", "Job", "Actor", "Loop", "Timer", "Scope", "Call", "Main");
    }

    private static List<String> packages() {
        var imported = Session.IMPORTS.stream()
                .filter(name -> !name.startsWith("static "))
                .map(name -> name.substring(0, name.length() - ".*".length()));
        return Stream.concat(Stream.of("java.lang"), imported).toList();
    }

    private static List<String> publicTypes(String name) throws IOException, ClassNotFoundException {
        var folder = name.replace('.', '/');
        if (name.startsWith("java.")) {
            var jdk = FileSystems.getFileSystem(URI.create("jrt:/"));
            var module = ModuleLayer.boot().modules().stream()
                    .filter(it -> it.getPackages().contains(name))
                    .findAny()
                    .orElseThrow();
            return publicTypes(name, jdk.getPath("/modules", module.getName(), folder));
        }
        var source = Path.of(URI.create(Threads.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        if (Files.isDirectory(source)) {
            return publicTypes(name, source.resolve(folder));
        }
        try (FileSystem jar = FileSystems.newFileSystem(source)) {
            return publicTypes(name, jar.getPath("/", folder));
        }
    }

    private static List<String> publicTypes(String name, Path folder) throws IOException, ClassNotFoundException {
        var types = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(folder, "*.class")) {
            for (var file : files) {
                var simple = file.getFileName().toString().replaceFirst("\\.class$", "");
                if (!simple.contains("$") && !simple.contains("-")) {
                    var type = Class.forName(name + "." + simple, false, Threads.class.getClassLoader());
                    if (Modifier.isPublic(type.getModifiers())) {
                        types.add(simple);
                    }
                }
            }
        }
        return types;
    }
}
