package loombook.kernel.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A repository in a folder, and settings by which nothing but that repository is asked. */
public final class TestRepository {
    private final Path folder;

    /** Makes an empty one in a folder. */
    public TestRepository(Path folder) {
        this.folder = folder;
    }

    /** Returns the folder from which is downloaded. */
    public Path remote() {
        return folder.resolve("remote");
    }

    /** Returns the folder of the local repository. */
    public Path local() {
        return folder.resolve("local");
    }

    /** One artifact needs another: {@code "example:words:1.0"}, with what a POM says of it beyond that. */
    public record Need(String coordinates, String more) {
        /** Something needed to compile and to run. */
        public static Need of(String coordinates) {
            return new Need(coordinates, "");
        }

        private String xml() {
            var parts = coordinates.split(":");
            return "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId><version>"
                    + parts[2] + "</version>" + more + "</dependency>";
        }
    }

    /**
     * Adds an artifact {@code group:name:version} whose jar has a class {@code group.Name} with a method {@code String
     * say()} that returns the coordinates.
     */
    public TestRepository add(String coordinates, Need... needs) {
        var parts = coordinates.split(":");
        var type = Character.toUpperCase(parts[1].charAt(0)) + parts[1].substring(1);
        var source = "package " + parts[0] + ";\n/** Says what it is. */\npublic class " + type
                + " implements java.io.Serializable { public static String say() { return \"" + coordinates + "\"; } }";
        return add(coordinates, jar(parts[0] + "." + type, source), needs);
    }

    /** Adds an artifact with any content. */
    public TestRepository add(String coordinates, byte[] jar, Need... needs) {
        var parts = coordinates.split(":");
        var file = parts[0].replace('.', '/') + "/" + parts[1] + "/" + parts[2] + "/" + parts[1] + "-" + parts[2];
        var pom =
                "<project><modelVersion>4.0.0</modelVersion><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]
                        + "</artifactId><version>" + parts[2] + "</version><dependencies>"
                        + Stream.of(needs).map(Need::xml).collect(Collectors.joining())
                        + "</dependencies></project>";
        write(file + ".pom", pom.getBytes(UTF_8));
        write(file + ".jar", jar);
        writeVersions(parts[0], parts[1]);
        return this;
    }

    /** Adds a file of any name and content, with its checksum. */
    public TestRepository file(String path, String content) {
        write(path, content.getBytes(UTF_8));
        return this;
    }

    /** Adds another file of an artifact, such as {@code example:words:1.0} for Linux. */
    public TestRepository addFile(String coordinates, String classifier, String extension, byte[] content) {
        var parts = coordinates.split(":");
        write(
                parts[0].replace('.', '/') + "/" + parts[1] + "/" + parts[2] + "/" + parts[1] + "-" + parts[2]
                        + (classifier.isEmpty() ? "" : "-" + classifier) + "." + extension,
                content);
        return this;
    }

    /** Adds a BOM. */
    public TestRepository addBom(String coordinates, Need... managed) {
        var parts = coordinates.split(":");
        return addFile(
                coordinates,
                "",
                "pom",
                ("<project><modelVersion>4.0.0</modelVersion><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]
                                + "</artifactId><version>" + parts[2]
                                + "</version><packaging>pom</packaging><dependencyManagement><dependencies>"
                                + Stream.of(managed).map(Need::xml).collect(Collectors.joining())
                                + "</dependencies></dependencyManagement></project>")
                        .getBytes(UTF_8));
    }

