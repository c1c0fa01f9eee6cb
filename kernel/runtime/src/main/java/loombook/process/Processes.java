package loombook.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import loombook.process.worker.Worker;
import org.jspecify.annotations.Nullable;

/**
 * Child JVMs that run what was defined in cells (Python: {@code multiprocessing}, with its start method {@code spawn}), and
 * programs of the operating system (Python: {@code subprocess}).
 *
 * <p><b>What can be sent</b> to a child and back: the JDK's values and collections; records, enums and objects of classes
 * that were defined in cells, which need not say {@code implements Serializable}; exceptions; lambdas and method
 * references written in cells, of whatever functional interface; and what a lambda captures, if all of that can be sent.
 * Classes of jars that cells have added must be serializable as usual. What can't be sent is refused with a
 * {@link NotSendableException} before anything runs; what a child must not make objects of is refused by it.
 *
 * <p><b>Cells' variables</b> that the work reads go along with each task, as they are then; the code tells which these
 * are. A child that sets one sets its own. Static fields of classes are not sent: a child initializes each class anew
 * when it first uses it, and keeps its state from task to task.
 *
 * <p>A child's {@code System.out} and {@code System.err} appear under the cell whose work it does, each line after the
 * child's name. No child and no program outlives the JVM that has started it, however that one ends. All methods are safe
 * for any number of threads.
 */
public final class Processes {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Processes() {}

    /** Returns options that change nothing. */
    public static ProcessOptions options() {
        return ProcessOptions.DEFAULT;
    }

    /**
     * Starts a child JVM that does this work and ends. Python: {@code Process(target=..).start()}.
     *
     * @throws NotSendableException when the work can't be sent
     * @throws java.io.UncheckedIOException when the process can't be started
     */
    public static <T extends @Nullable Object> ChildProcess<T> start(ProcessWork<T> work) {
        return start(options(), work);
    }

    /** Starts a child JVM that does this and ends, see {@link #start(ProcessWork)}. */
    public static ChildProcess<Void> start(ProcessAction work) {
        return start(options(), work);
    }

    /** Starts a child JVM that does this work and ends, see {@link #start(ProcessWork)}. */
    public static <T extends @Nullable Object> ChildProcess<T> start(ProcessOptions options, ProcessWork<T> work) {
        Objects.requireNonNull(work, "There is no work for the process.");
        return ChildProcess.start(named(options), work);
    }

    /** Starts a child JVM that does this and ends, see {@link #start(ProcessWork)}. */
    public static ChildProcess<Void> start(ProcessOptions options, ProcessAction work) {
        Objects.requireNonNull(work, "There is no work for the process.");
        return ChildProcess.start(named(options), called(work));
    }

    private static ProcessOptions named(ProcessOptions options) {
        return options.hasName() ? options : options.name("Process-" + NUMBER.incrementAndGet());
    }

    /** Makes an action work with the result null. */
    static Callable<Void> called(ProcessAction action) {
        return new Applied<>(action, null, null);
    }

    /** Makes a runnable work with the result null. */
    static Callable<Void> called(Runnable runnable) {
        return new Applied<>(runnable, null, null);
    }

    /** Makes a runnable work with this result. */
    static <T extends @Nullable Object> Callable<T> called(Runnable runnable, T result) {
        return new Applied<>(runnable, result, null);
    }

    /** Starts a pool with a child JVM for each processor. Python: {@code Pool()}. */
    public static ProcessPool pool() {
        return pool(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Starts a pool of so many child JVMs, which are ready soon after this has returned. Python: {@code Pool(n)}.
     *
     * @throws IllegalArgumentException when the number is less than 1
     * @throws java.io.UncheckedIOException when a process can't be started
     */
    public static ProcessPool pool(int children) {
        return pool(children, options());
    }

    /** Starts a pool, see {@link #pool(int)}. */
    public static ProcessPool pool(int children, ProcessOptions options) {
        return new ProcessPool(children, options);
    }

    /** Returns the child JVMs that live now. Python: {@code active_children()}. */
    public static List<LiveProcess> list() {
        return Worker.live().stream()
                .map(it -> new LiveProcess(
                        it.name(),
                        it.pid(),
                        !it.wasReady() ? "starting" : it.task() == null ? "idle" : "busy",
                        it.cell().id()))
                .toList();
    }

    /**
     * Runs a program to its end; its output appears under the cell, line by line as it comes. The words go to the program as
     * they are: no shell looks at them.
     *
     * @throws CommandException when there is no such program; an exit code that is not 0 is no exception, see
     *     {@link CommandResult#check}
     */
    public static CommandResult run(String program, String... arguments) throws CommandException, InterruptedException {
        return command(program, arguments).run();
    }

    /** Returns a command of which more can be said before it is run. */
    public static ExternalCommand command(String program, String... arguments) {
        var line = new ArrayList<String>();
        line.add(program);
        line.addAll(Arrays.asList(arguments));
        return new ExternalCommand(line);
    }

    /**
     * Returns a command that a shell reads, with its pipes, patterns and variables (Python: {@code shell=True}): {@code sh}, or
     * {@code cmd} on Windows. What a user has typed should not be put into it.
     */
    public static ExternalCommand shell(String script) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return windows ? command("cmd", "/c", script) : command("sh", "-c", script);
    }

    /** Returns commands of which each reads what the one before it writes: {@code a | b | c}. */
    public static CommandPipeline pipeline(ExternalCommand... commands) {
        return new CommandPipeline(List.of(commands));
    }
}
