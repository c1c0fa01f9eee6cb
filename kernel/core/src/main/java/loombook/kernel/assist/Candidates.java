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
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import loombook.kernel.assist.Candidate.Nearness;
import org.jspecify.annotations.Nullable;

/** Gathers what could stand at the cursor, of what begins as the word there does. */
final class Candidates {
    private static final Pattern TYPE_ARGUMENT = Pattern.compile("(?s).*\\b\\p{Lu}\\w*\\s*<[\\w\\s,.?<>\\[\\]]*");
    private static final Pattern TYPE_PLACE = Pattern.compile(
            "(?s).*\\b(extends|implements|permits|throws|instanceof|catch\\s*\\([\\w\\s|.]*)\\s*([\\w.<>]+\\s*,\\s*)*");
    private static final Pattern AFTER_THROW =
            Pattern.compile("(?s).*\\b(catch\\s*\\([\\w\\s|.]*|throws\\s[\\w\\s,.]*)");

    private final Gathering all;
    private final MemberCandidates members;
    private final TypeCandidates types;
    private final ValueCandidates values;
    private final Cursor cursor;
    private final String before;

    /**
     * Prepares to gather.
     *
     * @param prefix the beginning of the word at the cursor
     * @param before the code before it
     */
    Candidates(Cursor cursor, Surroundings session, String prefix, String before) {
        this.all = new Gathering(cursor, session, prefix);
        this.members = new MemberCandidates(all);
        this.types = new TypeCandidates(all);
        this.values = new ValueCandidates(all);
        this.cursor = cursor;
        this.before = before;
    }

    /** Returns them, the best first; of names that differ in upper and lower case only if there are no others. */
    List<Candidate> at(@Nullable TreePath path) {
        gather(path);
        if (all.isEmpty() && !all.prefix().isEmpty()) {
            all.loosen();
            gather(path);
        }
        return all.best();
    }

    private void gather(@Nullable TreePath path) {
        if (path == null) {
            return;
        }
        var parent = path.getParentPath();
        switch (path.getLeaf()) {
            case MemberSelectTree it -> members.selected(path, it, parent);
            case MemberReferenceTree it -> members.referred(path, it);
            case VariableTree it -> {
                values.named(it);
                keywords(parent);
            }
            case IdentifierTree _ -> name(path, parent);
            default -> {}
        }
    }

    private void name(TreePath path, TreePath parent) {
        var leaf = path.getLeaf();
        if (parent.getLeaf() instanceof AnnotationTree) {
            types.types(path, one -> one.getKind() == ElementKind.ANNOTATION_TYPE, false, List.of());
        } else if (parent.getLeaf() instanceof NewClassTree it && it.getIdentifier() == leaf) {
            types.creations(path, parent);
        } else if (isCase(parent) && caseOf(path)) {
            all.word("default", Nearness.KEYWORD);
            all.word("null", Nearness.KEYWORD);
        } else if (AFTER_THROW.matcher(before).matches()) {
            var throwable = cursor.type("java.lang.Throwable");
            types.types(
                    path,
                    one -> throwable == null || cursor.types.isSubtype(one.asType(), throwable),
                    false,
                    List.of());
        } else if (TYPE_PLACE.matcher(before).matches()
                || TYPE_ARGUMENT.matcher(before).matches()) {
            types.types(path, _ -> true, false, List.of());
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
        var named = cursor.cases(path);
        if (type.getKind() == ElementKind.ENUM) {
            type.getEnclosedElements().stream()
                    .filter(one -> one.getKind() == ElementKind.ENUM_CONSTANT)
                    .filter(one -> all.begins(one.getSimpleName().toString()))
                    .filter(one -> !named.contains(one.getSimpleName().toString()))
                    .forEach(one -> all.add(path, one, null, Nearness.OWN));
            return true;
        }
        if (type.getModifiers().contains(Modifier.SEALED)) {
            for (var one : type.getPermittedSubclasses()) {
                if (one instanceof DeclaredType permitted
                        && all.begins(permitted.asElement().getSimpleName().toString())) {
                    all.addType((TypeElement) permitted.asElement(), Nearness.OWN, false, List.of());
                }
            }
            return true;
        }
        return false;
    }

    private void anything(TreePath path, TreePath parent) {
        var wanted = all.wanted(path);
        boolean member = parent.getLeaf() instanceof ClassTree
                || (parent.getLeaf() instanceof VariableTree
                        && parent.getParentPath().getLeaf() instanceof ClassTree);
        if (!member) {
            values.values(path, wanted);
        }
        keywords(parent);
        if (!all.prefix().isEmpty()) {
            types.types(path, _ -> true, false, List.of());
            TypeIndex.packages(all.prefix(), all.session().classPath()).stream()
                    .filter(all::begins)
                    .forEach(one -> all.add(
                            new Candidate(one + ".", one, "module", "", Nearness.PACKAGE, false, false, 0, 0),
                            one + "."));
        }
    }

    private void keywords(TreePath parent) {
        boolean member = parent.getLeaf() instanceof ClassTree
                || (parent.getParentPath() != null && parent.getParentPath().getLeaf() instanceof ClassTree);
        Keywords.at(before, member).forEach(one -> all.word(one, Nearness.KEYWORD));
    }
}
