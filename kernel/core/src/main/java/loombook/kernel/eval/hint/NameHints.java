package loombook.kernel.eval.hint;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import loombook.kernel.assist.Shown;
import loombook.kernel.assist.TypeIndex;
import org.jspecify.annotations.Nullable;

/** Names that mean nothing: misspelt, not imported, or a method that is none. */
final class NameHints {
    private static final int MOST_IMPORTS = 4;
    private static final int SHORTEST_KEYWORD = 4;
    private static final Set<String> KEYWORDS = Set.of(
            "if",
            "else",
            "for",
            "while",
            "do",
            "switch",
            "case",
            "default",
            "try",
            "catch",
            "finally",
            "return",
            "throw",
            "throws",
            "new",
            "class",
            "interface",
            "enum",
            "record",
            "import",
            "static",
            "final",
            "void",
            "boolean",
            "int",
            "long",
            "double",
            "float",
            "char",
            "byte",
            "short",
            "instanceof",
            "private",
            "public",
            "protected",
            "extends",
            "implements",
            "true",
            "false",
            "null",
            "var");

    private NameHints() {}

    static @Nullable String of(Wrong wrong) {
        return switch (wrong.code()) {
            case "cant.resolve",
                    "cant.resolve.args",
                    "cant.resolve.args.params",
                    "cant.resolve.location",
                    "cant.resolve.location.args",
                    "cant.resolve.location.args.params" -> unknown(wrong);
            case "doesnt.exist" -> packageOf(wrong);
            case "invalid.mref" -> wrong.tree() instanceof MemberReferenceTree it ? reference(wrong, it) : null;
            case "report.access" -> hidden(wrong);
            default -> null;
        };
    }

    private static @Nullable String unknown(Wrong wrong) {
        return switch (wrong.tree()) {
            case IdentifierTree it -> name(wrong, it.getName().toString(), wrong.path());
            case MemberSelectTree it -> member(wrong, it, wrong.path());
            case MethodInvocationTree it
            when it.getMethodSelect() instanceof IdentifierTree name ->
                name(wrong, name.getName().toString(), new TreePath(wrong.path(), name));
            case MethodInvocationTree it
            when it.getMethodSelect() instanceof MemberSelectTree select ->
                member(wrong, select, new TreePath(wrong.path(), select));
            default -> null;
        };
    }

    private static @Nullable String name(Wrong wrong, String name, TreePath path) {
        boolean called = isCalled(path);
        var imports = called ? "" : imports(name, wrong);
        if (!imports.isEmpty()) {
            return imports;
        }
        if ((!called && Character.isUpperCase(name.charAt(0))) || isTypePlace(path)) {
            var type = Near.of(name, types(wrong));
            return type != null
                    ? meant(type)
                    : Near.of(name, KEYWORDS) instanceof String keyword ? meant(keyword) : null;
        }
        if (called) {
            var method = Near.of(name, methods(wrong, path));
            return method != null ? meant(method) : variableCalled(name, wrong, path);
        }
        var variable = Near.of(name, variables(wrong, path));
        if (variable != null) {
            return meant(variable);
        }
        if (methods(wrong, path).contains(name)) {
            return name + " is a method: to call it, write " + name + "(…).";
        }
        var keyword = name.length() < SHORTEST_KEYWORD ? null : Near.of(name, KEYWORDS);
        return keyword != null && Near.distance(name, keyword) == 1 ? meant(keyword) : null;
    }

    private static String meant(String name) {
        return "Did you mean " + name + "?";
    }

    private static @Nullable String variableCalled(String name, Wrong wrong, TreePath path) {
        return variables(wrong, path).contains(name)
                ? name + " is a variable: it is used without brackets behind it."
                : null;
    }

    private static boolean isCalled(TreePath path) {
        return path.getParentPath() != null
                && path.getParentPath().getLeaf() instanceof MethodInvocationTree it
                && it.getMethodSelect() == path.getLeaf();
    }

    private static boolean isTypePlace(TreePath path) {
        var parent = path.getParentPath() == null ? null : path.getParentPath().getLeaf();
        return switch (parent) {
            case null -> false;
            case com.sun.source.tree.VariableTree it -> it.getType() == path.getLeaf();
            case com.sun.source.tree.NewClassTree it -> it.getIdentifier() == path.getLeaf();
            case com.sun.source.tree.MethodTree it -> it.getReturnType() == path.getLeaf();
            case com.sun.source.tree.ParameterizedTypeTree _, AnnotationTree _ -> true;
            default -> false;
        };
    }

