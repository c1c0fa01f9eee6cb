package loombook.kernel.assist;

import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import loombook.kernel.assist.Candidate.Nearness;

/** The variables and methods that can be named, and names for a variable that is being declared. */
final class ValueCandidates {
    private final Gathering all;
    private final Cursor cursor;
    private final Surroundings session;

    ValueCandidates(Gathering all) {
        this.all = all;
        this.cursor = all.cursor();
        this.session = all.session();
    }

    void values(TreePath path, List<TypeMirror> wanted) {
        for (var scope = all.scope(path);
                scope != null && scope.getEnclosingClass() != null;
                scope = scope.getEnclosingScope()) {
            for (var one : scope.getLocalElements()) {
                var name = one.getSimpleName().toString();
                boolean type = one.getKind().isClass() || one.getKind().isInterface();
                if (all.begins(name)
                        && !type
                        && !name.equals("super")
                        && !name.equals("this")
                        && !name.contains(CellSource.MARK)) {
                    all.add(path, one, null, Shown.owner(one) instanceof TypeElement ? Nearness.OWN : Nearness.LOCAL);
                }
            }
            var type = scope.getEnclosingClass();
            boolean wrapper = Shown.isWrapper(type);
            for (var one : cursor.elements.getAllMembers(type)) {
                boolean inherited = !Shown.owner(one).equals(type);
                var name = one.getSimpleName().toString();
                if (all.begins(name)
                        && !name.equals(CellSource.METHOD)
                        && !(wrapper && inherited)
                        && Gathering.isMember(one)) {
                    all.add(
                            path,
                            one,
                            (DeclaredType) type.asType(),
                            wrapper ? Nearness.LOCAL : Gathering.nearness(one, type));
                }
            }
        }
        for (var one : session.definitions()) {
            if (all.begins(one.name())) {
                var owner = cursor.elements.getTypeElement(one.className());
                if (owner != null) {
                    owner.getEnclosedElements().stream()
                            .filter(it -> it.getSimpleName().contentEquals(one.name()))
                            .filter(Gathering::isMember)
                            .forEach(it -> all.add(path, it, null, Nearness.OWN));
                }
            }
        }
        if (!all.prefix().isEmpty()) {
            for (var type : cursor.staticImports()) {
                type.getEnclosedElements().stream()
                        .filter(it -> Gathering.isStatic(it)
                                && Gathering.isPublic(it)
                                && all.begins(it.getSimpleName().toString()))
                        .filter(Gathering::isMember)
                        .forEach(it -> all.add(path, it, null, Nearness.IMPORTED_MEMBER));
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
                        .filter(all::begins)
                        .forEach(one -> all.add(
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
                all.word("true", Nearness.KEYWORD);
            }
        }
    }

    void named(VariableTree tree) {
        var type = String.valueOf(tree.getType()).replaceAll("<.*|\\[.*|.*\\.", "");
        if (!type.isEmpty() && Character.isUpperCase(type.charAt(0))) {
            var name = Character.toLowerCase(type.charAt(0)) + type.substring(1);
            if (all.begins(name) && !SourceVersion.isKeyword(name)) {
                all.add(new Candidate(name, name, "instance", type, Nearness.LOCAL, true, false, 0, 0), name);
            }
        }
    }
}
