package loombook.kernel.eval.hint;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Which way a program goes: to the end without a value, never to some line, past the line that gives a variable its value. */
final class FlowHints {
    private FlowHints() {}

    static @Nullable String of(Wrong wrong) {
        return switch (wrong.code()) {
            case "missing.ret.stmt" -> missing(wrong);
            case "unreachable.stmt" -> unreachable(wrong);
            case "var.might.not.have.been.initialized" -> uninitialized(wrong);
            case "not.exhaustive", "not.exhaustive.statement" -> notExhaustive(wrong);
            case "cant.ref.non.effectively.final.var", "local.var.accessed.from.icls.needs.final" -> changing(wrong);
            case "cant.infer.local.var.type" -> inferred(wrong);
            default -> null;
        };
    }

    /** Of code that stands in no method of the cell's own it is not so: there it is what was put around it that lacks it. */
    private static @Nullable String missing(Wrong wrong) {
        var body = body(wrong.path());
        boolean own = body != null
                && !(body.getLeaf() instanceof MethodTree it
                        && it.getName().toString().endsWith("$"));
        return own
                ? "It promises a value, and there is a way through it that ends without return: what is returned when no"
                        + " condition holds, and after the last loop?"
                : null;
    }

    private static @Nullable String unreachable(Wrong wrong) {
        for (var path = wrong.path(); path.getParentPath() != null; path = path.getParentPath()) {
            var all = statements(path.getParentPath().getLeaf());
            int index = all.indexOf(path.getLeaf());
            if (index > 0) {
                return because(all.get(index - 1));
            }
        }
        return null;
    }

    private static List<? extends StatementTree> statements(Tree tree) {
        return switch (tree) {
            case BlockTree it -> it.getStatements();
            case CaseTree it -> it.getStatements() == null ? List.of() : it.getStatements();
            default -> List.of();
        };
    }

    private static @Nullable String because(StatementTree before) {
        return switch (before) {
            case ReturnTree _ -> "The return before it ends the method, so this is never done.";
            case ThrowTree _ -> "The throw before it ends the method or leads to a catch, so this is never done.";
            case BreakTree _ -> "The break before it leaves the loop or the switch, so this is never done.";
            case ContinueTree _ -> "The continue before it begins the loop's next turn, so this is never done.";
            case YieldTree _ -> "The yield before it ends the switch, so this is never done.";
            case WhileLoopTree _, ForLoopTree _ ->
                "The loop before it has no end, as nothing in it leaves it, so this is never done.";
            default -> null;
        };
    }

    private static @Nullable String uninitialized(Wrong wrong) {
        if (!(wrong.tree() instanceof IdentifierTree it)) {
            return null;
        }
        var element = wrong.cursor().trees.getElement(wrong.path());
        var name = it.getName().toString();
        var zero = element == null ? "" : zero(element);
        return name + " has no value yet on some way that leads here"
                + (element != null && element.getKind() == ElementKind.FIELD
                        ? "."
                        : ": give it one where it is declared"
                                + (zero.isEmpty() ? "." : ", such as " + name + " = " + zero + "."));
    }

    private static String zero(Element element) {
        return switch (element.asType().getKind()) {
            case BOOLEAN -> "false";
            case INT, LONG, SHORT, BYTE -> "0";
            case DOUBLE, FLOAT -> "0.0";
            case DECLARED -> element.asType().toString().equals("java.lang.String") ? "\"\"" : "null";
            default -> "";
        };
    }

    private static @Nullable String notExhaustive(Wrong wrong) {
        var path = wrong.path();
        while (path != null
                && !(path.getLeaf() instanceof SwitchTree)
                && !(path.getLeaf() instanceof SwitchExpressionTree)) {
            path = path.getParentPath();
        }
        if (path == null) {
            return null;
        }
        var cases = path.getLeaf() instanceof SwitchTree it
                ? it.getCases()
                : ((SwitchExpressionTree) path.getLeaf()).getCases();
        var selected = wrong.cursor().selected(path);
        var type = selected.isEmpty()
                ? null
                : wrong.cursor().typeElements(selected.getFirst()).stream()
                        .findFirst()
                        .orElse(null);
        var text = cases.stream()
                .flatMap(one -> one.getLabels().stream())
                .map(String::valueOf)
                .toList();
        var missing = type == null
                ? ""
                : type.getKind() == ElementKind.ENUM
                        ? type.getEnclosedElements().stream()
                                .filter(one -> one.getKind() == ElementKind.ENUM_CONSTANT)
                                .map(one -> one.getSimpleName().toString())
                                .filter(one -> !text.contains(one))
                                .collect(Collectors.joining(", "))
                        : type.getPermittedSubclasses().stream()
                                .map(one -> ((javax.lang.model.type.DeclaredType) one)
                                        .asElement()
                                        .getSimpleName()
                                        .toString())
                                .filter(one ->
                                        text.stream().noneMatch(label -> label.matches("(?s).*\\b" + one + "\\b.*")))
                                .collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? "Each value must have a case: a last one, default -> …, is for all others."
                : "There is no case for " + missing + ". A last case, default -> …, is for all others.";
    }

    private static @Nullable String changing(Wrong wrong) {
        if (!(wrong.tree() instanceof IdentifierTree it)) {
            return null;
        }
        var name = it.getName().toString();
        var in = wrong.within(LambdaExpressionTree.class) == null ? "An inner class" : "A lambda";
        var element = wrong.cursor().trees.getElement(wrong.path());
        boolean counts = element != null && element.asType().getKind() == TypeKind.INT;
        return in + " gets a copy of a local variable, so " + name
                + " must not change. Copy its value before: var now = " + name + "; and use that"
                + (counts ? "; or count with an AtomicInteger." : ".");
    }

    private static @Nullable String inferred(Wrong wrong) {
        return wrong.tree() instanceof VariableTree it && it.getInitializer() == null
                ? "var takes the type of the value: give it one, or write the type instead of var."
                : wrong.tree() instanceof VariableTree it && it.getInitializer().getKind() == Tree.Kind.NULL_LITERAL
                        ? "null has no type of its own: write the type instead of var."
                        : wrong.tree() instanceof VariableTree it && it.getInitializer() instanceof LambdaExpressionTree
                                ? "A lambda has no type of its own: write one instead of var, such as Runnable or Function<String, Integer>."
                                : wrong.tree() instanceof VariableTree it
                                                && it.getInitializer() != null
                                                && it.getInitializer()
                                                        .toString()
                                                        .startsWith("{")
                                        ? "Of an array in braces write the type: new int[] {…}."
                                        : null;
    }

    /** Returns the method or the lambda in which a tree stands, or null. */
    static @Nullable TreePath body(TreePath from) {
        for (var path = from; path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof LambdaExpressionTree || path.getLeaf() instanceof MethodTree) {
                return path;
            }
        }
        return null;
    }
}
