package loombook.kernel.assist;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import loombook.kernel.assist.Candidate.Nearness;
import org.jspecify.annotations.Nullable;

/** Gathers what could stand at the cursor, of what begins as the word there does. */
final class Candidates {
    private static final int MOST_UNKNOWN = 60;
    private static final int SHORTEST_UNKNOWN = 2;
    private static final Pattern TYPE_ARGUMENT = Pattern.compile("(?s).*\\b\\p{Lu}\\w*\\s*<[\\w\\s,.?<>\\[\\]]*");
    private static final Pattern TYPE_PLACE = Pattern.compile(
            "(?s).*\\b(extends|implements|permits|throws|instanceof|catch\\s*\\([\\w\\s|.]*)\\s*([\\w.<>]+\\s*,\\s*)*");
    private static final Pattern QUESTION =
            Pattern.compile("(is|has|can|are|contains|starts|ends|matches|equals|exists)(\\p{Lu}.*)?");
    private static final Pattern AFTER_THROW =
            Pattern.compile("(?s).*\\b(catch\\s*\\([\\w\\s|.]*|throws\\s[\\w\\s,.]*)");

    private final Cursor cursor;
    private final Surroundings session;
    private final String prefix;
    private final String before;
    private final Map<String, Candidate> found = new LinkedHashMap<>();
    private Predicate<String> begins;

    /**
     * Prepares to gather.
     *
     * @param prefix the beginning of the word at the cursor
     * @param before the code before it
     */
    Candidates(Cursor cursor, Surroundings session, String prefix, String before) {
        this.cursor = cursor;
        this.session = session;
        this.prefix = prefix;
        this.before = before;
        this.begins = name -> name.startsWith(prefix);
    }

    /** Returns them, the best first; of names that differ in upper and lower case only if there are no others. */
    List<Candidate> at(@Nullable TreePath path) {
        gather(path);
        if (found.isEmpty() && !prefix.isEmpty()) {
            begins = name -> name.regionMatches(true, 0, prefix, 0, prefix.length()) || hasHumps(name);
            gather(path);
        }
        return found.values().stream().sorted(Candidate.BY_USE).toList();
    }

    /** Returns whether the word's capitals are those of a name: HM is HashMap. */
    private boolean hasHumps(String name) {
        if (prefix.length() < 2 || !prefix.chars().allMatch(Character::isUpperCase)) {
            return false;
        }
        var capitals = name.replaceAll("[^\\p{Lu}]", "");
        return capitals.startsWith(prefix);
    }

    private void gather(@Nullable TreePath path) {
        if (path == null) {
            return;
        }
        var parent = path.getParentPath();
        switch (path.getLeaf()) {
            case MemberSelectTree it -> selected(path, it, parent);
            case MemberReferenceTree it -> referred(path, it);
            case VariableTree it -> {
                named(it);
                keywords(parent);
            }
            case IdentifierTree _ -> name(path, parent);
            default -> {}
        }
    }

    // ---- behind a dot

    private void selected(TreePath path, MemberSelectTree tree, @Nullable TreePath parent) {
        var left = new TreePath(path, tree.getExpression());
        boolean creates = parent != null && parent.getLeaf() instanceof NewClassTree it && it.getIdentifier() == tree;
        var element = cursor.trees.getElement(left);
        if (element instanceof PackageElement in) {
            inPackage(in.getQualifiedName().toString(), creates);
        } else if (element instanceof TypeElement type && isTypeName(tree.getExpression(), element)) {
            for (var one : cursor.elements.getAllMembers(type)) {
                boolean nested = one.getKind().isClass() || one.getKind().isInterface();
                if (nested && creates) {
                    addType((TypeElement) one, Nearness.OWN, true, List.of());
                } else if (!creates && (nested || isStatic(one))) {
                    member(
                            path,
                            one,
                            type.asType(),
                            type,
                            one.getKind() == ElementKind.METHOD ? Nearness.INHERITED : Nearness.OWN);
                }
            }
            if (!creates) {
                word("class", Nearness.KEYWORD);
            }
        } else {
            members(path, cursor.typeOf(left));
        }
    }

