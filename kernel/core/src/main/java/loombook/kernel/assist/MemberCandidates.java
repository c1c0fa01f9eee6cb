package loombook.kernel.assist;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import loombook.kernel.assist.Candidate.Nearness;
import org.jspecify.annotations.Nullable;

/** What can stand behind a dot, or behind two colons. */
final class MemberCandidates {
    private final Gathering all;
    private final Cursor cursor;
    private final Surroundings session;

    MemberCandidates(Gathering all) {
        this.all = all;
        this.cursor = all.cursor();
        this.session = all.session();
    }

    void selected(TreePath path, MemberSelectTree tree, @Nullable TreePath parent) {
        var left = new TreePath(path, tree.getExpression());
        boolean creates = parent != null && parent.getLeaf() instanceof NewClassTree it && it.getIdentifier() == tree;
        var element = cursor.trees.getElement(left);
        if (element instanceof PackageElement in) {
            inPackage(in.getQualifiedName().toString(), creates);
        } else if (element instanceof TypeElement type && isTypeName(tree.getExpression(), element)) {
            for (var one : cursor.elements.getAllMembers(type)) {
                boolean nested = one.getKind().isClass() || one.getKind().isInterface();
                if (nested && creates) {
                    all.addType((TypeElement) one, Nearness.OWN, true, List.of());
                } else if (!creates && (nested || Gathering.isStatic(one))) {
                    member(
                            path,
                            one,
                            type.asType(),
                            type,
                            one.getKind() == ElementKind.METHOD ? Nearness.INHERITED : Nearness.OWN);
                }
            }
            if (!creates) {
                all.word("class", Nearness.KEYWORD);
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
            all.add(new Candidate("length", "length", "instance", "int", Nearness.OWN, false, false, 0, 0), "length");
            all.add(
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
                if (!Gathering.isStatic(one) && Gathering.isMember(one)) {
                    member(path, one, type, owner, Gathering.nearness(one, owner));
                }
            }
        }
    }

    private void member(TreePath path, Element member, TypeMirror on, TypeElement owner, Nearness nearness) {
        var name = member.getSimpleName().toString();
        if (!all.begins(name)) {
            return;
        }
        var type = on instanceof DeclaredType it ? it : (DeclaredType) owner.asType();
        if (!cursor.trees.isAccessible(all.scope(path), member, type)) {
            return;
        }
        boolean overridden = nearness == Nearness.OF_EVERY_OBJECT && all.has(name + "(");
        if (!overridden) {
            all.add(path, member, type, nearness);
        }
    }

    void inPackage(String name, boolean creates) {
        TypeIndex.packages(name + "." + all.prefix(), session.classPath()).stream()
                .filter(all::begins)
                .forEach(one -> all.add(
                        new Candidate(one + ".", one, "module", "", Nearness.OWN, false, false, 0, 0), one + "."));
        var in = cursor.elements.getPackageElement(name);
        if (in != null) {
            for (var one : in.getEnclosedElements()) {
                if (all.begins(one.getSimpleName().toString()) && Gathering.isPublic(one)) {
                    all.addType((TypeElement) one, Nearness.IMPORTED_TYPE, creates, List.of());
                }
            }
        }
    }

    void referred(TreePath path, MemberReferenceTree tree) {
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
                        && all.begins(name)
                        && (isType || !Gathering.isStatic(one))
                        && cursor.trees.isAccessible(all.scope(path), one, (DeclaredType) owner.asType())) {
                    all.add(
                            new Candidate(
                                    name,
                                    name,
                                    "function",
                                    Gathering.signature(method, null),
                                    Gathering.nearness(one, owner),
                                    false,
                                    all.isDeprecated(one),
                                    session.uses(name),
                                    0),
                            name);
                }
            }
        }
        if (isType || type.getKind() == TypeKind.ARRAY) {
            all.word("new", Nearness.KEYWORD);
        }
    }
}
