package loombook.kernel.runtime;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import loombook.kernel.StartupProblem;

/**
 * How the runtime is started.
 *
 * @param jar the runtime's jar, or its folder of classes
 * @param flags the user's flags for its JVM
 */
public record RuntimeCommand(Path jar, List<String> flags) {
    private static final Pattern WORD = Pattern.compile("([^\\s\"']|\"[^\"]*\"|'[^']*')+");

    /**
     * Finds the runtime's jar beside the kernel's and takes the flags from {@code LOOMBOOK_JVM_FLAGS}.
     *
     * @throws StartupProblem when the jar is missing
     */
    public static RuntimeCommand fromEnvironment() {
        return new RuntimeCommand(findJar(), words(System.getenv().getOrDefault("LOOMBOOK_JVM_FLAGS", "")));
    }

    private static Path findJar() {
        var named = System.getProperty("loombook.runtime");
        var jar = named != null ? Path.of(named) : besideKernel().resolve("loombook-runtime.jar");
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
    static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group().replaceAll("\"([^\"]*)\"|'([^']*)'", "$1$2"))
                .toList();
    }

    /** Returns the command line that connects to a socket. */
    List<String> line(Path socket) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The runtime stops threads through the JVM's tool interface; and what cells load may be native too.
        line.add("--enable-native-access=ALL-UNNAMED");
        line.addAll(flags);
        line.addAll(List.of("-cp", jar.toString(), "loombook.agent.Main", socket.toString()));
        return line;
    }

    /** Returns whether cells may use preview features. */
    public boolean preview() {
        return flags.contains("--enable-preview");
    }
}