    private static boolean isTypeName(Tree tree, Element element) {
        var name = switch (tree) {
            case IdentifierTree it -> it.getName();
            case MemberSelectTree it -> it.getIdentifier();
            default -> null;
        };
        return name != null && name.contentEquals(element.getSimpleName());
    }

    private void members(TreePath path, @Nullable TypeMirror type) {
        if (type == null) {
            return;
        }
        if (type.getKind() == TypeKind.ARRAY) {
            add(new Candidate("length", "length", "instance", "int", Nearness.OWN, false, false, 0, 0), "length");
            add(
                    new Candidate(
                            "clone()",
                            "clone",
                            "function",
                            "(): " + Shown.type(type),
                            Nearness.OF_EVERY_OBJECT,
                            false,
                            false,
                            0,
                            0),
                    "clone");
        }
        for (var owner : cursor.typeElements(type)) {
            for (var one : cursor.elements.getAllMembers(owner)) {
                if (!isStatic(one) && isMember(one)) {
                    member(path, one, type, owner, nearness(one, owner));
                }
            }
        }
    }

    private static Nearness nearness(Element member, TypeElement owner) {
        var in = Shown.owner(member);
        return in.toString().equals("java.lang.Object")
                ? Nearness.OF_EVERY_OBJECT
                : in.equals(owner) ? Nearness.OWN : Nearness.INHERITED;
    }

    private void member(TreePath path, Element member, TypeMirror on, TypeElement owner, Nearness nearness) {
        var name = member.getSimpleName().toString();
        if (!begins.test(name)) {
            return;
        }
        var type = on instanceof DeclaredType it ? it : (DeclaredType) owner.asType();
        if (!cursor.trees.isAccessible(cursor.trees.getScope(path), member, type)) {
            return;
        }
        boolean overridden = nearness == Nearness.OF_EVERY_OBJECT && found.containsKey(name + "(");
        if (!overridden) {
            add(path, member, type, nearness);
        }
    }

    private void inPackage(String name, boolean creates) {
        TypeIndex.packages(name + "." + prefix, session.classPath()).stream()
                .filter(begins)
                .forEach(one ->
                        add(new Candidate(one + ".", one, "module", "", Nearness.OWN, false, false, 0, 0), one + "."));
        var in = cursor.elements.getPackageElement(name);
        if (in != null) {
            for (var one : in.getEnclosedElements()) {
                if (begins.test(one.getSimpleName().toString()) && isPublic(one)) {
                    addType((TypeElement) one, Nearness.IMPORTED_TYPE, creates, List.of());
                }
            }
        }
    }

    private void referred(TreePath path, MemberReferenceTree tree) {
        var left = new TreePath(path, tree.getQualifierExpression());
        var element = cursor.trees.getElement(left);
        boolean isType = element instanceof TypeElement && isTypeName(tree.getQualifierExpression(), element);
        var type = isType ? element.asType() : cursor.typeOf(left);
        if (type == null) {
            return;
        }
        for (var owner : cursor.typeElements(type)) {
            for (var one : cursor.elements.getAllMembers(owner)) {
                var name = one.getSimpleName().toString();
                if (one instanceof ExecutableElement method
                        && one.getKind() == ElementKind.METHOD
                        && begins.test(name)
                        && (isType || !isStatic(one))
                        && cursor.trees.isAccessible(cursor.trees.getScope(path), one, (DeclaredType) owner.asType())) {
                    add(
                            new Candidate(
                                    name,
                                    name,
                                    "function",
                                    signature(method, null),
                                    nearness(one, owner),
                                    false,
                                    isDeprecated(one),
                                    session.uses(name),
                                    0),
                            name);
                }
            }
        }
        if (isType || type.getKind() == TypeKind.ARRAY) {
            word("new", Nearness.KEYWORD);
        }
    }

    // ---- a name alone

