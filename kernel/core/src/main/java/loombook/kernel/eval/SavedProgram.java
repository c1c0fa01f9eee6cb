package loombook.kernel.eval;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import loombook.kernel.magic.Defined;
import loombook.kernel.magic.Executed;
import loombook.kernel.magic.MagicProblem;
import loombook.kernel.magic.Magics;

/**
 * Cells as a program that runs without a notebook: for JShell one after the other, for the java launcher as a compact source
 * file, whose fields and methods are what cells define and whose main method does what they do. Whoever uses it holds the
 * compiler.
 */
final class SavedProgram {
    private static final Set<String> MODIFIERS = Set.of("public", "protected", "private", "static");

    private final String name;
    private final Session session;
    private final Magics magics;
    private final List<String> leftOut = new ArrayList<>();
    private final Set<String> imports = new LinkedHashSet<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, String> declarations = new LinkedHashMap<>();
    private final StringBuilder body = new StringBuilder();

    SavedProgram(String name, Session session, Magics magics) {
        this.name = name;
        this.session = session;
        this.magics = magics;
    }

    /** Returns the program. */
    String of(List<Executed> cells) throws MagicProblem {
        boolean script = name.endsWith(".jsh") || name.endsWith(".jshell");
        var simple = name.substring(name.lastIndexOf('/') + 1);
        if (!script && !simple.endsWith(".java")) {
            throw new MagicProblem(
                    "What is saved runs: as NAME.java by java, or as NAME.jsh by jshell, and " + name + " is neither.");
        }
        if (!script && !simple.matches("[A-Za-z_$][\\w$]*\\.java")) {
            throw new MagicProblem("A .java file is called like a class, and " + simple
                    + " could not be: letters, digits and underscores, beginning with a letter.");
        }
        var code = new StringBuilder();
        for (var cell : cells) {
            var parts = new ArrayList<Part>();
            for (var java : magics.withoutMagics(cell.code(), session.reading(), leftOut)) {
                code.append(java).append('\n');
                Piece.split(java, session.syntax()).forEach(one -> parts.add(Part.of(one)));
            }
            for (int i = 0; i < parts.size(); i++) {
                add(parts.get(i), script, i == parts.size() - 1, cell.number());
            }
        }
        return script ? script(code.toString()) : compact(code.toString());
    }

    private void add(Part part, boolean script, boolean last, int number) throws MagicProblem {
        if (!part.piece().whole()) {
            throw new MagicProblem(
                    "Cell " + number + " is no Java that can be read to its end; name the cells to be saved.");
        }
        if (part instanceof Part.Import it) {
            imports.add(it.source());
        } else if (script) {
            var text = part.piece().source().strip();
            body.append(text)
                    .append(!text.endsWith(";") && !text.endsWith("}") ? end(text) : "")
                    .append('\n');
        } else {
            addToClass(part, last, number);
        }
    }

    private void addToClass(Part part, boolean last, int number) throws MagicProblem {
        switch (part) {
            case Part.Variable it -> {
                var type = it.inferred() ? inferred(it.name()) : it.type();
                var before = types.putIfAbsent(it.name(), type);
                if (before != null && !before.equals(type)) {
                    throw new MagicProblem(
                            it.name() + " is of type " + before + " first and of type " + type + " in cell " + number
                                    + ", and a .java file has one of a name: save a .jsh file, or name the cells to be saved.");
                }
                if (it.initializer() >= 0) {
                    statement(it.name() + " = " + it.value() + ";");
                }
            }
            case Part.Method it -> {
                if (it.name().equals("main")) {
                    throw new MagicProblem("Cell " + number
                            + " defines a method main, as the .java file does: save a .jsh" + " file.");
                }
                var text = Part.without(MODIFIERS, it.piece()).strip();
                int close = text.indexOf(')');
                declarations.put(it.name() + text.substring(text.indexOf('('), Math.max(close, 0)), "static " + text);
            }
            case Part.Type it ->
                declarations.put(
                        it.name(),
                        "static " + Part.without(MODIFIERS, it.piece()).strip());
            case Part.Statement it -> {
                var text = it.piece().source().strip();
                if (!it.piece().mayBeExpression()) {
                    statement(it.piece().statement().strip());
                    return;
                }
                if (isStatement(text + "\n;")) {
                    statement(text + end(text));
                } else {
                    statement(
                            last ? "System.out.println(" + text + newLine(text) + ");" : "var _ = " + text + end(text));
                }
            }
            case Part.Import _ -> throw new IllegalStateException("Imports stand elsewhere");
        }
    }

    private static String end(String text) {
        return newLine(text) + ";";
    }

    /** Returns a line end where a comment may be the last thing in a line. */
    private static String newLine(String text) {
        return text.contains("//") ? "\n" : "";
    }

    private void statement(String text) {
        body.append("    ").append(text).append('\n');
    }

    private String inferred(String variable) {
        return session.contents().all().stream()
                .filter(one -> one.kind() == Defined.Kind.VARIABLE && one.name().equals(variable))
                .map(Defined::type)
                .findFirst()
                .orElse("Object");
    }

    /** Returns whether a text is a statement for javac, as a call is, and not an expression alone. */
    private static boolean isStatement(String text) {
        var found = new DiagnosticCollector<JavaFileObject>();
        var source = new SimpleJavaFileObject(URI.create("cell:///C.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return "class C { void m() throws Throwable { " + text + "\n} }";
            }
        };
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, found, List.of("-proc:none"), null, List.of(source));
        try {
            var _ = task.parse();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("A text can't fail to be read", e);
        }
        return found.getDiagnostics().stream().noneMatch(one -> one.getKind() == Diagnostic.Kind.ERROR);
    }

    private String script(String code) {
        return head(code) + "\n" + body + "/exit\n";
    }

    private String compact(String code) {
        var text = new StringBuilder(head(code)).append('\n');
        types.forEach((variable, type) ->
                text.append("static ").append(type).append(' ').append(variable).append(";\n"));
        declarations.values().forEach(one -> text.append('\n').append(one).append('\n'));
        return text.append("\nstatic void main(String[] args) throws Throwable {\n")
                .append(body)
                .append("}\n")
                .toString();
    }

    private String head(String code) {
        var used = new LoombookNames(code, declared()).imports();
        var head = new StringBuilder("// Saved from a notebook.\n");
        if (!used.isEmpty()) {
            var program = name.endsWith(".java") ? "java" : "jshell";
            head.append("// It needs Loombook's runtime: ")
                    .append(program)
                    .append(" --class-path ")
                    .append(session.runtimeJar())
                    .append(' ')
                    .append(name)
                    .append('\n');
        }
        leftOut.forEach(one ->
                head.append("// Left out, for it is no Java: ").append(one).append('\n'));
        Stream.concat(
                        Session.IMPORTS.stream()
                                .filter(one -> one.startsWith("java.") || used.contains(one))
                                .map(one -> "import " + one + ";"),
                        imports.stream())
                .distinct()
                .forEach(one -> head.append(one).append('\n'));
        return head.toString();
    }

    private Set<String> declared() {
        return session.contents().all().stream().map(Defined::name).collect(Collectors.toSet());
    }
}
