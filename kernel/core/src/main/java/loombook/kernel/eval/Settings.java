package loombook.kernel.eval;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import loombook.kernel.maven.Globs;
import loombook.kernel.runtime.RuntimeCommand;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says of how cells are evaluated. The variables of IJava mean what they mean there, and so do those
 * of JJava, which begin with {@code JJAVA_} instead of {@code IJAVA_}.
 *
 * @param compilerFlags flags for javac, from {@code LOOMBOOK_COMPILER_FLAGS} and {@code IJAVA_COMPILER_OPTS}
 * @param classPath jars and folders of classes, from {@code LOOMBOOK_CLASSPATH} and {@code IJAVA_CLASSPATH}
 * @param scripts what runs before the first cell, from {@code LOOMBOOK_STARTUP_SCRIPTS_PATH} and {@code
 *     LOOMBOOK_STARTUP_SCRIPT}, and the same two of {@code IJAVA}
 * @param cellLimit how long a cell may run, from {@code LOOMBOOK_TIMEOUT}; null for as long as it likes
 * @param statementLimit how long each part of a cell may run, from {@code IJAVA_TIMEOUT}; null for as long as it likes
 * @param mavenSettings the settings.xml for Maven's repositories, from {@code LOOMBOOK_MAVEN_SETTINGS}; null for the user's
 *     own
 * @param extensions whether libraries may do something when they are loaded, unless {@code JJAVA_LOAD_EXTENSIONS} is 0
 * @param problems what in the variables can't be used, in sentences for the user
 */
public record Settings(
        List<String> compilerFlags,
        List<Path> classPath,
        List<Script> scripts,
        @Nullable Duration cellLimit,
        @Nullable Duration statementLimit,
        @Nullable Path mavenSettings,
        boolean extensions,
        List<String> problems) {
    /** Nothing but the defaults. */
    public static final Settings NONE =
            new Settings(List.of(), List.of(), List.of(), null, null, null, true, List.of());

    private static final Pattern DURATION = Pattern.compile("\\s*(-?\\d{1,15})\\s*([A-Za-z]*)\\s*");

    /**
     * Java to run before the first cell.
     *
     * @param name what the user is told it is: a variable or a file
     */
    record Script(String name, String code) {}

    /** Reads the variables of an environment. */
    public static Settings from(Map<String, String> environment) {
        return new Reading(environment).settings();
    }

    /** Goes through the variables, and gathers what is wrong with them. */
    private record Reading(Map<String, String> environment, List<String> problems) {
        Reading(Map<String, String> environment) {
            this(environment, new ArrayList<>());
        }

        Settings settings() {
            return new Settings(
                    both("LOOMBOOK_COMPILER_FLAGS", "IJAVA_COMPILER_OPTS", this::flags),
                    both("LOOMBOOK_CLASSPATH", "IJAVA_CLASSPATH", this::paths),
                    Stream.of(
                                    both("IJAVA_STARTUP_SCRIPTS_PATH", "LOOMBOOK_STARTUP_SCRIPTS_PATH", this::files),
                                    both("IJAVA_STARTUP_SCRIPT", "LOOMBOOK_STARTUP_SCRIPT", Reading::script))
                            .flatMap(List::stream)
                            .toList(),
                    duration("LOOMBOOK_TIMEOUT"),
                    duration("IJAVA_TIMEOUT"),
                    path(environment.getOrDefault("LOOMBOOK_MAVEN_SETTINGS", "")),
                    !environment
                            .getOrDefault("JJAVA_LOAD_EXTENSIONS", "1")
                            .strip()
                            .equals("0"),
                    problems);
        }

        private interface Reader<T> {
            List<T> read(String variable, String value);
        }

        private <T> List<T> both(String one, String other, Reader<T> reader) {
            return Stream.of(one, other)
                    .flatMap(Reading::ofJJavaToo)
                    .filter(name -> !environment.getOrDefault(name, "").isBlank())
                    .flatMap(name -> reader.read(name, environment.getOrDefault(name, "")).stream())
                    .toList();
        }

        /** JJava has IJava's variables, by names of its own. */
        private static Stream<String> ofJJavaToo(String name) {
            return name.startsWith("IJAVA_") ? Stream.of(name, "J" + name) : Stream.of(name);
        }

        private static @Nullable Path path(String value) {
            return value.isBlank() ? null : Path.of(value.strip());
        }

        private List<String> flags(String variable, String value) {
            var flags = RuntimeCommand.words(value);
            try {
                var _ = ToolProvider.getSystemJavaCompiler().getTask(null, null, null, flags, null, List.of());
                return flags;
            } catch (IllegalArgumentException e) {
                problems.add(variable + " is not used: javac says \"" + e.getMessage() + "\".");
                return List.of();
            }
        }

        private List<Path> paths(String variable, String value) {
            var found = new ArrayList<Path>();
            for (var entry : value.split(Pattern.quote(File.pathSeparator), -1)) {
                var some = entry.isBlank() ? List.<Path>of() : Globs.matching(Path.of(""), entry.strip());
                if (some.isEmpty() && !entry.isBlank()) {
                    problems.add("There is no " + entry.strip() + ", which " + variable + " names.");
                }
                found.addAll(some);
            }
            return found;
        }

        private List<Script> files(String variable, String value) {
            return paths(variable, value).stream()
                    .flatMap(path -> {
                        try {
                            return Stream.of(new Script(path.toString(), Files.readString(path)));
                        } catch (IOException e) {
                            problems.add("The start-up script " + path + " can't be read: " + e + ".");
                            return Stream.empty();
                        }
                    })
                    .toList();
        }

        private static List<Script> script(String variable, String value) {
            return List.of(new Script(variable, value));
        }

        /** Reads milliseconds, or a number and a unit; less than one is no limit. */
        private @Nullable Duration duration(String name) {
            var variable = ofJJavaToo(name)
                    .filter(one -> !environment.getOrDefault(one, "").isBlank())
                    .findFirst()
                    .orElse(name);
            var value = environment.getOrDefault(variable, "");
            if (value.isBlank()) {
                return null;
            }
            var parts = DURATION.matcher(value);
            try {
                if (parts.matches()) {
                    var unit = parts.group(2).isEmpty()
                            ? TimeUnit.MILLISECONDS
                            : TimeUnit.valueOf(parts.group(2).toUpperCase(Locale.ROOT));
                    long number = Long.parseLong(parts.group(1));
                    return number < 1 ? null : Duration.of(number, unit.toChronoUnit());
                }
            } catch (IllegalArgumentException e) {
                // The unit is none; said below as well.
            }
            problems.add(variable + " is not used: \"" + value + "\" is no duration such as 30 SECONDS or 500.");
            return null;
        }
    }
}