    private void name(TreePath path, TreePath parent) {
        var leaf = path.getLeaf();
        if (parent.getLeaf() instanceof AnnotationTree) {
            types(path, one -> one.getKind() == ElementKind.ANNOTATION_TYPE, false, List.of());
        } else if (parent.getLeaf() instanceof NewClassTree it && it.getIdentifier() == leaf) {
            creations(path, parent);
        } else if (isCase(parent) && caseOf(path)) {
            word("default", Nearness.KEYWORD);
            word("null", Nearness.KEYWORD);
        } else if (AFTER_THROW.matcher(before).matches()) {
            var throwable = cursor.type("java.lang.Throwable");
            types(path, one -> throwable == null || cursor.types.isSubtype(one.asType(), throwable), false, List.of());
        } else if (TYPE_PLACE.matcher(before).matches()
                || TYPE_ARGUMENT.matcher(before).matches()) {
            types(path, _ -> true, false, List.of());
        } else {
            anything(path, parent);
        }
    }

    private static boolean isCase(TreePath parent) {
        return parent.getLeaf() instanceof CaseTree
                || parent.getLeaf() instanceof ConstantCaseLabelTree
                || parent.getLeaf() instanceof PatternCaseLabelTree;
    }

    /** Adds the constants of an enum, or what a sealed type permits; returns whether it is one of these. */
    private boolean caseOf(TreePath path) {
        var selected = cursor.selected(path);
        var type = selected.isEmpty()
                ? null
                : cursor.typeElements(selected.getFirst()).stream().findFirst().orElse(null);
        if (type == null) {
            return false;
        }
        if (type.getKind() == ElementKind.ENUM) {
            type.getEnclosedElements().stream()
                    .filter(one -> one.getKind() == ElementKind.ENUM_CONSTANT)
                    .filter(one -> begins.test(one.getSimpleName().toString()))
                    .forEach(one -> add(path, one, null, Nearness.OWN));
            return true;
        }
        if (type.getModifiers().contains(Modifier.SEALED)) {
            for (var one : type.getPermittedSubclasses()) {
                if (one instanceof DeclaredType permitted
                        && begins.test(permitted.asElement().getSimpleName().toString())) {
                    addType((TypeElement) permitted.asElement(), Nearness.OWN, false, List.of());
                }
            }
            return true;
        }
        return false;
    }

    private void anything(TreePath path, TreePath parent) {
        var wanted = cursor.wanted(path);
        boolean member = parent.getLeaf() instanceof ClassTree
                || (parent.getLeaf() instanceof VariableTree
                        && parent.getParentPath().getLeaf() instanceof ClassTree);
        if (!member) {
            values(path, wanted);
        }
        keywords(parent);
        if (!prefix.isEmpty()) {
            types(path, _ -> true, false, List.of());
            TypeIndex.packages(prefix, session.classPath()).stream()
                    .filter(begins)
                    .forEach(one -> add(
                            new Candidate(one + ".", one, "module", "", Nearness.PACKAGE, false, false, 0, 0),
                            one + "."));
        }
    }

    private void keywords(TreePath parent) {
        boolean member = parent.getLeaf() instanceof ClassTree
                || (parent.getParentPath() != null && parent.getParentPath().getLeaf() instanceof ClassTree);
        Keywords.at(before, member).forEach(one -> word(one, Nearness.KEYWORD));
    }

    private void values(TreePath path, List<TypeMirror> wanted) {
        for (var scope = cursor.trees.getScope(path);
                scope != null && scope.getEnclosingClass() != null;
                scope = scope.getEnclosingScope()) {
            for (var one : scope.getLocalElements()) {
                var name = one.getSimpleName().toString();
                boolean type = one.getKind().isClass() || one.getKind().isInterface();
                if (begins.test(name)
                        && !type
                        && !name.equals("super")
                        && !name.equals("this")
                        && !name.contains(CellSource.MARK)) {
                    add(path, one, null, Shown.owner(one) instanceof TypeElement ? Nearness.OWN : Nearness.LOCAL);
                }
            }
            var type = scope.getEnclosingClass();
            boolean wrapper = Shown.isWrapper(type);
            for (var one : cursor.elements.getAllMembers(type)) {
                boolean inherited = !Shown.owner(one).equals(type);
                var name = one.getSimpleName().toString();
                if (begins.test(name) && !name.equals(CellSource.METHOD) && !(wrapper && inherited) && isMember(one)) {
                    add(path, one, (DeclaredType) type.asType(), wrapper ? Nearness.LOCAL : nearness(one, type));
                }
            }
        }
        for (var one : session.definitions()) {
            if (begins.test(one.name())) {
                var owner = cursor.elements.getTypeElement(one.className());
                if (owner != null) {
                    owner.getEnclosedElements().stream()
                            .filter(it -> it.getSimpleName().contentEquals(one.name()))
                            .filter(Candidates::isMember)
                            .forEach(it -> add(path, it, null, Nearness.OWN));
                }
            }
        }
        if (!prefix.isEmpty()) {
            for (var type : cursor.staticImports()) {
                type.getEnclosedElements().stream()
                        .filter(it -> isStatic(it)
                                && isPublic(it)
                                && begins.test(it.getSimpleName().toString()))
                        .filter(Candidates::isMember)
                        .forEach(it -> add(path, it, null, Nearness.IMPORTED_MEMBER));
            }
        }
        for (var type : wanted) {
            constants(type);
        }
    }