    // ---- imports

    private static String imports(String name, Wrong wrong) {
        if (!Character.isUpperCase(name.charAt(0))) {
            return "";
        }
        var candidates = TypeIndex.named(name, wrong.cursor().session.classPath()).stream()
                .filter(one -> isPublic(wrong.cursor().elements.getTypeElement(one)))
                .sorted(java.util.Comparator.comparing((String one) -> !one.startsWith("java."))
                        .thenComparing(one -> one))
                .toList();
        if (candidates.isEmpty()) {
            return "";
        }
        var some = candidates.stream()
                .limit(MOST_IMPORTS)
                .map(one -> "import " + one + ";")
                .collect(Collectors.joining(" or "));
        return name + " is there, but not imported: " + some + (candidates.size() > MOST_IMPORTS ? " …" : "");
    }

    private static boolean isPublic(@Nullable TypeElement type) {
        return type != null && type.getModifiers().contains(Modifier.PUBLIC);
    }

    private static @Nullable String packageOf(Wrong wrong) {
        var name =
                wrong.text().replaceAll("\\s", "").replaceFirst("^import", "").replaceFirst(";$", "");
        var simple = name.replaceFirst(".*\\.", "");
        if (wrong.tree() instanceof MemberSelectTree it) {
            var left = it.getExpression().toString();
            if (!left.contains(".") && Character.isLowerCase(left.charAt(0))) {
                var type = types(wrong).stream().filter(left::equalsIgnoreCase).findFirst();
                var variable = type.isPresent() ? type.get() : Near.of(left, variables(wrong, wrong.path()));
                return variable == null ? null : meant(variable);
            }
            if (!left.contains(".")) {
                var imports = imports(left, wrong);
                return imports.isEmpty() ? null : imports;
            }
        }
        var imports = simple.isEmpty() || simple.equals("*") ? "" : imports(simple, wrong);
        return imports.isEmpty()
                ? "A library is added by %maven group:artifact:version, in a line before this one."
                : imports.replace(" is there, but not imported: ", " stands elsewhere: ");
    }

    // ---- members

    private static @Nullable String member(Wrong wrong, MemberSelectTree tree, TreePath path) {
        var left = new TreePath(path, tree.getExpression());
        var name = tree.getIdentifier().toString();
        var element = wrong.cursor().trees.getElement(left);
        if (element instanceof PackageElement) {
            return packageOf(wrong);
        }
        var type = wrong.cursor().typeOf(left);
        if (type == null) {
            return null;
        }
        boolean called = isCalled(path);
        var length = length(name, called, type, wrong);
        if (length != null) {
            return length;
        }
        var fields = members(type, wrong, false);
        var methods = members(type, wrong, true);
        if (!called && methods.contains(name)) {
            return name + " is a method: to call it, write " + name + "().";
        }
        if (called && fields.contains(name)) {
            return name + " is a variable: it is used without brackets behind it.";
        }
        var near = Near.of(name, called ? methods : concat(fields, methods));
        return near == null ? null : meant(near + (!called && !fields.contains(near) ? "()" : ""));
    }

    private static Collection<String> concat(Set<String> one, Set<String> other) {
        var both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }

    /** Arrays, strings and collections each say in a way of their own how long they are. */
    private static @Nullable String length(String name, boolean called, TypeMirror type, Wrong wrong) {
        if (type.getKind() == TypeKind.ARRAY
                && called
                && List.of("add", "remove").contains(name)) {
            return "An array keeps its length; its elements are set by [ ]. An ArrayList grows and shrinks.";
        }
        if (!List.of("length", "size", "count").contains(name)) {
            return null;
        }
        if (type.getKind() == TypeKind.ARRAY) {
            return "An array's length is .length, without brackets behind it.";
        }
        if (type.toString().equals("java.lang.String") && !(name.equals("length") && called)) {
            return "A string's length is .length().";
        }
        boolean isCollection = isA(type, "java.util.Collection", wrong) || isA(type, "java.util.Map", wrong);
        return isCollection ? "How many there are in it is .size()." : null;
    }

    static boolean isA(TypeMirror type, String name, Wrong wrong) {
        var other = wrong.cursor().type(name);
        var types = wrong.cursor().types;
        return other != null
                && type instanceof DeclaredType
                && types.isSubtype(types.erasure(type), types.erasure(other));
    }

