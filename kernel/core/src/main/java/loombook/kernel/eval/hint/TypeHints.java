package loombook.kernel.eval.hint;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import loombook.kernel.assist.Shown;
import org.jspecify.annotations.Nullable;

/** A value of one type where another one is wanted. */
final class TypeHints {
    private static final List<TypeKind> NUMBERS = List.of(
            TypeKind.BYTE, TypeKind.SHORT, TypeKind.CHAR, TypeKind.INT, TypeKind.LONG, TypeKind.FLOAT, TypeKind.DOUBLE);

    private TypeHints() {}

    static @Nullable String of(Wrong wrong) {
        return switch (wrong.code()) {
            case "prob.found.req" -> mismatch(wrong);
            case "incomparable.types", "operator.cant.be.applied.1", "operator.cant.be.applied" -> operator(wrong);
            case "array.req.but.found" -> indexed(wrong);
            case "cant.deref" -> primitiveCalled(wrong);
            case "type.found.req" -> primitiveArgument(wrong);
            case "void.not.allowed.here" -> "A method that is void gives no value: call it in a line of its own.";
            default -> null;
        };
    }

    private static @Nullable String mismatch(Wrong wrong) {
        var tree = unwrapped(wrong.tree());
        var wanted = wrong.cursor().wanted(wrong.path());
        if (tree instanceof AssignmentTree && isCondition(wrong, wanted)) {
            return "= assigns a value. To ask whether two are equal, write ==.";
        }
        if (wrong.cursor().isArgument(wrong.path())) {
            return CallHints.overloads(wrong);
        }
        if (wanted.isEmpty() || wanted.size() > 1 || !(tree instanceof ExpressionTree)) {
            return null;
        }
        var found = wrong.cursor().typeOf(path(wrong));
        if (found == null || wrong.parent() instanceof LambdaExpressionTree) {
            return null;
        }
        return conversion(found, wanted.getFirst(), wrong, tree);
    }

    private static boolean isCondition(Wrong wrong, List<TypeMirror> wanted) {
        return wanted.stream().anyMatch(one -> one.getKind() == TypeKind.BOOLEAN)
                || (wrong.parent() instanceof ParenthesizedTree && wanted.isEmpty());
    }

    private static Tree unwrapped(Tree tree) {
        return tree instanceof ParenthesizedTree it ? unwrapped(it.getExpression()) : tree;
    }

    private static TreePath path(Wrong wrong) {
        var path = wrong.path();
        while (path.getLeaf() instanceof ParenthesizedTree it) {
            path = new TreePath(path, it.getExpression());
        }
        return path;
    }

    private static @Nullable String conversion(TypeMirror found, TypeMirror wanted, Wrong wrong, Tree tree) {
        var to = Shown.type(wanted);
        boolean isText = isString(found);
        if (NUMBERS.contains(found.getKind()) && NUMBERS.contains(wanted.getKind())) {
            return narrowing(found, wanted, to, tree);
        }
        if (isText && NUMBERS.contains(primitive(wanted, wrong)) && primitive(wanted, wrong) != TypeKind.CHAR) {
            return parsed(primitive(wanted, wrong), tree);
        }
        if (isText && wanted.getKind() == TypeKind.CHAR) {
            return tree instanceof LiteralTree it
                            && String.valueOf(it.getValue()).length() == 1
                    ? "A single character stands between ' and '."
                    : "A single character of a string is given by .charAt(0).";
        }
        if (isText && wanted.getKind() == TypeKind.BOOLEAN) {
            return "A condition is true or false: compare the text, for instance by .equals(…), or ask .isEmpty().";
        }
        if (isString(wanted) && text(found, tree) instanceof String text) {
            return text;
        }
        if (wanted.getKind() == TypeKind.BOOLEAN && NUMBERS.contains(found.getKind())) {
            return "A number is neither true nor false in Java: compare it, for instance with != 0.";
        }
        return unwrapping(found, wanted, to, wrong);
    }