    /** Adds the constants of an enum that is wanted, with its name. */
    private void constants(TypeMirror type) {
        for (var owner : cursor.typeElements(type)) {
            if (owner.getKind() == ElementKind.ENUM) {
                owner.getEnclosedElements().stream()
                        .filter(one -> one.getKind() == ElementKind.ENUM_CONSTANT)
                        .map(one -> owner.getSimpleName() + "." + one.getSimpleName())
                        .filter(begins)
                        .forEach(one -> add(
                                new Candidate(
                                        one,
                                        one,
                                        "instance",
                                        owner.getSimpleName().toString(),
                                        Nearness.INHERITED,
                                        true,
                                        false,
                                        0,
                                        0),
                                one));
            } else if (type.getKind() == TypeKind.BOOLEAN) {
                word("true", Nearness.KEYWORD);
            }
        }
    }

    private void named(VariableTree tree) {
        var type = String.valueOf(tree.getType()).replaceAll("<.*|\\[.*|.*\\.", "");
        if (!type.isEmpty() && Character.isUpperCase(type.charAt(0))) {
            var name = Character.toLowerCase(type.charAt(0)) + type.substring(1);
            if (begins.test(name) && !javax.lang.model.SourceVersion.isKeyword(name)) {
                add(new Candidate(name, name, "instance", type, Nearness.LOCAL, true, false, 0, 0), name);
            }
        }
    }

    // ---- types

    private void creations(TreePath path, TreePath creation) {
        var wanted = cursor.wanted(creation);
        if (!prefix.isEmpty()) {
            types(
                    path,
                    one -> one.getKind() != ElementKind.ENUM && one.getKind() != ElementKind.ANNOTATION_TYPE,
                    true,
                    wanted);
            return;
        }
        ownTypes(path, one -> !one.getModifiers().contains(Modifier.ABSTRACT), true, wanted);
        for (var type : wanted) {
            for (var element : cursor.typeElements(type)) {
                var in = cursor.elements.getPackageOf(element);
                if (!in.getQualifiedName().contentEquals(Surroundings.PACKAGE)) {
                    in.getEnclosedElements().stream()
                            .map(one -> (TypeElement) one)
                            .filter(one -> isPublic(one) && isCreatable(one) && cursor.fits(one.asType(), wanted))
                            .forEach(one -> addType(one, Nearness.IMPORTED_TYPE, true, wanted));
                }
            }
        }
    }

    private static boolean isCreatable(TypeElement type) {
        return (type.getKind() == ElementKind.CLASS || type.getKind() == ElementKind.RECORD)
                && !type.getModifiers().contains(Modifier.ABSTRACT);
    }

    private void types(TreePath path, Predicate<TypeElement> suitable, boolean creates, List<TypeMirror> wanted) {
        ownTypes(path, suitable, creates, wanted);
        if (prefix.isEmpty()) {
            return;
        }
        for (var one : cursor.unit.getImports()) {
            if (!one.isStatic() && one.getQualifiedIdentifier() instanceof MemberSelectTree select) {
                var name = select.getIdentifier().toString();
                if (name.equals("*")) {
                    imported(select.getExpression().toString(), suitable, creates, wanted);
                } else if (begins.test(name)) {
                    var type = cursor.elements.getTypeElement(select.toString());
                    if (type != null && suitable.test(type)) {
                        addType(type, Nearness.IMPORTED_TYPE, creates, wanted);
                    }
                }
            }
        }
        imported("java.lang", suitable, creates, wanted);
        if (prefix.length() >= SHORTEST_UNKNOWN && Character.isUpperCase(prefix.charAt(0))) {
            unknown(suitable, creates, wanted);
        }
    }

