package loombook.kernel.runtime;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loombook.kernel.StartupProblem;

/**
 * How the runtime is started.
 *
 * @param jar the runtime's jar, or its folder of classes
 * @param beside what else is on the class path of cells from the beginning: the names that users of IJava know
 * @param flags the user's flags for its JVM
 */
public record RuntimeCommand(Path jar, List<Path> beside, List<String> flags) {
    /** The runtime stops threads through the JVM's tool interface; and what cells load may be native too. */
    public static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    /** Flags with which the JVM takes the cache; refused, it would start slower than with the JDK's own. */
    private static final Pattern TAKES_CACHE = Pattern.compile(
            "-X(mx|ms|mn|ss)\\w+|-D.*|-e[as].*|-d[as].*|--enable-preview|-XX:\\+Use(G1|Serial|Parallel)GC");

    private static final Pattern WORD = Pattern.compile("([^\\s\"']|\"[^\"]*\"|'[^']*')+");

    /** Makes one with nothing beside the runtime. */
    public RuntimeCommand(Path jar, List<String> flags) {
        this(jar, List.of(), flags);
    }

    /**
     * Finds the runtime's jar beside the kernel's and takes the flags from {@code LOOMBOOK_JVM_FLAGS}, or else from {@code
     * JJAVA_JVM_OPTS}.
     *
     * @throws StartupProblem when a jar is missing
     */
    public static RuntimeCommand fromEnvironment() {
        var jar = findJar();
        return new RuntimeCommand(
                jar,
                List.of(existing(jar.resolveSibling("loombook-ijava.jar"))),
                words(System.getenv()
                        .getOrDefault("LOOMBOOK_JVM_FLAGS", System.getenv().getOrDefault("JJAVA_JVM_OPTS", ""))));
    }

    private static Path findJar() {
        var named = System.getProperty("loombook.runtime");
        return existing(named != null ? Path.of(named) : besideKernel().resolve("loombook-runtime.jar"));
    }

    private static Path existing(Path jar) {
        if (!Files.exists(jar)) {
            throw new StartupProblem("The runtime's jar " + jar
                    + " is missing; install the kernel again with \"install/loombook install --replace\".");
        }
        return jar;
    }

    private static Path besideKernel() {
        try {
            var source =
                    RuntimeCommand.class.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(source.toURI()).resolveSibling("");
        } catch (URISyntaxException e) {
            throw new StartupProblem("The kernel's own jar can't be found: " + e.getMessage() + ".", e);
        }
    }

    /** Splits flags at spaces that are not inside quotes, and takes the quotes away. */
    public static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group().replaceAll("\"([^\"]*)\"|'([^']*)'", "$1$2"))
                .toList();
    }

    /** Returns the command line that connects to a socket. */
    List<String> line(Path socket) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Files.exists(cache())
                && flags.stream().allMatch(flag -> TAKES_CACHE.matcher(flag).matches())) {
            // Refused nevertheless, as after an update of the JDK, it is nothing to tell: it is made anew.
            line.addAll(List.of("-XX:SharedArchiveFile=" + cache(), "-Xlog:cds*=off"));
        }
        line.add(NATIVE_ACCESS);
        line.addAll(flags);
        line.addAll(List.of("-cp", classPath(), "loombook.agent.Main", socket.toString()));
        return line;
    }

    /** Returns what is on the class path of cells from the beginning. */
    public List<Path> jars() {
        return Stream.concat(Stream.of(jar), beside.stream()).toList();
    }

    /** Returns the same as it stands after {@code -cp}; a cache of classes is made for exactly this. */
    public String classPath() {
        return jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Returns where the cache is that makes its JVM start faster: beside the jars, as the installer arranges them. */
    private Path cache() {
        return jar.toAbsolutePath().resolveSibling("../aot/runtime.jsa").normalize();
    }

    /** Returns the same with other flags. */
    public RuntimeCommand withFlags(List<String> others) {
        return new RuntimeCommand(jar, beside, others);
    }

    /** Returns whether cells may use preview features. */
    public boolean preview() {
        return flags.contains("--enable-preview");
    }
}