    private static @Nullable String narrowing(TypeMirror found, TypeMirror wanted, String to, Tree tree) {
        if (tree instanceof LiteralTree && found.getKind() == TypeKind.DOUBLE && wanted.getKind() == TypeKind.FLOAT) {
            return "A number with a point is a double; with an f behind it, it is a float.";
        }
        boolean fraction = found.getKind() == TypeKind.DOUBLE || found.getKind() == TypeKind.FLOAT;
        boolean whole = wanted.getKind() != TypeKind.DOUBLE && wanted.getKind() != TypeKind.FLOAT;
        if (fraction && whole) {
            return one(found) + " may have a fraction, which is no " + to + ": (" + to + ") before it cuts that off,"
                    + " Math.round(…) rounds it to a long.";
        }
        return one(found) + " may be too large for " + (to.equals("int") ? "an " : "a ") + to
                + ": if you know that it is not, write (" + to
                + ") before it"
                + (to.equals("int") && found.getKind() == TypeKind.LONG ? ", or Math.toIntExact(…)." : ".");
    }

    private static String one(TypeMirror type) {
        return (type.getKind() == TypeKind.INT ? "An " : "A ") + type;
    }

    private static String parsed(TypeKind kind, Tree tree) {
        var call = switch (kind) {
            case LONG -> "Long.parseLong(…)";
            case DOUBLE -> "Double.parseDouble(…)";
            case FLOAT -> "Float.parseFloat(…)";
            case SHORT -> "Short.parseShort(…)";
            case BYTE -> "Byte.parseByte(…)";
            default -> "Integer.parseInt(…)";
        };
        return tree instanceof LiteralTree it && !String.valueOf(it.getValue()).matches("-?\\d+(\\.\\d+)?")
                ? "What stands between \" and \" is text, and no number."
                : "What stands in a string is text; " + call + " makes a number of it.";
    }

    private static @Nullable String text(TypeMirror found, Tree tree) {
        if (tree instanceof LiteralTree it && it.getKind() == Tree.Kind.CHAR_LITERAL) {
            return "Text stands between \" and \"; between ' and ' stands a single character.";
        }
        return NUMBERS.contains(found.getKind()) || found.getKind() == TypeKind.BOOLEAN
                ? "String.valueOf(…) makes text of it."
                : found instanceof ArrayType
                        ? null
                        : found instanceof DeclaredType it && isPlain(it) ? "Its text is given by .toString()." : null;
    }

    /** Returns whether a class is no container, of which another value may be meant than its text. */
    private static boolean isPlain(DeclaredType type) {
        return type.asElement() instanceof TypeElement it
                && it.getTypeParameters().isEmpty()
                && !it.getQualifiedName().contentEquals("java.lang.Object");
    }

    private static @Nullable String unwrapping(TypeMirror found, TypeMirror wanted, String to, Wrong wrong) {
        var types = wrong.cursor().types;
        if (NameHints.isA(found, "java.util.Optional", wrong)
                && found instanceof DeclaredType it
                && (it.getTypeArguments().isEmpty()
                        || types.isAssignable(it.getTypeArguments().getFirst(), wanted))) {
            return "An Optional may be empty: .orElse(…) gives its value or another one, .orElseThrow() insists on it.";
        }
        if (NameHints.isA(found, "java.util.stream.Stream", wrong) && NameHints.isA(wanted, "java.util.List", wrong)) {
            return "A stream is collected into a list by .toList().";
        }
        if (NameHints.isA(found, "java.util.concurrent.Future", wrong)
                && found instanceof DeclaredType it
                && it.getTypeArguments().size() == 1
                && types.isAssignable(it.getTypeArguments().getFirst(), wanted)) {
            return "A Future's value is given by .get(), which waits for it.";
        }
        if (found instanceof ArrayType && NameHints.isA(wanted, "java.util.List", wrong)) {
            return "List.of(…) makes a list of an array.";
        }
        if (wanted instanceof ArrayType && NameHints.isA(found, "java.util.Collection", wrong)) {
            return "A collection becomes an array by .toArray(…).";
        }
        boolean below = wanted instanceof DeclaredType
                && found instanceof DeclaredType
                && types.isSubtype(types.erasure(wanted), types.erasure(found))
                && !types.isSameType(types.erasure(wanted), types.erasure(found));
        return below
                ? "Not each " + Shown.type(types.erasure(found)) + " is a " + to
                        + ". If this one is, say so by a cast: (" + to + "); or ask: if (… instanceof " + to + " it)."
                : null;
    }