    private void imported(String name, Predicate<TypeElement> suitable, boolean creates, List<TypeMirror> wanted) {
        Element in = cursor.elements.getPackageElement(name);
        if (in == null) {
            in = cursor.elements.getTypeElement(name);
        }
        if (in != null) {
            for (var one : in.getEnclosedElements()) {
                if (one instanceof TypeElement type
                        && begins.test(type.getSimpleName().toString())
                        && isPublic(type)
                        && suitable.test(type)) {
                    addType(type, Nearness.IMPORTED_TYPE, creates, wanted);
                }
            }
        }
    }

    /** Adds types that are not imported, by their whole names. */
    private void unknown(Predicate<TypeElement> suitable, boolean creates, List<TypeMirror> wanted) {
        int added = 0;
        for (var name : TypeIndex.beginning(prefix, session.classPath())) {
            var simple = name.substring(name.lastIndexOf('.') + 1);
            if (!begins.test(simple) || found.containsKey(name) || added == MOST_UNKNOWN) {
                continue;
            }
            var known = found.get(simple);
            var type = cursor.elements.getTypeElement(name);
            if (type != null && known == null && isPublic(type) && suitable.test(type)) {
                var shown = candidate(type, Nearness.UNKNOWN_TYPE, creates, wanted);
                add(
                        new Candidate(
                                name + shown.text().substring(simple.length()),
                                simple,
                                shown.kind(),
                                "",
                                Nearness.UNKNOWN_TYPE,
                                shown.fits(),
                                shown.deprecated(),
                                shown.uses(),
                                rank(name)),
                        name);
                added++;
            }
        }
    }

    /** Where a truth value is wanted, what asks comes before what does something and tells whether it did. */
    private static int rank(String name, TypeMirror given, List<TypeMirror> wanted) {
        boolean asked = given.getKind() == TypeKind.BOOLEAN
                && wanted.stream().anyMatch(one -> one.getKind() == TypeKind.BOOLEAN);
        return asked && QUESTION.matcher(name).matches() ? -1 : 0;
    }

    private static int rank(String name) {
        return name.startsWith("java.") ? 0 : name.startsWith("javax.") ? 1 : 2;
    }

    private void ownTypes(TreePath path, Predicate<TypeElement> suitable, boolean creates, List<TypeMirror> wanted) {
        for (var one : session.definitions()) {
            if (begins.test(one.name())
                    && cursor.elements.getTypeElement(one.className()) instanceof TypeElement owner) {
                owner.getEnclosedElements().stream()
                        .filter(it ->
                                it instanceof TypeElement && it.getSimpleName().contentEquals(one.name()))
                        .map(it -> (TypeElement) it)
                        .filter(suitable)
                        .forEach(it -> addType(it, Nearness.OWN_TYPE, creates, wanted));
            }
        }
        for (var scope = cursor.trees.getScope(path);
                scope != null && scope.getEnclosingClass() != null;
                scope = scope.getEnclosingScope()) {
            var all = new ArrayList<Element>(scope.getEnclosingClass().getEnclosedElements());
            scope.getLocalElements().forEach(all::add);
            for (var one : all) {
                if (one instanceof TypeElement type
                        && !Shown.isWrapper(type)
                        && begins.test(type.getSimpleName().toString())
                        && suitable.test(type)) {
                    addType(type, Nearness.OWN_TYPE, creates, wanted);
                }
            }
        }
    }

    private void addType(TypeElement type, Nearness nearness, boolean creates, List<TypeMirror> wanted) {
        add(candidate(type, nearness, creates, wanted), type.getSimpleName().toString());
    }

