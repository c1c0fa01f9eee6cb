package loombook.kernel.eval;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.RunException;
import loombook.link.ToRuntime.ClassBytes;
import org.jspecify.annotations.Nullable;

/**
 * Runs the parts of a cell past JShell, as many as go together in one compilation. What it does must be what comes of
 * JShell's way, one snippet after the other; where that is in doubt, it does nothing.
 */
final class Joining {
    private static final System.Logger LOG = System.getLogger("loombook.eval");
    private static final String TOO_LARGE = "compiler.err.limit";
    private static final String ASSIGNED_FINAL = "compiler.err.cant.assign.val.to.var";
    private static final String OPEN_COMMENT = "compiler.err.unclosed.comment";

    private final LinkExecution execution;
    private final CellCompiler compiler;
    private final Definitions definitions;
    private final Shell shell;
    private final SourceMap sources;
    private final Fitting fitting;
    private int count;
    private boolean possible = true;

    Joining(
            LinkExecution execution,
            CellCompiler compiler,
            Definitions definitions,
            Shell shell,
            SourceMap sources,
            int mostParts) {
        this.execution = execution;
        this.compiler = compiler;
        this.definitions = definitions;
        this.shell = shell;
        this.sources = sources;
        this.fitting = new Fitting(definitions, mostParts);
    }

    /** What became of the parts. */
    sealed interface Ran {
        /** So many have run, none for JShell to evaluate the first; the execution knows what came of them. */
        record Parts(int count) implements Ran {}

        /** The first assigns a final variable, or is too large for a method. JShell would not mind, or not tell. */
        record Rejected(List<CompileErrors.Problem> problems) implements Ran {}
    }

    /**
     * Runs the first parts of what is left of a cell.
     *
     * @param show whether the last part is an expression whose value is to be shown
     */
    Ran run(Cell cell, List<Part> parts, boolean show, CompileErrors errors) {
        try {
            return possible ? attempt(cell, parts, show, errors) : new Ran.Parts(0);
        } catch (LinkageError | IllegalStateException e) {
            // A JVM without the flags that open javac, or a javac that differs: everything works, only slower.
            LOG.log(System.Logger.Level.WARNING, "Cells are left to JShell", e);
            possible = false;
            return new Ran.Parts(0);
        }
    }

    private Ran attempt(Cell cell, List<Part> all, boolean show, CompileErrors errors) {
        int most = fitting.byName(all);
        boolean showing = show;
        while (most > 0) {
            var parts = all.subList(0, most);
            var types = infer(cell, parts);
            int inferred = inferred(parts, types.size());
            if (inferred < most) {
                most = inferred;
                continue;
            }
            boolean last = showing && most == all.size();
            var joined = new Joined(cell, parts, definitions, ++count, types, last);
            switch (compile(joined)) {
                case Compiled.Classes(var bytes, var understood) -> {
                    return new Ran.Parts(loadAndRun(joined, bytes, understood, types) ? most : 0);
                }
                case Compiled.Only(var fewer) -> most = fewer;
                case Compiled.Errors(var part, var found) -> {
                    boolean tooLarge = found.stream().anyMatch(one -> one.code().startsWith(TOO_LARGE));
                    if ((part == 0 && found.stream().anyMatch(Joining::isFinalWord)) || (tooLarge && most == 1)) {
                        return rejected(joined, found, errors);
                    }
                    if (tooLarge) {
                        most /= 2;
                    } else if (last && part == most - 1) {
                        showing = false; // a call of a void method has no value
                    } else {
                        most = part;
                    }
                }
            }
        }
        return new Ran.Parts(0);
    }

    /** Returns the error for a part that JShell is to evaluate, but which assigns a final variable; else null. */
    Ran.@Nullable Rejected rejection(Cell cell, Part part, CompileErrors errors) {
        if (!possible || !definitions.anyFinal(Words.of(part.piece().source()))) {
            return null;
        }
        var types = infer(cell, List.of(part));
        if (inferred(List.of(part), types.size()) == 0) {
            return null;
        }
        var joined = new Joined(cell, List.of(part), definitions, ++count, types, false);
        return compiler.compile(joined.runner(), joined.source(), _ -> true)
                                instanceof CellCompiler.Result.Errors(var found)
                        && found.stream().anyMatch(Joining::assignsFinal)
                ? rejected(joined, found, errors)
                : null;
    }

    /** Returns whether JShell has nothing to say of an error: it would not mind, or see nothing at all. */
    private static boolean isFinalWord(CellCompiler.Finding error) {
        return assignsFinal(error) || error.code().equals(OPEN_COMMENT);
    }

    private static boolean assignsFinal(CellCompiler.Finding error) {
        return error.code().startsWith(ASSIGNED_FINAL);
    }

    private static Ran.Rejected rejected(Joined joined, List<CellCompiler.Finding> found, CompileErrors errors) {
        return new Ran.Rejected(found.stream()
                .filter(one -> joined.partAt(one) == 0)
                .limit(found.getFirst().code().equals(OPEN_COMMENT) ? 1 : Integer.MAX_VALUE)
                .map(one -> joined.inCell(one, errors))
                .toList());
    }

