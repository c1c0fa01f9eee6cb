package loombook.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Programs in Python, for a notebook that compares what it measures with what Python does.
 *
 * <pre>{@code
 * if (Python.isHere()) {
 *     Python.run("print(6 * 7)").check().lines();
 * }
 * }</pre>
 *
 * <p>It is the Python 3 that the environment variable {@code LOOMBOOK_PYTHON} names, or else the first {@code python3} in the
 * folders of {@code PATH}. It is looked for when it is first asked for, which runs it once; a launcher in its place is
 * left out from then on, so that it is not measured. All methods are safe for any number of threads.
 */
public final class Python {
    /** The environment variable that names it. */
    private static final String VARIABLE = "LOOMBOOK_PYTHON";

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final String WHO = "import platform, sys; print(sys.executable); print(platform.python_version())";

    private static volatile @Nullable Found found;

    /** A Python that has run. */
    record Found(String executable, String version) {}

    private Python() {}

    /** Returns whether there is one. */
    public static boolean isHere() throws InterruptedException {
        try {
            return !find().version.isEmpty();
        } catch (CommandException e) {
            return false;
        }
    }

    /**
     * Returns its version, such as {@code 3.13.1} (Python: {@code platform.python_version()}).
     *
     * @throws CommandException when there is no Python 3
     */
    public static String version() throws CommandException, InterruptedException {
        return find().version;
    }

    /**
     * Runs a program to its end and captures what it prints. The program's text is put into a file in a folder of its own, so
     * that Python's {@code multiprocessing} finds its functions whichever way it starts processes, and deleted afterwards;
     * it runs in the notebook's folder. It is killed with all that it has started when this thread is interrupted, as by
     * the stop button.
     *
     * @param arguments its {@code sys.argv[1:]}
     * @throws CommandException when there is no Python 3; an exit code that is not 0 is no exception, see
     *     {@link CommandResult#check}
     * @throws IOException when the file can't be written
     */
    public static CommandResult run(String program, String... arguments) throws IOException, InterruptedException {
        return run(false, program, arguments);
    }

    /**
     * Does the same, but what the program prints appears under the cell as it comes, and the result has the exit code only.
     *
     * @param arguments its {@code sys.argv[1:]}
     * @throws CommandException when there is no Python 3; an exit code that is not 0 is no exception
     * @throws IOException when the file can't be written
     */
    public static CommandResult show(String program, String... arguments) throws IOException, InterruptedException {
        return run(true, program, arguments);
    }

    private static CommandResult run(boolean shows, String program, String... arguments)
            throws IOException, InterruptedException {
        var python = find();
        var folder = Files.createTempDirectory("loombook-python");
        try {
            var file = Files.writeString(folder.resolve("program.py"), program);
            var words = Stream.concat(Stream.of(file.toString()), Stream.of(arguments));
            var command = program(python.executable, words.toArray(String[]::new));
            // What is not a terminal Python writes to in large pieces.
            var result = shows
                    ? command.environment("PYTHONUNBUFFERED", "1").run()
                    : command.capture().run();
            return new CommandResult("python3 program.py", result.exitCodes(), result.outBytes(), result.errBytes());
        } finally {
            delete(folder);
        }
    }

    private static Found find() throws CommandException, InterruptedException {
        var known = found;
        if (known == null) {
            known = find(System.getenv("LOOMBOOK_PYTHON"));
            found = known;
        }
        return known;
    }

    /** Looks for the one that is named so, or for any when that is null or empty. */
    static Found find(@Nullable String named) throws CommandException, InterruptedException {
        boolean isNamed = named != null && !named.isEmpty();
        var program = named != null && isNamed ? named : "python3";
        var mend = isNamed
                ? " Name another in " + VARIABLE + ", or none to have python3 looked for in PATH."
                : " Install Python 3, or name its program in " + VARIABLE + ".";
        List<String> said;
        try {
            said = program(program, "-c", WHO)
                    .capture()
                    .timeout(LONGEST)
                    .run()
                    .check()
                    .lines();
        } catch (CommandException e) {
            throw new CommandException.NotFound("There is no Python here. " + e.getMessage() + mend, e);
        }
        if (said.size() != 2 || !said.getLast().startsWith("3.")) {
            var what = said.isEmpty() ? "says nothing" : "is " + said.getLast();
            throw new CommandException.NotFound("There is no Python 3 here: " + program + " " + what + "." + mend);
        }
        // Some launchers leave out what they have launched.
        var executable = said.getFirst().isEmpty() ? program : said.getFirst();
        return new Found(executable, said.getLast());
    }

    private static ExternalCommand program(String program, String... arguments) {
        // A result is read as UTF-8, whatever the locale.
        return Processes.command(program, arguments).environment("PYTHONIOENCODING", "utf-8");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