    private static TypeKind primitive(TypeMirror type, Wrong wrong) {
        try {
            return type instanceof PrimitiveType
                    ? type.getKind()
                    : wrong.cursor().types.unboxedType(type).getKind();
        } catch (IllegalArgumentException e) {
            return TypeKind.NONE;
        }
    }

    private static boolean isString(TypeMirror type) {
        return type.toString().equals("java.lang.String");
    }

    // ---- operators

    private static @Nullable String operator(Wrong wrong) {
        if (!(wrong.tree() instanceof BinaryTree it)) {
            return null;
        }
        var left = wrong.typeOf(it.getLeftOperand());
        var right = wrong.typeOf(it.getRightOperand());
        if (left == null || right == null) {
            return null;
        }
        boolean text = isString(left) || isString(right);
        return switch (it.getKind()) {
            case MULTIPLY ->
                isString(left) && NUMBERS.contains(right.getKind()) ? "Text is repeated by .repeat(…)." : null;
            case LESS_THAN, GREATER_THAN, LESS_THAN_EQUAL, GREATER_THAN_EQUAL -> {
                boolean comparable = NameHints.isA(left, "java.lang.Comparable", wrong);
                yield (comparable && !text) || (isString(left) && isString(right))
                        ? "Objects are compared by a.compareTo(b), which is less than 0 where a comes before b."
                        : text ? "Text and numbers have no order among each other." : null;
            }
            case MINUS, DIVIDE, REMAINDER ->
                text ? "Only + joins text; one with a number in it becomes a number by Integer.parseInt(…)." : null;
            case EQUAL_TO, NOT_EQUAL_TO ->
                text && (NUMBERS.contains(left.getKind()) || NUMBERS.contains(right.getKind()))
                        ? "Text is never equal to a number: Integer.parseInt(…) makes a number of text."
                        : null;
            case CONDITIONAL_AND, CONDITIONAL_OR ->
                "Both sides of && and || must be true or false: write each comparison in full, such as a > 0 && b > 0.";
            default -> null;
        };
    }

    private static @Nullable String indexed(Wrong wrong) {
        var tree = wrong.tree() instanceof ArrayAccessTree it ? it.getExpression() : wrong.tree();
        var path = wrong.tree() instanceof ArrayAccessTree ? new TreePath(wrong.path(), tree) : wrong.path();
        var type = wrong.cursor().typeOf(path);
        if (type == null) {
            return null;
        }
        return isString(type)
                ? "Only arrays have [ ]. A character of a string is given by .charAt(…)."
                : NameHints.isA(type, "java.util.List", wrong)
                        ? "Only arrays have [ ]. An element of a list is given by .get(…), and set by .set(…, …)."
                        : NameHints.isA(type, "java.util.Map", wrong)
                                ? "Only arrays have [ ]. A value of a map is given by .get(…), and put by .put(…, …)."
                                : null;
    }

    private static @Nullable String primitiveCalled(Wrong wrong) {
        var select = wrong.tree() instanceof MethodInvocationTree call ? call.getMethodSelect() : wrong.tree();
        if (!(select instanceof MemberSelectTree it)) {
            return null;
        }
        var type = wrong.cursor().typeOf(new TreePath(new TreePath(wrong.path(), select), it.getExpression()));
        var name = it.getIdentifier().toString();
        if (!(type instanceof PrimitiveType)) {
            return null;
        }
        return switch (name) {
            case "equals" -> one(type) + " is no object: compare it with ==.";
            case "toString" -> one(type) + " is no object: String.valueOf(…) makes text of it.";
            case "length", "size" -> one(type) + " is one value, and has no length.";
            default -> one(type) + " is no object, and has no methods.";
        };
    }

    private static @Nullable String primitiveArgument(Wrong wrong) {
        if (!(wrong.tree() instanceof PrimitiveTypeTree it)) {
            return null;
        }
        var boxed = switch (it.getPrimitiveTypeKind()) {
            case INT -> "Integer";
            case CHAR -> "Character";
            case VOID -> "Void";
            default -> {
                var name = it.toString();
                yield Character.toUpperCase(name.charAt(0)) + name.substring(1);
            }
        };
        return "Between < and > stand classes: instead of " + it + " it is " + boxed + ".";
    }
}
