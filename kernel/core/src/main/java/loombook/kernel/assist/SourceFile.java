package loombook.kernel.assist;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A parsed source file, in which comments and the names of parameters are looked up. */
final class SourceFile {
    private static final StandardJavaFileManager FILES =
            ToolProvider.getSystemJavaCompiler().getStandardFileManager(new DiagnosticCollector<>(), null, null);
    private static final Pattern CLASSIC = Pattern.compile("(?s)/\\*\\*(.*)\\*/");
    private static final Pattern STAR = Pattern.compile("(?m)^[ \\t]*\\*+");

    private final String text;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    private SourceFile(String text, CompilationUnitTree unit, SourcePositions positions) {
        this.text = text;
        this.unit = unit;
        this.positions = positions;
    }

    /** What stands in a source of a class or a member. */
    record Said(@Nullable Javadoc comment, List<String> parameters) {}

    /** Parses a text, whatever is wrong in it. */
    static SourceFile parse(String text) {
        var file = new SimpleJavaFileObject(URI.create("session:///A.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, FILES, new DiagnosticCollector<>(), List.of("-proc:none"), null, List.of(file));
        try {
            var unit = task.parse().iterator().next();
            return new SourceFile(text, unit, Trees.instance(task).getSourcePositions());
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory can't fail to be read", e);
        }
    }

    /** Returns what it says of a class or a member, or null when that is not in it. */
    @Nullable
    Said of(Element element) {
        var tree = find(element);
        return tree == null ? null : new Said(comment(tree, element), names(tree));
    }

    private @Nullable Tree find(Element element) {
        var path = new ArrayList<String>();
        var member = element;
        while (!(member instanceof TypeElement)) {
            member = member.getEnclosingElement();
            if (member == null) {
                return null;
            }
        }
        for (Element type = member; type instanceof TypeElement; type = type.getEnclosingElement()) {
            path.addFirst(type.getSimpleName().toString());
        }
        List<? extends Tree> within = unit.getTypeDecls();
        Tree found = null;
        for (var name : path) {
            var next = within.stream()
                    .filter(one -> one instanceof ClassTree type
                            && type.getSimpleName().contentEquals(name))
                    .findFirst();
            if (next.isEmpty()) {
                return null;
            }
            found = next.get();
            within = ((ClassTree) found).getMembers();
        }
        if (element instanceof TypeElement || found == null) {
            return found;
        }
        var members = within;
        return switch (element) {
            case ExecutableElement method -> {
                var same = members.stream()
                        .filter(one -> one instanceof MethodTree it && isSame(it, method))
                        .findFirst()
                        .orElse(null);
                // A record's constructor and accessors are described by its own comment.
                yield same != null || Shown.owner(method).getKind() != ElementKind.RECORD ? same : found;
            }
            case VariableElement field ->
                members.stream()
                        .filter(one ->
                                one instanceof VariableTree it && it.getName().contentEquals(field.getSimpleName()))
                        .findFirst()
                        .orElse(null);
            default -> null;
        };
    }

    private static boolean isSame(MethodTree tree, ExecutableElement method) {
        if (!tree.getName().contentEquals(method.getSimpleName())
                || tree.getParameters().size() != method.getParameters().size()) {
            return false;
        }
        for (int i = 0; i < tree.getParameters().size(); i++) {
            if (!simple(String.valueOf(tree.getParameters().get(i).getType()))
                    .equals(simple(method.getParameters().get(i).asType().toString()))) {
                return false;
            }
        }
        return true;
    }

    /** Returns a type without arguments, annotations and packages. */
    private static String simple(String type) {
        return type.replaceAll("@\\S+ ", "")
                .replaceAll("<.*>", "")
                .replaceAll("\\s", "")
                .replace("...", "[]")
                .replaceAll("[\\w$]+\\.", "");
    }

    private static List<String> names(Tree tree) {
        return tree instanceof MethodTree method
                ? method.getParameters().stream()
                        .map(one -> one.getName().toString())
                        .toList()
                : List.of();
    }

    private @Nullable Javadoc comment(Tree tree, Element element) {
        int start = (int) positions.getStartPosition(unit, tree);
        if (start < 0) {
            return null;
        }
        var own = comment(text.substring(0, start));
        if (own == null || !(tree instanceof ClassTree) || element instanceof TypeElement) {
            return own;
        }
        return element.getKind() == ElementKind.CONSTRUCTOR ? own : component(own, element);
    }

    /** Returns what a record's comment says of a component. */
    private static @Nullable Javadoc component(Javadoc own, Element element) {
        var said = own.parameter(element.getSimpleName().toString());
        return said == null ? null : new Javadoc("Returns " + said, false);
    }

    /** Returns the documentation comment with which a text ends, or null. */
    static @Nullable Javadoc comment(String before) {
        var text = before.stripTrailing();
        if (text.endsWith("*/")) {
            int start = text.lastIndexOf("/**");
            var comment = start < 0 ? null : CLASSIC.matcher(text.substring(start));
            return comment != null && comment.matches() && !comment.group(1).contains("*/")
                    ? new Javadoc(STAR.matcher(comment.group(1)).replaceAll("").strip(), false)
                    : null;
        }
        var lines = new ArrayList<String>();
        for (var line : text.lines().toList().reversed()) {
            var own = line.strip();
            if (!own.startsWith("///")) {
                break;
            }
            lines.addFirst(own.substring(3));
        }
        return lines.isEmpty()
                ? null
                : new Javadoc(String.join("\n", lines).stripIndent().strip(), true);
    }
}
