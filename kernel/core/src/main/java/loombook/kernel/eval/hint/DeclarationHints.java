package loombook.kernel.eval.hint;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import loombook.kernel.assist.Shown;
import org.jspecify.annotations.Nullable;

/** Declarations that clash, or lack something. */
final class DeclarationHints {
    private DeclarationHints() {}

    static @Nullable String of(Wrong wrong) {
        return switch (wrong.code()) {
            case "already.defined" ->
                wrong.tree() instanceof VariableTree it
                        ? it.getName() + " is there already. To give it another value leave out the type: "
                                + it.getName() + " = …; for another variable take another name."
                        : null;
            case "does.not.override.abstract" -> lacking(wrong);
            case "method.does.not.override.superclass" ->
                "@Override is for a method that a class or interface above has too, with the same name and the same parameters.";
            case "cant.assign.val.to.var" -> "It was declared final, or is a record's: it keeps its first value.";
            case "cant.inherit.from.final" -> "It is final, as records and enums are: no class can extend it.";
            case "intf.expected.here" -> "A class implements interfaces, and extends one class.";
            case "no.intf.expected.here" -> "Interfaces stand behind implements, and not behind extends.";
            case "invalid.meth.decl.ret.type.req" ->
                "A method says before its name what it gives: void if it gives nothing."
                        + " A constructor has its class's name.";
            case "missing.meth.body.or.decl.abstract" ->
                "A method's body stands in { }; a semicolon before it is too much.";
            case "instance.initializer.not.allowed.in.records", "record.cannot.declare.instance.fields" ->
                "What a record holds stands in the brackets behind its name.";
            default -> null;
        };
    }

    private static @Nullable String lacking(Wrong wrong) {
        var tree = wrong.tree() instanceof NewClassTree it ? it.getClassBody() : wrong.tree();
        Tree declared = tree instanceof ClassTree ? tree : null;
        if (declared == null) {
            return null;
        }
        var path = declared == wrong.tree() ? wrong.path() : new TreePath(wrong.path(), declared);
        if (!(wrong.cursor().trees.getElement(path) instanceof TypeElement type)) {
            return null;
        }
        var methods = CallHints.lacking(type, wrong);
        return methods.isEmpty()
                ? null
                : "It lacks "
                        + methods.stream()
                                .limit(3)
                                .map(one -> "public " + Shown.type(one.getReturnType()) + " " + one.getSimpleName()
                                        + "(" + String.join(", ", Shown.parameters(one)) + ")")
                                .collect(Collectors.joining(" and "))
                        + (methods.size() > 3 ? " …" : "") + ".";
    }
}
