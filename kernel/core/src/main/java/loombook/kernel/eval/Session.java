package loombook.kernel.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import loombook.display.MimeBundle;
import loombook.kernel.runtime.RuntimeCommand;
import loombook.kernel.runtime.RuntimeProcess;
import loombook.link.Thrown;
import org.jspecify.annotations.Nullable;

/** One life of what cells have defined: a JShell and its runtime, which are thrown away together. */
final class Session implements AutoCloseable {
    private static final List<String> IMPORTS = List.of(
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
            "java.util.regex.*",
            "java.util.stream.*",
            "loombook.chart.*",
            "loombook.display.*",
            "static loombook.Notebook.*");

    private final Future<RuntimeProcess> starting;
    private final LinkExecution execution;
    private final JShell shell;
    private final SourceMap sources;
    private final Statements statements;
    private final List<DeclarationSnippet> declared = new ArrayList<>();
    private @Nullable Current current;

    /** What JShell is evaluating. */
    private record Current(Cell cell, Piece piece) {}

    /** What became of a snippet. */
    sealed interface Step {
        /** It ran. */
        record Done(@Nullable MimeBundle value) implements Step {}

        /** It did not compile. */
        record Rejected() implements Step {}

        /** It threw. */
        record Threw(Thrown thrown) implements Step {}

        /** The runtime died under it. */
        record Died(String how) implements Step {}
    }

    /**
     * Begins a session; the caller holds {@code compiler}.
     *
     * @param starting the runtime, which may still be starting
     * @param compiler held by whoever uses JShell
     * @param sources where the lines of snippets are noted
     */
    Session(RuntimeCommand command, Future<RuntimeProcess> starting, ReentrantLock compiler, SourceMap sources) {
        this.starting = starting;
        this.sources = sources;
        this.execution = new LinkExecution(starting, compiler);
        this.shell = JShell.builder()
                .executionEngine(execution, Map.of())
                .compilerOptions(shellOptions(command).toArray(String[]::new))
                .build();
        this.statements = new Statements(shell, execution, compiler(command), sources);
        IMPORTS.forEach(name -> shell.eval("import " + name + ";"));
    }

    private StatementCompiler compiler(RuntimeCommand command) {
        var statementCompiler = new StatementCompiler(command.jar(), options(command));
        execution.whenLoaded(statementCompiler::define);
        execution.beforeRun(this::locateEarly);
        return statementCompiler;
    }

    private static List<String> shellOptions(RuntimeCommand command) {
        var options = options(command);
        // Or javac would take the kernel's own class path, and cells would see its libraries.
        options.addAll(List.of("-classpath", command.jar().toString()));
        return options;
    }

    private static List<String> options(RuntimeCommand command) {
        // Never --release: it makes each compilation ten times slower.
        var options = new ArrayList<>(List.of("-source", "25", "-proc:none", "-g", "-parameters"));
        if (command.preview()) {
            options.add("--enable-preview");
        }
        return options;
    }

    SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
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
        var _ = starting.get();
        exercise();
    }

    /** Evaluates what shows nothing. javac is slow at first: each evaluation makes the following ones faster. */
    void exercise() {
        var nothing = new Cell(0, 0, "1 + 1");
        var _ = evaluate(nothing, new Piece(nothing.code(), 0, true, false), true, new CompileErrors(nothing));
    }

    /** Prepares for the next cell. */
    void begin() {
        declared.clear();
    }

    /**
     * Evaluates a snippet, and what it makes JShell evaluate again.
     *
     * @param show whether its value is wanted
     * @param errors takes what the compiler has against it
     */
    Step evaluate(Cell cell, Piece piece, boolean show, CompileErrors errors) {
        if (show || piece.looksLikeStatement()) {
            if (statements.run(cell, piece, show ? piece.showing() : piece.statement())) {
                return step(execution.value());
            }
        }
        return evaluateByShell(cell, piece, show, errors);
    }

    private Step evaluateByShell(Cell cell, Piece piece, boolean show, CompileErrors errors) {
        current = new Current(cell, piece);
        execution.expect(cell.id(), show);
        var events = eval(piece.statement());
        current = null;
        boolean rejected = false;
        boolean valued = false;
        if (execution.death() == null) {
            statements.definitionsChanged();
            for (var event : events) {
                rejected |= rejected(event, piece, errors);
                valued |= hasValue(event.snippet());
                note(event, cell, piece);
            }
        }
        return rejected ? new Step.Rejected() : step(valued ? execution.value() : null);
    }

    /**
     * Has JShell evaluate a snippet. It makes a record public, and then finds a constructor of the record that is not
     * public too narrow: that one is made public with it.
     */
    private List<SnippetEvent> eval(String source) {
        var events = shell.eval(source);
        var first = events.isEmpty() ? null : events.getFirst().snippet();
        if (first == null || events.getFirst().status() != Snippet.Status.REJECTED) {
            return events;
        }
        return shell.diagnostics(first)
                .filter(one -> one.getMessage(Locale.ENGLISH)
                        .contains("attempting to assign stronger access privileges; was public"))
                .findFirst()
                .map(one -> new StringBuilder(source)
                        .insert((int) one.getStartPosition(), "public ")
                        .toString())
                .map(wider -> wider.contains("public public") ? events : eval(wider))
                .orElse(events);
    }

    private Step step(@Nullable MimeBundle value) {
        if (execution.death() instanceof String how) {
            return new Step.Died(how);
        }
        return execution.thrown() instanceof Thrown thrown ? new Step.Threw(thrown) : new Step.Done(value);
    }

    /** Returns whether a snippet is an expression; a call of a void method is a statement. */
    private static boolean hasValue(Snippet snippet) {
        return switch (snippet.subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND, OTHER_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, ASSIGNMENT_SUBKIND -> true;
            default -> false;
        };
    }

    private boolean rejected(SnippetEvent event, Piece piece, CompileErrors errors) {
        if (event.causeSnippet() != null) {
            return false;
        }
        var snippet = event.snippet();
        if (event.status() == Snippet.Status.REJECTED) {
            shell.diagnostics(snippet).filter(one -> one.isError()).forEach(one -> errors.add(piece, one));
            return true;
        }
        if (snippet instanceof VarSnippet variable && event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
            // JShell waits for the type to be defined some day; a reader of the notebook wants to hear of the typo.
            unresolved(variable).forEach(name -> errors.addMissing(piece, name));
            shell.drop(snippet);
            return true;
        }
        return false;
    }

    private void note(SnippetEvent event, Cell cell, Piece piece) {
        var snippet = event.snippet();
        if (event.causeSnippet() == null && snippet instanceof DeclarationSnippet declaration) {
            declared.add(declaration);
        }
        if (event.status().isDefined() && event.causeSnippet() == null && snippet.kind() != Snippet.Kind.IMPORT) {
            sources.add(cell, piece, analysis().wrapper(snippet));
        }
        boolean temporary = snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || !snippet.kind().isPersistent();
        if (temporary && event.status().isActive()) {
            // Every name in use makes every later compilation slower.
            shell.drop(snippet);
        }
    }

    /** Adds the errors in what follows a snippet that was rejected. */
    void checkRest(List<Piece> rest, CompileErrors errors) {
        RestOfCell.check(shell, rest, errors);
    }

    /** Returns what a definition refers to that does not exist, such as {@code method g()}. */
    List<String> unresolved(DeclarationSnippet snippet) {
        return shell.unresolvedDependencies(snippet).toList();
    }

    /** Returns the definitions of this cell that can't be used yet, because something in them does not exist. */
    List<DeclarationSnippet> unusableHere() {
        return unusable(declared.stream());
    }

    /** Returns all definitions that can't be used yet. */
    List<DeclarationSnippet> unusable() {
        return unusable(
                Stream.of(shell.methods(), shell.types(), shell.variables()).flatMap(one -> one));
    }

    private List<DeclarationSnippet> unusable(Stream<? extends DeclarationSnippet> snippets) {
        return snippets.filter(snippet -> switch (shell.status(snippet)) {
                    case RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED -> true;
                    case VALID, DROPPED, OVERWRITTEN, REJECTED, NONEXISTENT -> false;
                })
                .<DeclarationSnippet>map(snippet -> snippet)
                .toList();
    }

    /**
     * Notes the lines of a snippet before it runs if it may start a thread, which may fail before JShell has told of the
     * snippet.
     */
    private void locateEarly() {
        if (current instanceof Current(var cell, var piece)
                && (piece.source().contains("->") || piece.source().contains("::"))) {
            analysis().wrappers(piece.source()).forEach(wrapper -> sources.add(cell, piece, wrapper));
        }
    }

    @Override
    public void close() {
        runtime().close();
        shell.close();
    }

    static String describe(DeclarationSnippet snippet) {
        return snippet.kind().name().toLowerCase(Locale.ROOT).replace("type_decl", "type") + " " + snippet.name();
    }
}
