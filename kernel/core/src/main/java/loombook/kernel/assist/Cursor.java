package loombook.kernel.assist;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The place in javac's tree where the cursor is, and what javac knows of it. */
public final class Cursor {
    private static final int NOWHERE = -1;

    public final Trees trees;
    public final Types types;
    public final Elements elements;
    public final Surroundings session;
    public final CompilationUnitTree unit;

    /** Looks at a file that javac has analyzed. */
    public Cursor(JavacTask task, CompilationUnitTree unit, Surroundings session) {
        this.trees = Trees.instance(task);
        this.types = task.getTypes();
        this.elements = task.getElements();
        this.session = session;
        this.unit = unit;
    }

    /** Returns where the name stands that has the mark in it; null when it is in no tree. */
    @Nullable
    TreePath marked() {
        var found = new TreePath[1];
        new Everything() {
            @Override
            public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
                if (found[0] == null && tree != null && nameOf(tree).contains(CellSource.MARK)) {
                    super.scan(tree, null);
                    if (found[0] == null) {
                        found[0] = new TreePath(getCurrentPath(), tree);
                    }
                    return null;
                }
                return found[0] == null ? super.scan(tree, null) : null;
            }
        }.scan(new TreePath(unit), null);
        return found[0];
    }

    private static String nameOf(Tree tree) {
        return switch (tree) {
            case IdentifierTree it -> it.getName().toString();
            case MemberSelectTree it -> it.getIdentifier().toString();
            case MemberReferenceTree it -> it.getName().toString();
            case VariableTree it -> String.valueOf(it.getName());
            case MethodTree it -> it.getName().toString();
            default -> "";
        };
    }

    /** Returns the smallest tree at a position. */
    @Nullable
    TreePath at(int position) {
        var positions = trees.getSourcePositions();
        var found = new TreePath[1];
        new Everything() {
            @Override
            public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
                if (tree != null) {
                    long start = positions.getStartPosition(unit, tree);
                    long end = positions.getEndPosition(unit, tree);
                    if (start <= position && position <= end && start != end) {
                        found[0] = new TreePath(getCurrentPath(), tree);
                    }
                }
                return super.scan(tree, null);
            }
        }.scan(new TreePath(unit), null);
        return found[0];
    }

    /** Returns the smallest tree that goes exactly from one position to another, or else the smallest in which both are. */
    public @Nullable TreePath at(int from, int to) {
        var positions = trees.getSourcePositions();
        var found = new TreePath[2];
        new Everything() {
            @Override
            public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
                if (tree != null) {
                    long start = positions.getStartPosition(unit, tree);
                    long end = positions.getEndPosition(unit, tree);
                    if (start == from && end == to) {
                        found[0] = new TreePath(getCurrentPath(), tree);
                    } else if (start <= from && to <= end) {
                        found[1] = new TreePath(getCurrentPath(), tree);
                    }
                }
                return super.scan(tree, null);
            }
        }.scan(new TreePath(unit), null);
        return found[0] == null ? found[1] : found[0];
    }

    /** A scanner that also looks into what javac could not understand. */
    private static class Everything extends TreePathScanner<@Nullable Void, @Nullable Void> {
        @Override
        public @Nullable Void visitErroneous(ErroneousTree tree, @Nullable Void nothing) {
            return scan(tree.getErrorTrees(), null);
        }
    }

    /** A call in whose parentheses the cursor is, and for which argument. */
    public record Call(
            TreePath path,
            List<ExecutableElement> methods,
            @Nullable TypeMirror on,
            int argument) {}

    /** Returns the innermost call that has a tree among its arguments, or null. */
    @Nullable
    Call call(TreePath from) {
        for (var path = from; path.getParentPath() != null; path = path.getParentPath()) {
            var parent = path.getParentPath();
            int argument = argument(parent.getLeaf(), path.getLeaf());
            if (argument != NOWHERE) {
                return call(parent, argument);
            }
            if (path.getLeaf() instanceof LambdaExpressionTree lambda
                    && lambda.getBodyKind() == LambdaExpressionTree.BodyKind.STATEMENT
                    && from.getLeaf() != lambda) {
                return null;
            }
        }
        return null;
    }

    /** Returns the call of which a tree is an argument itself, or null. */
    @Nullable
    Call directCall(TreePath path) {
        var parent = path.getParentPath();
        int argument = parent == null ? NOWHERE : argument(parent.getLeaf(), path.getLeaf());
        return parent == null || argument == NOWHERE ? null : call(parent, argument);
    }

    private static int argument(Tree call, Tree argument) {
        return switch (call) {
            case MethodInvocationTree it -> it.getArguments().indexOf(argument);
            case NewClassTree it -> it.getArguments().indexOf(argument);
            default -> NOWHERE;
        };
    }

    /** Returns whether a tree is an argument of a call. */
    public boolean isArgument(TreePath path) {
        var parent = path.getParentPath();
        return parent != null && argument(parent.getLeaf(), path.getLeaf()) != NOWHERE;
    }

    /** Returns what a call may mean; of no argument in particular. */
    public Call called(TreePath path) {
        return call(path, 0);
    }

    private Call call(TreePath path, int argument) {
        return switch (path.getLeaf()) {
            case MethodInvocationTree it
            when it.getMethodSelect() instanceof MemberSelectTree select -> {
                var on = typeOf(new TreePath(new TreePath(path, select), select.getExpression()));
                yield new Call(path, methods(on, select.getIdentifier().toString()), on, argument);
            }
            case MethodInvocationTree it
            when it.getMethodSelect() instanceof IdentifierTree name ->
                new Call(path, methodsInScope(path, name.getName().toString()), null, argument);
            case NewClassTree it -> {
                var identifier = new TreePath(path, it.getIdentifier());
                var known = typeOf(identifier);
                // Of a diamond whose arguments are not there yet javac knows the class alone.
                var on = known == null && it.getIdentifier() instanceof ParameterizedTypeTree type
                        ? typeOf(new TreePath(identifier, type.getType()))
                        : known;
                yield new Call(path, constructors(on), on, argument);
            }
            default -> new Call(path, List.of(), null, argument);
        };
    }

    /** Returns the methods of a type that have a name. */
    public List<ExecutableElement> methods(@Nullable TypeMirror on, String name) {
        return on == null
                ? List.of()
                : typeElements(on).stream()
                        .flatMap(one -> elements.getAllMembers(one).stream())
                        .filter(one -> one.getKind() == ElementKind.METHOD
                                && one.getSimpleName().contentEquals(name)
                                && isOpen(one))
                        .map(one -> (ExecutableElement) one)
                        .toList();
    }

    private List<ExecutableElement> constructors(@Nullable TypeMirror on) {
        return on instanceof DeclaredType type
                ? type.asElement().getEnclosedElements().stream()
                        .filter(one -> one.getKind() == ElementKind.CONSTRUCTOR && isOpen(one))
                        .map(one -> (ExecutableElement) one)
                        .toList()
                : List.of();
    }

    /** Returns whether code of cells may use a member, unless it is private in a class of theirs. */
    private boolean isOpen(Element member) {
        return member.getModifiers().contains(Modifier.PUBLIC)
                || member.getModifiers().contains(Modifier.PROTECTED)
                || elements.getPackageOf(member).getQualifiedName().contentEquals(Surroundings.PACKAGE);
    }

    /** Returns the methods that can be called by their name alone. */
    public List<ExecutableElement> methodsInScope(TreePath path, String name) {
        var found = new LinkedHashSet<ExecutableElement>();
        for (var scope = trees.getScope(path);
                scope != null && scope.getEnclosingClass() != null;
                scope = scope.getEnclosingScope()) {
            add(scope.getEnclosingClass(), name, found);
        }
        for (var one : session.definitions()) {
            if (one.name().equals(name)) {
                add(elements.getTypeElement(one.className()), name, found);
            }
        }
        staticImports().forEach(one -> add(one, name, found));
        return List.copyOf(found);
    }

    private void add(@Nullable TypeElement type, String name, Set<ExecutableElement> found) {
        if (type != null) {
            elements.getAllMembers(type).stream()
                    .filter(one -> one.getKind() == ElementKind.METHOD
                            && one.getSimpleName().contentEquals(name))
                    .forEach(one -> found.add((ExecutableElement) one));
        }
    }

    /** Returns the classes all of whose static members are imported. */
    public List<TypeElement> staticImports() {
        var found = new ArrayList<TypeElement>();
        for (var one : unit.getImports()) {
            if (one.isStatic()
                    && one.getQualifiedIdentifier() instanceof MemberSelectTree select
                    && select.getIdentifier().contentEquals("*")) {
                var type = elements.getTypeElement(select.getExpression().toString());
                if (type != null) {
                    found.add(type);
                }
            }
        }
        return found;
    }

    /** Returns the type of an expression, or of what a name means; null when javac does not know it. */
    public @Nullable TypeMirror typeOf(TreePath path) {
        var known = trees.getTypeMirror(path);
        // What has another type than it should have is an error, behind which its own type is.
        // javac's own class for the types of classes is an ErrorType, too.
        var type =
                known != null && known.getKind() == TypeKind.ERROR ? trees.getOriginalType((ErrorType) known) : known;
        return type == null
                        || type.getKind() == TypeKind.ERROR
                        || type.getKind() == TypeKind.NONE
                        || type.getKind() == TypeKind.OTHER
                ? null
                : type;
    }

    /** Returns the classes and interfaces whose members a value of a type has. */
    public List<TypeElement> typeElements(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> List.of((TypeElement) ((DeclaredType) type).asElement());
            case TYPEVAR -> typeElements(((javax.lang.model.type.TypeVariable) type).getUpperBound());
            case WILDCARD -> {
                var bound = ((javax.lang.model.type.WildcardType) type).getExtendsBound();
                yield bound == null ? List.of() : typeElements(bound);
            }
            case INTERSECTION ->
                ((javax.lang.model.type.IntersectionType) type)
                        .getBounds().stream()
                                .flatMap(one -> typeElements(one).stream())
                                .toList();
            case UNION ->
                types.directSupertypes(type).stream()
                        .flatMap(one -> typeElements(one).stream())
                        .toList();
            default -> List.of();
        };
    }

    /** Returns the types of which one is wanted at a place; none when anything is welcome. */
    public List<TypeMirror> wanted(TreePath path) {
        var parent = path.getParentPath();
        if (parent == null) {
            return List.of();
        }
        var leaf = path.getLeaf();
        return switch (parent.getLeaf()) {
            case VariableTree it when it.getInitializer() == leaf -> known(typeOfDeclared(parent));
            case AssignmentTree it
            when it.getExpression() == leaf -> known(typeOf(new TreePath(parent, it.getVariable())));
            case ErroneousTree _ -> wanted(parent);
            case ReturnTree _ -> returned(parent);
            case ThrowTree _ -> known(type("java.lang.RuntimeException"));
            case ParenthesizedTree _ ->
                switch (parent.getParentPath().getLeaf()) {
                    case IfTree _, WhileLoopTree _, DoWhileLoopTree _ ->
                        List.of(types.getPrimitiveType(TypeKind.BOOLEAN));
                    default -> wanted(parent);
                };
            case ConditionalExpressionTree it ->
                it.getCondition() == leaf ? List.of(types.getPrimitiveType(TypeKind.BOOLEAN)) : wanted(parent);
            case BinaryTree it when it.getRightOperand() == leaf -> operand(parent, it);
            case CaseTree _ -> selected(parent);
            case MethodInvocationTree _, NewClassTree _ -> {
                var call = directCall(path);
                yield call == null ? List.of() : parameters(call);
            }
            default -> parent.getLeaf().getKind().name().endsWith("CASE_LABEL") ? selected(parent) : List.of();
        };
    }

    private List<TypeMirror> operand(TreePath path, BinaryTree tree) {
        var other = typeOf(new TreePath(path, tree.getLeftOperand()));
        return switch (tree.getKind()) {
            case CONDITIONAL_AND, CONDITIONAL_OR -> List.of(types.getPrimitiveType(TypeKind.BOOLEAN));
            case EQUAL_TO, NOT_EQUAL_TO, LESS_THAN, GREATER_THAN, LESS_THAN_EQUAL, GREATER_THAN_EQUAL -> known(other);
            default -> List.of();
        };
    }

    private @Nullable TypeMirror typeOfDeclared(TreePath variable) {
        var element = trees.getElement(variable);
        var type = element == null ? null : element.asType();
        return type == null || type.getKind() == TypeKind.ERROR ? null : type;
    }

    /** Returns the type of a class's name, or null when there is none. */
    public @Nullable TypeMirror type(String name) {
        var type = elements.getTypeElement(name);
        return type == null ? null : type.asType();
    }

    private static List<TypeMirror> known(@Nullable TypeMirror type) {
        return type == null || type.toString().equals("java.lang.Object") ? List.of() : List.of(type);
    }

    private List<TypeMirror> returned(TreePath from) {
        for (var path = from; path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof LambdaExpressionTree) {
                return List.of();
            }
            if (path.getLeaf() instanceof MethodTree method) {
                return method.getReturnType() == null
                        ? List.of()
                        : known(typeOf(new TreePath(path, method.getReturnType())));
            }
        }
        return List.of();
    }

    /** Returns the type of what a switch selects by. */
    public List<TypeMirror> selected(TreePath from) {
        for (var path = from; path != null; path = path.getParentPath()) {
            var selector = switch (path.getLeaf()) {
                case SwitchTree it -> it.getExpression();
                case SwitchExpressionTree it -> it.getExpression();
                default -> null;
            };
            if (selector != null) {
                return known(typeOf(inner(path, selector)));
            }
        }
        return List.of();
    }

    /** Returns the labels that the switch has in which a tree stands. */
    Set<String> cases(TreePath from) {
        for (var path = from; path != null; path = path.getParentPath()) {
            var cases = switch (path.getLeaf()) {
                case SwitchTree it -> it.getCases();
                case SwitchExpressionTree it -> it.getCases();
                default -> null;
            };
            if (cases != null) {
                return cases.stream()
                        .flatMap(one -> one.getLabels().stream())
                        .map(String::valueOf)
                        .collect(Collectors.toSet());
            }
        }
        return Set.of();
    }

    private static TreePath inner(TreePath path, ExpressionTree tree) {
        return tree instanceof ParenthesizedTree it
                ? inner(new TreePath(path, tree), it.getExpression())
                : new TreePath(path, tree);
    }

    private List<TypeMirror> parameters(Call call) {
        var found = new ArrayList<TypeMirror>();
        for (var method : call.methods()) {
            var type = memberType(call.on(), method);
            var all = type == null
                    ? method.getParameters().stream().map(Element::asType).toList()
                    : type.getParameterTypes();
            if (call.argument() < all.size()) {
                found.add(all.get(call.argument()));
            } else if (method.isVarArgs() && all.getLast() instanceof javax.lang.model.type.ArrayType array) {
                found.add(array.getComponentType());
            }
        }
        return found.stream()
                .filter(one -> !one.toString().equals("java.lang.Object"))
                .<TypeMirror>map(one -> one)
                .toList();
    }

    /** Returns the type that a method has as a member of a type, or null when that is not known. */
    @Nullable
    ExecutableType memberType(@Nullable TypeMirror on, ExecutableElement method) {
        try {
            return on instanceof DeclaredType type && types.asMemberOf(type, method) instanceof ExecutableType it
                    ? it
                    : null;
        } catch (IllegalArgumentException e) {
            return null; // of a type variable's bound, or a static member of an interface above
        }
    }

    /** Returns whether a value of a type can stand where one of these types is wanted. */
    public boolean fits(TypeMirror type, List<TypeMirror> wanted) {
        return wanted.stream().anyMatch(one -> fits(type, one));
    }

    private boolean fits(TypeMirror type, TypeMirror wanted) {
        return isOfValue(type) && isOfValue(wanted) && isAssignable(type, wanted);
    }

    /** Returns whether values have a type, of which it is known which they are. */
    private static boolean isOfValue(TypeMirror type) {
        return type.getKind().isPrimitive()
                || type.getKind() == TypeKind.DECLARED
                || type.getKind() == TypeKind.ARRAY
                || type.getKind() == TypeKind.NULL
                || type.getKind() == TypeKind.INTERSECTION;
    }

    private boolean isAssignable(TypeMirror type, TypeMirror wanted) {
        return types.isAssignable(type, wanted) || types.isSubtype(types.erasure(type), types.erasure(wanted));
    }
}