    /** What came of compiling some parts. */
    private sealed interface Compiled {
        record Classes(Map<String, byte[]> bytes, Understanding understood) implements Compiled {}

        /** Fewer parts than these may be joined. */
        record Only(int parts) implements Compiled {}

        /** The first part with an error is this one. */
        record Errors(int part, List<CellCompiler.Finding> all) implements Compiled {}
    }

    private Compiled compile(Joined joined) {
        var understood = new Understanding[1];
        var fit = new int[1];
        var result = compiler.compile(joined.runner(), joined.source(), unit -> {
            understood[0] = new Understanding(joined, unit);
            fit[0] = fitting.byKey(understood[0]);
            return fit[0] == joined.parts().size();
        });
        return switch (result) {
            case CellCompiler.Result.Classes(var bytes) -> new Compiled.Classes(bytes, understood[0]);
            case CellCompiler.Result.Errors(var all) when all.isEmpty() -> new Compiled.Only(fit[0]);
            case CellCompiler.Result.Errors(var all) ->
                new Compiled.Errors(all.stream().mapToInt(joined::partAt).min().orElseThrow(), all);
        };
    }

    private List<String> infer(Cell cell, List<Part> parts) {
        if (parts.stream().noneMatch(Joining::isInferred)) {
            return List.of();
        }
        var inferring = Joined.inferring(cell, parts, definitions, ++count);
        return compiler.analyze(inferring.runner(), inferring.source(), Inference::types);
    }

    private static boolean isInferred(Part part) {
        return part instanceof Part.Variable it && it.inferred();
    }

    /** Returns how many parts there are up to the first variable whose type is not among so many. */
    private static int inferred(List<Part> parts, int types) {
        int known = types;
        for (int i = 0; i < parts.size(); i++) {
            if (isInferred(parts.get(i)) && known-- == 0) {
                return i;
            }
        }
        return parts.size();
    }

    private boolean loadAndRun(Joined joined, Map<String, byte[]> bytes, Understanding understood, List<String> types) {
        joined.placed().forEach(one -> sources.add(joined.cell(), one));
        execution.expect(joined.cell().id(), false);
        int reached = joined.parts().size();
        try {
            var classes = bytes.entrySet().stream()
                    .filter(one -> !Constants.isProbe(one.getKey()))
                    .map(one -> new ClassBytes(one.getKey(), one.getValue()))
                    .toList();
            if (joined.runs()) {
                execution.run(classes, Names.PACKAGE + "." + joined.runner(), "do_it$");
            } else {
                execution.define(classes);
            }
        } catch (ClassInstallException e) {
            return false;
        } catch (RunException | EngineTerminationException e) {
            // What was thrown, and how the runtime died, is with the execution.
            reached = execution.reached();
        }
        define(joined, bytes, understood, types, reached);
        return true;
    }

    /** Makes known what was defined until something was thrown: the variable whose initializer threw is, too. */
    private void define(
            Joined joined, Map<String, byte[]> bytes, Understanding understood, List<String> types, int reached) {
        var inferred = types.iterator();
        for (int i = 0; i < joined.parts().size() && i <= reached; i++) {
            var part = joined.parts().get(i);
            if (part instanceof Part.Import it) {
                definitions.add(it);
                shell.owe(it);
            }
            var key = understood.key(i);
            if (key != null) {
                var owner = joined.owner(i);
                var own = bytes.entrySet().stream()
                        .filter(one -> Names.isWithin(one.getKey(), owner))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
                var type = isInferred(part) ? inferred.next() : "";
                var uses = own.values().stream()
                        .flatMap(one -> ClassFiles.uses(one).stream())
                        .filter(one -> !one.equals(owner))
                        .collect(Collectors.toSet());
                define(
                        new Definition(
                                key,
                                owner,
                                forShell(part, type),
                                uses,
                                part instanceof Part.Variable it && it.isFinal(),
                                part.piece().comment(joined.cell())),
                        own,
                        bytes);
            }
        }
    }

    private void define(Definition definition, Map<String, byte[]> own, Map<String, byte[]> all) {
        var old = definitions.get(definition.key());
        if (old != null) {
            compiler.forget(old.className());
        }
        var probe = all.get(Constants.probe(definition.className()));
        own.forEach((name, bytes) -> compiler.define(
                name,
                definition.isFinal()
                        ? ClassFiles.withField(
                                bytes,
                                definition.key().name(),
                                java.lang.classfile.ClassFile.ACC_FINAL,
                                probe == null
                                        ? null
                                        : ClassFiles.constant(
                                                probe, definition.key().name()))
                        : bytes));
        definitions.put(definition);
        shell.owe(definition);
    }

    /** Returns a definition as JShell is told of it: it need not know how a variable got its value. */
    private static String forShell(Part part, String inferred) {
        return part instanceof Part.Variable it
                ? Names.clean(it.inferred() ? inferred : it.type()) + " " + it.name() + ";"
                : Shell.text(part);
    }
}
