package loombook.kernel.assist;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import loombook.kernel.assist.Candidate.Nearness;

/** The types that can be named: of cells, imported, and by their whole names all others. */
final class TypeCandidates {
    private static final int MOST_UNKNOWN = 60;
    private static final int SHORTEST_UNKNOWN = 2;

    private final Gathering all;
    private final Cursor cursor;
    private final Surroundings session;

    TypeCandidates(Gathering all) {
        this.all = all;
        this.cursor = all.cursor();
        this.session = all.session();
    }

    void creations(TreePath path, TreePath creation) {
        var wanted = cursor.wanted(creation);
        if (!all.prefix().isEmpty()) {
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
                            .filter(one -> Gathering.isPublic(one)
                                    && Gathering.isCreatable(one)
                                    && cursor.fits(one.asType(), wanted))
                            .forEach(one -> all.addType(one, Nearness.IMPORTED_TYPE, true, wanted));
                }
            }
        }
    }

    void types(TreePath path, Predicate<TypeElement> suitable, boolean creates, List<TypeMirror> wanted) {
        ownTypes(path, suitable, creates, wanted);
        if (all.prefix().isEmpty()) {
            return;
        }
        for (var one : cursor.unit.getImports()) {
            if (!one.isStatic() && one.getQualifiedIdentifier() instanceof MemberSelectTree select) {
                var name = select.getIdentifier().toString();
                if (name.equals("*")) {
                    imported(select.getExpression().toString(), suitable, creates, wanted);
                } else if (all.begins(name)) {
                    var type = cursor.elements.getTypeElement(select.toString());
                    if (type != null && suitable.test(type)) {
                        all.addType(type, Nearness.IMPORTED_TYPE, creates, wanted);
                    }
                }
            }
        }
        imported("java.lang", suitable, creates, wanted);
        if (all.prefix().length() >= SHORTEST_UNKNOWN
                && Character.isUpperCase(all.prefix().charAt(0))) {
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
                        && all.begins(type.getSimpleName().toString())
                        && Gathering.isPublic(type)
                        && suitable.test(type)) {
                    all.addType(type, Nearness.IMPORTED_TYPE, creates, wanted);
                }
            }
        }
    }

    /** Adds types that are not imported, by their whole names. */
    private void unknown(Predicate<TypeElement> suitable, boolean creates, List<TypeMirror> wanted) {
        int added = 0;
        for (var name : TypeIndex.beginning(all.prefix(), session.classPath())) {
            var simple = name.substring(name.lastIndexOf('.') + 1);
            if (!all.begins(simple) || all.has(name) || added == MOST_UNKNOWN) {
                continue;
            }
            var type = cursor.elements.getTypeElement(name);
            if (type != null && !all.has(simple) && Gathering.isPublic(type) && suitable.test(type)) {
                var shown = all.candidate(type, Nearness.UNKNOWN_TYPE, creates, wanted);
                all.add(
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

    private static int rank(String name) {
        return name.startsWith("java.") ? 0 : name.startsWith("javax.") ? 1 : 2;
    }

    private void ownTypes(TreePath path, Predicate<TypeElement> suitable, boolean creates, List<TypeMirror> wanted) {
        for (var one : session.definitions()) {
            if (all.begins(one.name())
                    && cursor.elements.getTypeElement(one.className()) instanceof TypeElement owner) {
                owner.getEnclosedElements().stream()
                        .filter(it ->
                                it instanceof TypeElement && it.getSimpleName().contentEquals(one.name()))
                        .map(it -> (TypeElement) it)
                        .filter(suitable)
                        .forEach(it -> all.addType(it, Nearness.OWN_TYPE, creates, wanted));
            }
        }
        for (var scope = all.scope(path);
                scope != null && scope.getEnclosingClass() != null;
                scope = scope.getEnclosingScope()) {
            var there = new ArrayList<Element>(scope.getEnclosingClass().getEnclosedElements());
            scope.getLocalElements().forEach(there::add);
            for (var one : there) {
                if (one instanceof TypeElement type
                        && !Shown.isWrapper(type)
                        && all.begins(type.getSimpleName().toString())
                        && suitable.test(type)) {
                    all.addType(type, Nearness.OWN_TYPE, creates, wanted);
                }
            }
        }
    }
}