    private void writeVersions(String group, String name) {
        var home = group.replace('.', '/') + "/" + name;
        try (var folders = Files.list(remote().resolve(home))) {
            var versions = new TreeSet<>(folders.filter(Files::isDirectory)
                    .map(one -> one.getFileName().toString())
                    .toList());
            var xml = "<metadata><groupId>" + group + "</groupId><artifactId>" + name
                    + "</artifactId><versioning><latest>" + versions.last() + "</latest><release>"
                    + versions.last() + "</release><versions>"
                    + versions.stream()
                            .map(one -> "<version>" + one + "</version>")
                            .collect(Collectors.joining())
                    + "</versions></versioning></metadata>";
            write(home + "/maven-metadata.xml", xml.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, byte[] bytes) {
        try {
            var path = remote().resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, bytes);
            var sha1 =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
            Files.writeString(remote().resolve(file + ".sha1"), sha1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a settings.xml by which this repository is read from its folder. */
    public Path settings() {
        return settings(remote().toUri().toString(), false);
    }

    /** Returns a settings.xml by which another address takes the place of all repositories. */
    public Path settings(String url, boolean offline) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(
                    folder.resolve("settings.xml"),
                    "<settings><localRepository>" + local() + "</localRepository><offline>" + offline
                            + "</offline><mirrors><mirror><id>test</id><mirrorOf>*</mirrorOf><url>" + url
                            + "</url></mirror></mirrors></settings>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a settings.xml with such content, and the local repository. */
    public Path settingsWith(String xml) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(
                    folder.resolve("settings.xml"),
                    "<settings><localRepository>" + local() + "</localRepository>" + xml + "</settings>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a jar with a class that says something. */
    public static byte[] saying(String className, String what) {
        int dot = className.lastIndexOf('.');
        return jar(
                className,
                "package " + className.substring(0, dot) + ";\npublic class " + className.substring(dot + 1)
                        + " { public static String say() { return \"" + what + "\"; } }");
    }

    /** Returns a jar with an extension for JJava: it defines a method, and says how it is shown itself. */
    public static byte[] extension(String className) {
        int dot = className.lastIndexOf('.');
        var type = className.substring(dot + 1);
        var source = "package " + className.substring(0, dot) + ";\nimport org.dflib.jjava.jupyter.kernel.BaseKernel;\n"
                + "import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;\npublic class " + type
                + " implements org.dflib.jjava.jupyter.Extension { @Override public void install(BaseKernel kernel) {"
                + " kernel.getRenderer().createRegistration(" + type + ".class).preferring(MIMEType.TEXT_PLAIN)"
                + ".register((it, context) -> context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> \"a mixer\"));"
                + " kernel.eval(\"String mixed() { return \\\"mixed by an extension\\\"; }\"); } }";
        return with(
                "META-INF/services/org.dflib.jjava.jupyter.Extension",
                className.getBytes(UTF_8),
                jar(className, source));
    }

    private static byte[] with(String name, byte[] content, byte[] jar) {
        var bytes = new ByteArrayOutputStream();
        try (var from = new JarInputStream(new ByteArrayInputStream(jar));
                var to = new JarOutputStream(bytes)) {
            for (var entry = from.getNextJarEntry(); entry != null; entry = from.getNextJarEntry()) {
                to.putNextEntry(new JarEntry(entry.getName()));
                to.write(from.readAllBytes());
            }
            to.putNextEntry(new JarEntry(name));
            to.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns a jar with a file of text. */
    public static byte[] holding(String name, String text) {
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(new JarEntry(name));
            jar.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns the same jar, as if it had been compiled for another Java. */
    public static byte[] forJava(int version, byte[] jar) {
        var bytes = new ByteArrayOutputStream();
        try (var from = new JarInputStream(new ByteArrayInputStream(jar));
                var to = new JarOutputStream(bytes)) {
            for (var entry = from.getNextJarEntry(); entry != null; entry = from.getNextJarEntry()) {
                to.putNextEntry(new JarEntry(entry.getName()));
                var content = from.readAllBytes();
                if (entry.getName().endsWith(".class")) {
                    content[7] = (byte) (version + 44);
                }
                to.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns a jar with a class. */
    static byte[] jar(String className, String source) {
        try {
            var compiler = ToolProvider.getSystemJavaCompiler();
            var classes = Files.createTempDirectory("loombook-test-classes");
            var file =
                    new SimpleJavaFileObject(
                            URI.create("string:///" + className.replace('.', '/') + ".java"),
                            JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return source;
                        }
                    };
            var options = List.of("-d", classes.toString(), "-proc:none");
            if (!compiler.getTask(null, null, null, options, null, List.of(file))
                    .call()) {
                throw new IllegalStateException("Not compiled: " + source);
            }
            var entry = className.replace('.', '/') + ".class";
            var bytes = new ByteArrayOutputStream();
            try (var jar = new JarOutputStream(bytes)) {
                jar.putNextEntry(new JarEntry(entry));
                jar.write(Files.readAllBytes(classes.resolve(entry)));
            }
            try (var all = Files.walk(classes)) {
                all.sorted(Comparator.reverseOrder())
                        .forEach(one -> one.toFile().delete());
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
