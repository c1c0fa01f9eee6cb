package loombook.kernel.eval;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import loombook.display.MimeBundle;
import loombook.kernel.assist.Surroundings;
import loombook.kernel.assist.TypeIndex;
import loombook.kernel.eval.hint.Hints;
import loombook.kernel.magic.JavaReading;
import loombook.kernel.runtime.RuntimeCommand;
import loombook.kernel.runtime.RuntimeDied;
import loombook.kernel.runtime.RuntimeProcess;
import loombook.link.Thrown;
import loombook.link.ToRuntime;
import org.jspecify.annotations.Nullable;

/** One life of what cells have defined: its compilers and its runtime, which are thrown away together. */
final class Session implements AutoCloseable {
    /** What every cell can name without an import, as it stands after {@code import}. */
    static final List<String> IMPORTS = List.of(
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.time.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.concurrent.atomic.*",
            "java.util.concurrent.locks.*",
            "java.util.function.*",
            "java.util.prefs.*",
            "java.util.regex.*",
            "java.util.stream.*",
            "loombook.async.*",
            "loombook.chart.*",
            "loombook.diagnosis.*",
            "loombook.display.*",
            "loombook.process.*",
            "loombook.profile.*",
            "loombook.progress.*",
            "loombook.service.*",
            "loombook.table.*",
            "loombook.thread.*",
            "loombook.timeline.*",
            "loombook.timing.*",
            "loombook.widget.*",
            "static loombook.Notebook.*",
            "static loombook.ijava.IJavaNotebook.*");

    private final Future<RuntimeProcess> starting;
    private final List<Path> ours;
    private final List<Path> classPath;
    private final ReentrantLock compiler;
    private final LinkExecution execution;
    private final CellCompiler cellCompiler;
    private final List<String> options;
    private final Definitions definitions = new Definitions();
    private final Shell shell;
    private final Joining joining;
    private final boolean installs;
    private boolean extensions;
    private final SessionSurroundings surroundings;
    private boolean fresh = true;

    /** What became of the first parts of what is left of a cell. */
    sealed interface Step {
        /** So many ran. */
        record Done(int parts, @Nullable MimeBundle value) implements Step {}

        /** The first did not compile. */
        record Rejected() implements Step {}

        /** One threw. */
        record Threw(Thrown thrown) implements Step {}

        /** The runtime died under them. */
        record Died(String how) implements Step {}
    }

    /**
     * Begins a session; the caller holds {@code compiler}.
     *
     * @param dependencies what cells have added to the class path already
     * @param starting the runtime, which may still be starting
     * @param compiler held by whoever uses the session
     * @param sources where the lines of snippets are noted
     */
    Session(
            RuntimeCommand command,
            Settings settings,
            Dependencies dependencies,
            Future<RuntimeProcess> starting,
            ReentrantLock compiler,
            SourceMap sources) {
        this.starting = starting;
        this.compiler = compiler;
        this.classPath = new CopyOnWriteArrayList<>(settings.classPath());
        this.classPath.addAll(dependencies.paths());
        this.installs = settings.extensions();
        this.extensions = installs && Extensions.areIn(classPath);
        this.execution = new LinkExecution(starting, compiler);
        this.ours = command.jars();
        this.options = options(command, settings);
        this.cellCompiler = new CellCompiler(compilePath(), options);
        this.shell = new Shell(options, compilePath(), execution, cellCompiler, definitions, sources);
        // Who limits the time of each statement must see each begin.
        int most = settings.statementLimit() == null ? Integer.MAX_VALUE : 1;
        this.joining = new Joining(execution, cellCompiler, definitions, shell, sources, most);
        this.surroundings =
                new SessionSurroundings(shell.syntax(), cellCompiler, definitions, classPath, dependencies.sources());
        for (var name : IMPORTS) {
            var source = "import " + name + ";";
            var it = new Part.Import(new Piece(source, 0, true, false));
            definitions.add(it);
            shell.owe(it);
        }
    }

    private List<Path> compilePath() {
        return Stream.concat(ours.stream(), classPath.stream()).toList();
    }

    private static List<String> options(RuntimeCommand command, Settings settings) {
        // Never --release: it makes each compilation ten times slower.
        var options = new ArrayList<>(List.of("-source", "25", "-proc:none", "-g", "-parameters"));
        if (command.preview()) {
            options.add("--enable-preview");
        }
        options.addAll(settings.compilerFlags());
        return options;
    }

    /** Returns the analysis of text that needs to know nothing of what is defined. */
    SourceCodeAnalysis syntax() {
        return shell.syntax();
    }

    /** Returns what the compiler knows of the Java around magics. */
    JavaReading reading() {
        return new PieceReading(shell.syntax(), definitions);
    }

    /** Returns what cells have defined, for a reader. */
    Contents contents() {
        return new Contents(shell, execution, definitions);
    }

    /** Returns where the runtime's classes are. */
    Path runtimeJar() {
        return ours.getFirst();
    }

    /** Returns with which options and on which class path cells are compiled. */
    List<String> compilerOptions() {
        var path = compilePath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return Stream.concat(options.stream(), Stream.of("-cp", path)).toList();
    }

    /** Returns what cells have on their class path, but for Loombook's own jars. */
    List<Path> classPath() {
        return List.copyOf(classPath);
    }

