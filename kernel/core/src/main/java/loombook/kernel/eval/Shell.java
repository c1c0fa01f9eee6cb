package loombook.kernel.eval;

import java.lang.classfile.ClassFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.tools.StandardJavaFileManager;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import loombook.kernel.eval.Definition.MethodKey;
import loombook.kernel.eval.Definition.TypeKey;
import loombook.kernel.eval.Definition.VariableKey;
import org.jspecify.annotations.Nullable;

/**
 * JShell: it evaluates what {@link Joining} leaves, says what is wrong with what does not compile, keeps together what
 * depends on each other, and knows what completion and documentation need.
 *
 * <p>Of what runs past it, it is told when it is needed, or when there is time: that is what it is owed. It evaluates it
 * as ever, but nothing runs and no class is loaded; the classes that the runtime has take the place of its own.
 */
final class Shell implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("loombook.eval");

    private final JShell jshell;
    private final LinkExecution execution;
    private final CellCompiler compiler;
    private final Definitions definitions;
    private final SourceMap sources;
    private final ArrayDeque<Owed> owed = new ArrayDeque<>();
    private final List<DeclarationSnippet> declared = new ArrayList<>();
    private final Unresolved unresolved;
    private List<Path> classPath;
    private @Nullable ShellFiles files;
    private @Nullable Current current;

    /** What JShell is to be told of: a definition, or an import. */
    private record Owed(String source, @Nullable Definition definition) {}

    /** What JShell is evaluating. */
    private record Current(Cell cell, Part part) {}

    Shell(
            List<String> options,
            List<Path> classPath,
            LinkExecution execution,
            CellCompiler compiler,
            Definitions definitions,
            SourceMap sources) {
        this.execution = execution;
        this.compiler = compiler;
        this.definitions = definitions;
        this.sources = sources;
        this.classPath = classPath;
        Indexing.prevent();
        this.jshell = JShell.builder()
                .executionEngine(execution, Map.of())
                .fileManager(this::files)
                .compilerOptions(options.toArray(String[]::new))
                .build();
        this.unresolved = new Unresolved(jshell);
        execution.beforeRun(this::locateEarly);
    }

    private StandardJavaFileManager files(StandardJavaFileManager standard) {
        files = new ShellFiles(standard, classPath);
        return files;
    }

    /** Takes another class path from now on, for what JShell compiles, completes and documents. */
    void classPath(List<Path> paths) {
        classPath = paths;
        if (files != null) {
            files.classPath(paths);
        }
        execution.pretend(true);
        try {
            // Which jar is of no account, see ShellFiles: JShell begins its compilers and its index anew.
            jshell.addToClasspath(paths.getLast().toString());
        } finally {
            execution.pretend(false);
        }
    }

    /** Returns JShell's analysis of text alone, which needs to know nothing of what is defined. */
    SourceCodeAnalysis syntax() {
        return jshell.sourceCodeAnalysis();
    }

    /** Returns a part as JShell gets it, on the same lines. */
    static String text(Part part) {
        return part instanceof Part.Method it && it.modifiers().contains("synchronized")
                ? Monitor.around(Part.without(Set.of("synchronized"), it.piece()))
                : part.piece().source();
    }

    /** Returns where a position of that text is in the snippet. */
    static int inPiece(Part part, int position) {
        return part instanceof Part.Method it && it.modifiers().contains("synchronized")
                ? Monitor.before(it.piece().source(), position)
                : position;
    }

    /** Will tell JShell of a definition. */
    void owe(Definition definition) {
        owed.removeIf(one -> one.definition() != null && one.definition().key().equals(definition.key()));
        owed.add(new Owed(definition.source(), definition));
    }

    /** Will tell JShell of an import. */
    void owe(Part.Import it) {
        owed.add(new Owed(it.source(), null));
    }

    /** Tells JShell of the first that it is owed; returns whether there was one. */
    boolean payOne() {
        var next = owed.poll();
        if (next == null) {
            return false;
        }
        execution.pretend(true);
        try {
            eval(next.source()).forEach(event -> recognize(event, next));
        } finally {
            execution.pretend(false);
            var _ = execution.takeLoaded();
        }
        return true;
    }

    /** Tells JShell of all that it is owed. */
    void pay() {
        while (payOne()) {}
    }

    /** Has JShell's name for a class of what it was told mean the class that the runtime has. */
    private void recognize(SnippetEvent event, Owed paid) {
        if (!(event.snippet() instanceof DeclarationSnippet snippet)) {
            return;
        }
        if (!event.status().isDefined()) {
            LOG.log(System.Logger.Level.DEBUG, "JShell says {0} to {1}", event.status(), paid.source());
            return;
        }
        var definition = event.causeSnippet() == null ? paid.definition() : definitions.get(key(snippet));
        if (definition != null) {
            execution.rename(classOf(snippet), definition.className());
        }
    }

    private String classOf(Snippet snippet) {
        return syntax().wrapper(snippet).fullClassName();
    }

    private static Definition.Key key(DeclarationSnippet snippet) {
        return switch (snippet) {
            case VarSnippet it -> new VariableKey(it.name());
            case MethodSnippet it ->
                new MethodKey(
                        it.name(), it.parameterTypes().replaceAll("\\s", "").replace("...", "[]"));
            case TypeDeclSnippet it -> new TypeKey(it.name());
            default -> throw new IllegalStateException("Unknown kind of snippet " + snippet.kind());
        };
    }

    /** Prepares for the next cell. */
    void begin() {
        declared.clear();
    }

    /** What JShell made of a part: whether it compiled, and whether it is an expression. */
    record Evaluated(boolean rejected, boolean valued) {}

    /**
     * Evaluates a part, and what it makes JShell evaluate again; what came of running it is the execution's to tell.
     *
     * @param show whether its value is wanted
     * @param errors takes what the compiler has against it
     */
    Evaluated evaluate(Cell cell, Part part, boolean show, CompileErrors errors) {
        pay();
        var outer = current;
        current = new Current(cell, part);
        execution.expect(cell.id(), show);
        if (part instanceof Part.Variable it) {
            execution.declare(it.name(), it.modifiers().contains("volatile"));
        }
        var events = eval(part.piece().unended() ? text(part) + "\n;" : text(part));
        current = outer; // code that runs may have code evaluated
        var loaded = execution.takeLoaded();
        if (execution.death() != null) {
            return new Evaluated(false, false);
        }
        boolean rejected = false;
        boolean valued = false;
        for (var event : events) {
            rejected |= rejected(event, part, errors);
            valued |= hasValue(event.snippet());
            note(event, cell, part, loaded);
        }
        if (part instanceof Part.Import it && !rejected) {
            definitions.add(it);
        }
        if (rejected) {
            // JShell has forgotten what it was to replace, but that is there and in use.
            part.declared()
                    .flatMap(name -> List.copyOf(definitions.named(name)).stream())
                    .filter(one -> part.declares(one.key()))
                    .forEach(this::owe);
        }
        definitions.await(unresolved.awaited());
        return new Evaluated(rejected, valued);
    }

    /**
     * Has JShell evaluate a snippet. It makes a record public, and then finds a constructor of the record that is not
     * public too narrow: that one is made public with it.
     */
    private List<SnippetEvent> eval(String source) {
        var events = jshell.eval(source);
        var first = events.isEmpty() ? null : events.getFirst().snippet();
        if (first == null || events.getFirst().status() != Snippet.Status.REJECTED) {
            return events;
        }
        if (first instanceof TypeDeclSnippet) {
            ClassNames.forgetRejected(jshell);
        }
        return jshell.diagnostics(first)
                .filter(one -> one.getMessage(Locale.ENGLISH)
                        .contains("attempting to assign stronger access privileges; was public"))
                .findFirst()
                .map(one -> new StringBuilder(source)
                        .insert((int) one.getStartPosition(), "public ")
                        .toString())
                .map(wider -> wider.contains("public public") ? events : eval(wider))
                .orElse(events);
    }

    /** Returns whether a snippet is an expression; a call of a void method is a statement. */
    private static boolean hasValue(Snippet snippet) {
        return switch (snippet.subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND, OTHER_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, ASSIGNMENT_SUBKIND -> true;
            default -> false;
        };
    }

    private boolean rejected(SnippetEvent event, Part part, CompileErrors errors) {
        if (event.causeSnippet() != null) {
            return false;
        }
        var snippet = event.snippet();
        if (event.status() == Snippet.Status.REJECTED) {
            jshell.diagnostics(snippet).filter(one -> one.isError()).forEach(one -> errors.add(part, one));
            return true;
        }
        if (snippet instanceof VarSnippet variable && event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
            // JShell waits for the type to be defined some day; a reader of the notebook wants to hear of the typo.
            unresolved.in(variable).forEach(name -> errors.addMissing(part.piece(), name));
            jshell.drop(snippet);
            return true;
        }
        return false;
    }

    private void note(SnippetEvent event, Cell cell, Part part, Map<String, byte[]> loaded) {
        var snippet = event.snippet();
        boolean own = event.causeSnippet() == null;
        boolean temporary = snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || !snippet.kind().isPersistent();
        if (event.status().isDefined() && own && snippet.kind() != Snippet.Kind.IMPORT) {
            sources.add(cell, part.piece(), text(part), syntax().wrapper(snippet));
        }
        if (temporary) {
            if (event.status().isActive()) {
                // Every name in use makes every later compilation slower.
                jshell.drop(snippet);
            }
        } else if (snippet instanceof DeclarationSnippet declaration) {
            if (own) {
                declared.add(declaration);
            }
            if (event.status().isDefined()) {
                define(
                        declaration,
                        (own && part instanceof Part.Variable it) ? it.isFinal() : null,
                        own ? part.piece().comment(cell) : null,
                        loaded);
            } else if (!own && event.status() != Snippet.Status.OVERWRITTEN) {
                definitions.remove(key(declaration));
            }
        }
    }

    /**
     * Makes known what JShell has defined, or defined again.
     *
     * @param isFinal whether it is a variable that can't be assigned; null to leave that as it was
     * @param comment what was written before it; null to leave that as it was
     */
    private void define(
            DeclarationSnippet snippet,
            @Nullable Boolean isFinal,
            @Nullable String comment,
            Map<String, byte[]> loaded) {
        var key = key(snippet);
        var old = definitions.get(key);
        var owner = execution.nameOf(classOf(snippet));
        boolean fixed = isFinal == null ? old != null && old.isFinal() : isFinal;
        if (old != null && !old.className().equals(owner)) {
            compiler.forget(old.className());
        }
        var uses = new HashSet<String>();
        loaded.forEach((name, bytes) -> {
            if (Names.isWithin(name, owner)) {
                uses.addAll(ClassFiles.uses(bytes));
                compiler.define(
                        name, fixed ? ClassFiles.withField(bytes, key.name(), ClassFile.ACC_FINAL, null) : bytes);
            }
        });
        uses.remove(owner);
        if (uses.isEmpty() && old != null && old.className().equals(owner)) {
            uses.addAll(old.uses());
        }
        var said = comment == null ? old == null ? "" : old.comment() : comment;
        definitions.put(new Definition(key, owner, snippet.source(), uses, fixed, said));
    }

    /** Returns what JShell knows and can be used or waits for something, in the order in which it came. */
    List<Snippet> active() {
        pay();
        return jshell.snippets().filter(one -> jshell.status(one).isActive()).toList();
    }

    /** Forgets a snippet; what needs it can't be used any more. */
    void drop(Snippet snippet) {
        if (snippet instanceof DeclarationSnippet declaration) {
            var known = definitions.get(key(declaration));
            if (known != null) {
                compiler.forget(known.className());
                definitions.remove(known.key());
            }
        }
        for (var event : jshell.drop(snippet)) {
            if (event.causeSnippet() != null
                    && !event.status().isDefined()
                    && event.snippet() instanceof DeclarationSnippet dependent) {
                definitions.remove(key(dependent));
            }
        }
        definitions.await(unresolved.awaited());
    }

    /** Adds the errors in what follows a part that was rejected. */
    void checkRest(List<Part> rest, CompileErrors errors) {
        pay();
        RestOfCell.check(jshell, rest.stream().map(Part::piece).toList(), errors);
    }

    /** Returns what can't be used yet, because something in it does not exist. */
    Unresolved unresolved() {
        return unresolved;
    }

    /** Returns the definitions of this cell that can't be used yet. */
    List<DeclarationSnippet> unusableHere() {
        return unresolved.among(declared.stream());
    }

    /**
     * Notes the lines of a snippet before it runs if it may start a thread, which may fail before JShell has told of the
     * snippet.
     */
    private void locateEarly() {
        if (current instanceof Current(var cell, var part)
                && (part.piece().source().contains("->")
                        || part.piece().source().contains("::"))) {
            syntax().wrappers(text(part)).forEach(wrapper -> sources.add(cell, part.piece(), text(part), wrapper));
        }
    }

    @Override
    public void close() {
        jshell.close();
    }
}