    private Candidate candidate(TypeElement type, Nearness nearness, boolean creates, List<TypeMirror> wanted) {
        var name = type.getSimpleName().toString();
        boolean isAbstract = !isCreatable(type);
        var text = name;
        if (creates) {
            boolean simple = isCreatable(type)
                    && type.getEnclosedElements().stream()
                            .filter(one -> one.getKind() == ElementKind.CONSTRUCTOR && isOpen(one))
                            .allMatch(one ->
                                    ((ExecutableElement) one).getParameters().isEmpty());
            text += (type.getTypeParameters().isEmpty() ? "" : "<>") + (simple ? "()" : "(");
        }
        return new Candidate(
                text,
                name,
                type.getKind().isInterface() ? "interface" : type.getKind() == ElementKind.ENUM ? "enum" : "class",
                creates ? "" : Shown.isWrapper(Shown.owner(type)) ? "" : String.valueOf(Shown.owner(type)),
                creates && isAbstract && nearness != Nearness.OWN_TYPE ? Nearness.ABSTRACT_TYPE : nearness,
                cursor.fits(type.asType(), wanted),
                isDeprecated(type),
                session.uses(name),
                0);
    }

    private static boolean isOpen(Element element) {
        return !element.getModifiers().contains(Modifier.PRIVATE);
    }

    // ---- adding

    private void add(TreePath path, Element element, @Nullable DeclaredType on, Nearness nearness) {
        var name = element.getSimpleName().toString();
        var wanted = cursor.wanted(path);
        if (element instanceof ExecutableElement method) {
            var type = cursor.memberType(on, method);
            var given = type == null ? method.getReturnType() : type.getReturnType();
            var text = name + (method.getParameters().isEmpty() ? "()" : "(");
            add(
                    new Candidate(
                            text,
                            name,
                            "function",
                            signature(method, type),
                            nearness,
                            cursor.fits(given, wanted),
                            isDeprecated(element),
                            session.uses(name),
                            rank(name, given, wanted)),
                    name + "(");
        } else if (element instanceof TypeElement type) {
            addType(type, nearness, false, List.of());
        } else {
            var type = element.asType();
            if (on != null) {
                try {
                    type = cursor.types.asMemberOf(on, element);
                } catch (IllegalArgumentException e) {
                    type = element.asType(); // of an interface above
                }
            }
            boolean constant = element.getKind() == ElementKind.ENUM_CONSTANT;
            add(
                    new Candidate(
                            name,
                            name,
                            "instance",
                            Shown.type(type),
                            constant ? Nearness.LOCAL : nearness,
                            cursor.fits(type, wanted),
                            isDeprecated(element),
                            constant ? 0 : session.uses(name),
                            constant
                                    ? Shown.owner(element).getEnclosedElements().indexOf(element)
                                    : 0),
                    name);
        }
    }

    private static String signature(ExecutableElement method, @Nullable ExecutableType type) {
        return "(" + String.join(", ", Shown.parameters(method, type, null)) + "): "
                + Shown.type(type == null ? method.getReturnType() : type.getReturnType());
    }

    /** Adds one; of overloads one is enough: that with parameters, for the bracket is open then. */
    private void add(Candidate one, String key) {
        found.merge(key, one, (first, second) -> {
            var best = first.fits() == second.fits() ? first : first.fits() ? first : second;
            var text = first.text().length() <= second.text().length() ? first.text() : second.text();
            return new Candidate(
                    text,
                    best.name(),
                    best.kind(),
                    best.signature(),
                    first.nearness().compareTo(second.nearness()) <= 0 ? first.nearness() : second.nearness(),
                    best.fits(),
                    first.deprecated() && second.deprecated(),
                    best.uses(),
                    best.order());
        });
    }

    private void word(String word, Nearness nearness) {
        if (begins.test(word)) {
            add(Candidate.word(word, "keyword", nearness), word);
        }
    }

    private boolean isDeprecated(Element element) {
        return cursor.elements.isDeprecated(element);
    }

    private static boolean isMember(Element element) {
        return element.getKind() == ElementKind.METHOD || element.getKind().isField();
    }

    private static boolean isStatic(Element element) {
        return element.getModifiers().contains(Modifier.STATIC);
    }

    private static boolean isPublic(Element element) {
        return element.getModifiers().contains(Modifier.PUBLIC);
    }
}
