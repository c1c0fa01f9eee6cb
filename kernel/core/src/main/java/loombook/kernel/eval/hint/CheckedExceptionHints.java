package loombook.kernel.eval.hint;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import loombook.kernel.assist.Shown;
import org.jspecify.annotations.Nullable;

/** Exceptions that must be caught, or passed on where that may be. */
final class CheckedExceptionHints {
    private CheckedExceptionHints() {}

    static @Nullable String of(Wrong wrong) {
        return switch (wrong.code()) {
            case "unreported.exception.need.to.catch.or.throw", "unreported.exception.implicit.close" ->
                unreported(wrong);
            case "except.never.thrown.in.try" -> "Nothing in the try can throw it: this catch can be left out.";
            case "except.already.caught" ->
                "A catch before this one takes it already: the more special one comes first.";
            default -> null;
        };
    }

    private static String unreported(Wrong wrong) {
        var thrown = thrown(wrong);
        var name = thrown.isEmpty() ? "the exception" : Shown.type(thrown.getFirst());
        var body = FlowHints.body(wrong.path());
        var how = "catch it: try { … } catch (" + (thrown.isEmpty() ? "Exception" : name) + " e) { … }";
        if (body != null && body.getLeaf() instanceof LambdaExpressionTree) {
            boolean io = name.equals("IOException");
            return "This lambda is of a kind that passes no such exception on. Inside the lambda " + how
                    + ", and throw new " + (io ? "UncheckedIOException(e)" : "RuntimeException(e)")
                    + " if it is to go on from there.";
        }
        return body != null
                        && body.getLeaf() instanceof MethodTree it
                        && !it.getName().toString().endsWith("$")
                ? "Either pass it on: write throws " + (thrown.isEmpty() ? "Exception" : name)
                        + " behind the brackets of "
                        + (it.getReturnType() == null
                                ? "the constructor"
                                : it.getName().toString()) + "(…); or " + how + "."
                : Character.toUpperCase(how.charAt(0)) + how.substring(1) + ".";
    }

    private static List<? extends TypeMirror> thrown(Wrong wrong) {
        for (TreePath path = wrong.path(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof ThrowTree it) {
                var type = wrong.cursor().typeOf(new TreePath(path, it.getExpression()));
                return type == null ? List.of() : List.of(type);
            }
            if (wrong.cursor().trees.getElement(path) instanceof ExecutableElement method
                    && !method.getThrownTypes().isEmpty()) {
                return method.getThrownTypes().stream()
                        .filter(one -> isChecked(one, wrong))
                        .toList();
            }
            if (path.getLeaf() instanceof com.sun.source.tree.StatementTree) {
                break;
            }
        }
        return List.of();
    }

    private static boolean isChecked(TypeMirror type, Wrong wrong) {
        return !NameHints.isA(type, "java.lang.RuntimeException", wrong)
                && !NameHints.isA(type, "java.lang.Error", wrong);
    }
}
