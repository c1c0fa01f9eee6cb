package loombook.process.worker;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a child JVM is started: with the flags of this JVM that decide which code it can run and how fast it starts, not with
 * those that say how large it is or who looks into it.
 */
final class JvmCommand {
    private static final Pattern INHERITED = Pattern.compile(
            "-XX:SharedArchiveFile=.*|-XX:DumpLoadedClassList=.*|-Xshare:.*|-Xlog:(cds|aot).*|--enable-preview"
                    + "|--(add-modules|add-exports|add-opens|add-reads|enable-native-access|limit-modules"
                    + "|module-path|upgrade-module-path|sun-misc-unsafe-memory-access)(=.*)?|-D.*|-e[as].*|-d[as].*");

    private static final Pattern TAKES_VALUE =
            Pattern.compile("--(?!enable-preview|enable-native-access=)[^=]+|-cp" + "|-classpath|-p");
    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

    /** Small, since there are many; perf data would leave a file behind when the child is killed. */
    private static final List<String> OWN = List.of("-Xms8m", "-XX:-UsePerfData");

    private JvmCommand() {}

    static List<String> line(List<String> flags, Path socket, String name) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(Inherited.FLAGS);
        if (flags.stream().noneMatch(flag -> COLLECTOR.matcher(flag).matches())) {
            line.add("-XX:+UseSerialGC");
        }
        line.addAll(OWN);
        line.addAll(flags);
        line.addAll(List.of("-cp", System.getProperty("java.class.path")));
        line.addAll(List.of(WorkerMain.class.getName(), socket.toString(), name));
        return line;
    }

    /** Read when the first child is started. */
    private static final class Inherited {
        static final List<String> FLAGS = of(ofThisJvm());

        private static List<String> of(List<String> words) {
            var inherited = new ArrayList<String>();
            for (int i = 0; i < words.size() && words.get(i).startsWith("-"); i++) {
                boolean two = TAKES_VALUE.matcher(words.get(i)).matches() && i + 1 < words.size();
                if (INHERITED.matcher(words.get(i)).matches()) {
                    inherited.add(words.get(i));
                    if (two) {
                        inherited.add(words.get(i + 1));
                    }
                }
                i += two ? 1 : 0;
            }
            return inherited;
        }

        /** Returns the words after {@code java}. */
        private static List<String> ofThisJvm() {
            try {
                // The management beans say the same, and take some 30 ms to load.
                var words = new String(Files.readAllBytes(Path.of("/proc/self/cmdline")), StandardCharsets.UTF_8);
                var all = List.of(words.split("\0"));
                return all.subList(1, all.size());
            } catch (IOException e) {
                return ManagementFactory.getRuntimeMXBean().getInputArguments();
            }
        }
    }
}