    /**
     * Does something for a cell that waits for it in the runtime, while the cell runs; the caller holds the compiler.
     *
     * @param request the number by which the cell waits
     */
    <T> T nested(long request, Supplier<T> work) {
        return execution.nested(request, work);
    }

    /** Finds out what completion would have to find out when it is asked first; needs no compiler. */
    void prepareToAssist() {
        TypeIndex.prepare(List.copyOf(classPath));
    }

    /** Returns hints at what to do about errors of a cell. */
    List<String> hints(String cell, List<Hints.Problem> problems) {
        return Hints.of(cell, problems, surroundings);
    }

    /** Returns what completion and documentation need to know. */
    Surroundings surroundings() {
        return surroundings;
    }

    /** Returns the runtime; only after {@link #warmUp} has ended. */
    RuntimeProcess runtime() {
        return starting.resultNow();
    }

    /**
     * Waits for the runtime and runs a first statement there: what it costs is not the first cell's to pay.
     *
     * @throws ExecutionException when the runtime does not start; its cause says why
     */
    void warmUp() throws ExecutionException, InterruptedException {
        exercise(); // compiles while the runtime starts, and waits for it then
        var runtime = starting.get();
        for (var path : classPath) {
            try {
                var _ = runtime.ask(
                        new ToRuntime.AddToClassPath(path.toAbsolutePath().toString()));
            } catch (RuntimeDied e) {
                throw new ExecutionException(e);
            }
        }
    }

    /**
     * Adds jars to the class path of what is compiled and run from now on; what is defined stays.
     *
     * @return how the runtime died instead, or null
     */
    @Nullable
    String add(List<Path> jars) {
        for (var jar : jars) {
            execution.expect(0, false);
            try {
                execution.addToClasspath(jar.toAbsolutePath().toString());
            } catch (EngineTerminationException | InternalException e) {
                return execution.death() instanceof String how ? how : String.valueOf(e.getMessage());
            }
        }
        classPath.addAll(jars);
        extensions |= installs && Extensions.areIn(jars);
        cellCompiler.classPath(compilePath());
        shell.classPath(compilePath());
        return null;
    }

    /** Returns whether libraries have been added that want to do something when they are loaded; asked again, they did. */
    boolean takeExtensions() {
        boolean taken = extensions;
        extensions = false;
        return taken;
    }

    /** Does something for which the compiler is not needed, which is let go meanwhile. */
    <T> T withoutCompiler(Supplier<T> work) {
        compiler.unlock();
        try {
            return work.get();
        } finally {
            compiler.lock();
        }
    }

    /** Evaluates what shows nothing. javac is slow at first: each evaluation makes the following ones faster. */
    void exercise() {
        var nothing = new Cell(0, 0, "1 + 1");
        var part = Part.of(new Piece(nothing.code(), 0, true, true));
        var _ = evaluate(nothing, List.of(part), true, new CompileErrors(nothing));
    }

    /** Tells JShell of something that it does not know yet; returns false when it knows all. */
    boolean catchUp() {
        return shell.payOne();
    }

    /** Returns true when it is asked for the first time. */
    boolean isNew() {
        boolean is = fresh;
        fresh = false;
        return is;
    }

    /** Prepares for the next cell. */
    void begin(Cell cell) {
        surroundings.used(cell.code());
        shell.begin();
    }

    /**
     * Evaluates the first parts of what is left of a cell: as many as go together.
     *
     * @param show whether the value of the last one is wanted
     * @param errors takes what the compiler has against the first
     */
    Step evaluate(Cell cell, List<Part> parts, boolean show, CompileErrors errors) {
        cellCompiler.forgetTooNew();
        return switch (joining.run(cell, parts, show, errors)) {
            case Joining.Ran.Parts(var count) when count > 0 -> step(count, execution.value());
            case Joining.Ran.Parts _ -> evaluateByShell(cell, parts.getFirst(), show && parts.size() == 1, errors);
            case Joining.Ran.Rejected(var problems) -> {
                problems.forEach(errors::add);
                yield new Step.Rejected();
            }
        };
    }

    private Step evaluateByShell(Cell cell, Part part, boolean show, CompileErrors errors) {
        // JShell took the part for valid without having its class, and nothing compiled after that.
        if (cellCompiler.tooNew() instanceof String tooNew) {
            int start = part.piece().inCell(0);
            errors.add(
                    errors.problem(start, start + part.piece().source().strip().length(), tooNew));
            return new Step.Rejected();
        }
        if (joining.rejection(cell, part, errors) instanceof Joining.Ran.Rejected(var problems)) {
            problems.forEach(errors::add);
            return new Step.Rejected();
        }
        var evaluated = shell.evaluate(cell, part, show, errors);
        return evaluated.rejected() ? new Step.Rejected() : step(1, evaluated.valued() ? execution.value() : null);
    }

    private Step step(int parts, @Nullable MimeBundle value) {
        if (execution.death() instanceof String how) {
            return new Step.Died(how);
        }
        return execution.thrown() instanceof Thrown thrown ? new Step.Threw(thrown) : new Step.Done(parts, value);
    }

    /** Returns what JShell says of the cell's text and its definitions. */
    Shell shell() {
        return shell;
    }

    @Override
    public void close() {
        runtime().close();
        shell.close();
    }
}