    private static @Nullable String reference(Wrong wrong, MemberReferenceTree tree) {
        var type = wrong.typeOf(tree.getQualifierExpression());
        var name = tree.getName().toString();
        if (type == null) {
            return null;
        }
        var methods = members(type, wrong, true);
        var near = methods.contains(name) ? null : Near.of(name, methods);
        return near == null ? null : meant(tree.getQualifierExpression() + "::" + near);
    }

    /** What is private may have a method that tells it. */
    private static @Nullable String hidden(Wrong wrong) {
        if (!(wrong.tree() instanceof MemberSelectTree it) || isCalled(wrong.path())) {
            return null;
        }
        var type = wrong.typeOf(it.getExpression());
        var name = it.getIdentifier().toString();
        if (type == null) {
            return null;
        }
        var getter = "get" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        var methods = members(type, wrong, true);
        return methods.contains(name)
                ? "Its value is given by the method " + name + "()."
                : methods.contains(getter) ? "Its value is given by the method " + getter + "()." : null;
    }

    // ---- what there is

    private static Set<String> members(TypeMirror type, Wrong wrong, boolean methods) {
        return wrong.cursor().typeElements(type).stream()
                .flatMap(one -> wrong.cursor().elements.getAllMembers(one).stream())
                .filter(one -> methods
                        ? one.getKind() == ElementKind.METHOD
                        : one.getKind().isField())
                .filter(one -> methods || !one.getModifiers().contains(Modifier.PRIVATE))
                .map(one -> one.getSimpleName().toString())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> variables(Wrong wrong, TreePath path) {
        return inScope(wrong, path, false);
    }

    private static Set<String> methods(Wrong wrong, TreePath path) {
        return inScope(wrong, path, true);
    }

    private static Set<String> inScope(Wrong wrong, TreePath path, boolean methods) {
        var cursor = wrong.cursor();
        var all = new ArrayList<Element>();
        for (var scope = cursor.trees.getScope(path);
                scope != null && scope.getEnclosingClass() != null;
                scope = scope.getEnclosingScope()) {
            scope.getLocalElements().forEach(all::add);
            all.addAll(
                    Shown.isWrapper(scope.getEnclosingClass())
                            ? scope.getEnclosingClass().getEnclosedElements()
                            : cursor.elements.getAllMembers(scope.getEnclosingClass()));
        }
        for (var one : cursor.session.definitions()) {
            var owner = cursor.elements.getTypeElement(one.className());
            if (owner != null) {
                all.addAll(owner.getEnclosedElements());
            }
        }
        cursor.staticImports().forEach(one -> all.addAll(one.getEnclosedElements()));
        return all.stream()
                .filter(one -> methods
                        ? one instanceof ExecutableElement && one.getKind() == ElementKind.METHOD
                        : one.getKind().isVariable())
                .map(one -> one.getSimpleName().toString())
                .filter(one -> !SourceVersion.isKeyword(one) && !one.contains("$"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the names of types that can be named without an import. */
    private static Set<String> types(Wrong wrong) {
        var cursor = wrong.cursor();
        var all = new LinkedHashSet<String>();
        for (var one : cursor.session.definitions()) {
            var owner = cursor.elements.getTypeElement(one.className());
            boolean isType = owner != null
                    && owner.getEnclosedElements().stream()
                            .anyMatch(it -> it instanceof TypeElement
                                    && it.getSimpleName().contentEquals(one.name()));
            if (isType) {
                all.add(one.name());
            }
        }
        for (var one : cursor.unit.getImports()) {
            if (!one.isStatic() && one.getQualifiedIdentifier() instanceof MemberSelectTree select) {
                var in =
                        cursor.elements.getPackageElement(select.getExpression().toString());
                if (!select.getIdentifier().contentEquals("*")) {
                    all.add(select.getIdentifier().toString());
                } else if (in != null) {
                    in.getEnclosedElements()
                            .forEach(it -> all.add(it.getSimpleName().toString()));
                }
            }
        }
        var lang = cursor.elements.getPackageElement("java.lang");
        if (lang != null) {
            lang.getEnclosedElements().forEach(it -> all.add(it.getSimpleName().toString()));
        }
        for (Tree one : cursor.unit.getTypeDecls()) {
            if (one instanceof com.sun.source.tree.ClassTree it) {
                it.getMembers().stream()
                        .filter(member -> member instanceof com.sun.source.tree.ClassTree)
                        .forEach(member -> all.add(((com.sun.source.tree.ClassTree) member)
                                .getSimpleName()
                                .toString()));
            }
        }
        return all;
    }
}
