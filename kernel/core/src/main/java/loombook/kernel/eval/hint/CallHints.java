package loombook.kernel.eval.hint;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import loombook.kernel.assist.Shown;
import org.jspecify.annotations.Nullable;

/** Calls that fit no method: which there are, and on what they are called. */
final class CallHints {
    private static final int MOST = 4;

    private CallHints() {}

    static @Nullable String of(Wrong wrong) {
        return switch (wrong.code()) {
            case "cant.apply.symbol", "cant.apply.symbols", "cant.apply.diamond", "cant.apply.diamond.1" ->
                overloads(wrong);
            case "non-static.cant.be.ref" -> notStatic(wrong);
            case "abstract.cant.be.instantiated" -> instantiated(wrong);
            case "encl.class.required" -> null;
            default -> null;
        };
    }

    private static @Nullable TreePath call(Wrong wrong) {
        var from = wrong.cursor().isArgument(wrong.path()) ? wrong.path().getParentPath() : wrong.path();
        for (var path = from; path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof MethodInvocationTree || path.getLeaf() instanceof NewClassTree) {
                return path;
            }
            if (!(path.getLeaf() instanceof ExpressionTree)) {
                return null;
            }
        }
        return null;
    }

    static @Nullable String overloads(Wrong wrong) {
        var path = call(wrong);
        if (path == null) {
            return null;
        }
        var methods = wrong.cursor().called(path).methods().stream().distinct().toList();
        if (methods.isEmpty()) {
            return null;
        }
        var arguments = path.getLeaf() instanceof MethodInvocationTree it
                ? it.getArguments()
                : ((NewClassTree) path.getLeaf()).getArguments();
        var given = arguments.stream()
                .map(one -> wrong.cursor().typeOf(new TreePath(path, one)))
                .map(one -> one == null ? "?" : Shown.type(one))
                .collect(Collectors.joining(", "));
        var some = methods.stream().limit(MOST).map(CallHints::shown).collect(Collectors.joining(" and "));
        var what = given.isEmpty() ? "without arguments" : "with (" + given + ")";
        return "It is called " + what + ". There is " + some + (methods.size() > MOST ? " …" : "") + ".";
    }

    private static String shown(ExecutableElement method) {
        var name = method.getKind() == ElementKind.CONSTRUCTOR
                ? Shown.owner(method).getSimpleName()
                : method.getSimpleName();
        return name + "(" + String.join(", ", Shown.parameters(method)) + ")";
    }

    private static @Nullable String notStatic(Wrong wrong) {
        var element = wrong.cursor().trees.getElement(wrong.path());
        if (wrong.tree() instanceof MemberSelectTree it) {
            var type = it.getExpression().toString();
            return it.getIdentifier() + " belongs to each " + type
                    + " of its own: use it on an object, such as one made by new " + type + "(…).";
        }
        return wrong.tree() instanceof IdentifierTree it
                ? it.getName() + " belongs to an object, and static methods have none: use it on an object, or make "
                        + (element instanceof ExecutableElement ? "the method static too." : "it static too.")
                : null;
    }

    private static @Nullable String instantiated(Wrong wrong) {
        if (!(wrong.tree() instanceof NewClassTree it)) {
            return null;
        }
        var type = wrong.typeOf(it.getIdentifier());
        var element = type instanceof DeclaredType declared
                ? declared.asElement()
                : wrong.cursor().trees.getElement(new TreePath(wrong.path(), it.getIdentifier()));
        if (!(element instanceof TypeElement abstractType)) {
            return null;
        }
        var kind = abstractType.getKind().isInterface() ? "an interface" : "an abstract class";
        var name = abstractType.getSimpleName().toString();
        var usual = switch (abstractType.getQualifiedName().toString()) {
            case "java.util.List", "java.util.Collection" -> "new ArrayList<>()";
            case "java.util.Map" -> "new HashMap<>()";
            case "java.util.Set" -> "new HashSet<>()";
            case "java.util.Queue", "java.util.Deque" -> "new ArrayDeque<>()";
            case "java.util.concurrent.BlockingQueue" -> "new LinkedBlockingQueue<>()";
            case "java.util.concurrent.locks.Lock" -> "new ReentrantLock()";
            default -> "";
        };
        return name + " is " + kind + ", of which there are no objects but those of classes below it"
                + (usual.isEmpty() ? "." : ", such as " + usual + ".");
    }

    /** Returns the abstract methods that a class lacks. */
    static List<ExecutableElement> lacking(TypeElement type, Wrong wrong) {
        return wrong.cursor().elements.getAllMembers(type).stream()
                .filter(one ->
                        one instanceof ExecutableElement && one.getModifiers().contains(Modifier.ABSTRACT))
                .map(one -> (ExecutableElement) one)
                .filter(one -> !isOfObject(one, wrong))
                .toList();
    }

    private static boolean isOfObject(ExecutableElement method, Wrong wrong) {
        Element object = wrong.cursor().elements.getTypeElement("java.lang.Object");
        return object != null
                && object.getEnclosedElements().stream()
                        .anyMatch(one -> one.getSimpleName().equals(method.getSimpleName())
                                && ((one instanceof ExecutableElement it)
                                        && it.getParameters().size()
                                                == method.getParameters().size()));
    }
}
