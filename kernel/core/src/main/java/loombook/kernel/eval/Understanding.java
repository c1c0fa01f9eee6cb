package loombook.kernel.eval;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loombook.kernel.eval.Definition.MethodKey;
import loombook.kernel.eval.Definition.TypeKey;
import loombook.kernel.eval.Definition.VariableKey;
import org.jspecify.annotations.Nullable;

/** What javac has read in a {@link Joined} source: whether its parts are what they seemed to be, and what they define. */
final class Understanding {
    private final Joined joined;
    private final Map<Integer, Definition.Key> keys = new HashMap<>();
    private final int parts;
    private boolean returns;

    /** Compares a source with what was made of it. */
    Understanding(Joined joined, CompilationUnitTree unit) {
        this.joined = joined;
        this.parts = understand(unit);
    }

    /** Returns how many of the parts are what they seemed to be and may stand before what follows them. */
    int parts() {
        return parts;
    }

    /** Returns what a part defines, or null. */
    Definition.@Nullable Key key(int part) {
        return keys.get(part);
    }

    private int understand(CompilationUnitTree unit) {
        var types = unit.getTypeDecls().stream()
                .filter(one -> one instanceof ClassTree)
                .map(one -> (ClassTree) one)
                .collect(Collectors.toMap(one -> one.getSimpleName().toString(), one -> one, (one, _) -> one));
        var runs = statements(types.get(joined.runner())).iterator();
        for (int i = 0; i < joined.parts().size(); i++) {
            var part = joined.parts().get(i);
            if (part.runs()) {
                if (i > 0 && runs.hasNext()) {
                    runs.next();
                }
                if (!runs.hasNext() || !isRunning(part, runs.next(), i)) {
                    return i;
                }
            }
            if (joined.simpleOwner(i) instanceof String owner && !isDeclared(i, types.get(owner))) {
                return i;
            }
            if (returns && i < joined.parts().size() - 1) {
                return i + 1;
            }
        }
        return runs.hasNext() ? 0 : joined.parts().size();
    }

    private boolean isRunning(Part part, StatementTree statement, int index) {
        if (part instanceof Part.Variable it) {
            return statement instanceof ExpressionStatementTree expression
                    && expression.getExpression() instanceof AssignmentTree assignment
                    && assignment.getVariable().toString().equals(it.name());
        }
        var own = joined.shows() && index == joined.parts().size() - 1 && statement instanceof BlockTree block
                ? block.getStatements()
                : List.of(statement);
        returns = Boolean.TRUE.equals(new Returns().scan(statement, null));
        return own.size() == 1 && !(own.getFirst() instanceof VariableTree) && !(own.getFirst() instanceof ClassTree);
    }

    private boolean isDeclared(int index, @Nullable ClassTree owner) {
        if (owner == null || owner.getMembers().size() != 1) {
            return false;
        }
        var key = key(joined.parts().get(index), owner.getMembers().getFirst());
        if (key == null) {
            return false;
        }
        keys.put(index, key);
        return true;
    }

    private static Definition.@Nullable Key key(Part part, Tree member) {
        return switch (part) {
            case Part.Variable it ->
                member instanceof VariableTree tree && tree.getName().contentEquals(it.name())
                        ? new VariableKey(it.name())
                        : null;
            case Part.Method it ->
                member instanceof MethodTree tree && tree.getName().contentEquals(it.name()) ? methodKey(tree) : null;
            case Part.Type it ->
                member instanceof ClassTree tree && tree.getSimpleName().contentEquals(it.name())
                        ? new TypeKey(it.name())
                        : null;
            case Part.Import _, Part.Statement _ -> null;
        };
    }

    static MethodKey methodKey(MethodTree tree) {
        var parameters = tree.getParameters().stream()
                .map(one -> String.valueOf(one.getType()).replaceAll("\\s", ""))
                .collect(Collectors.joining(","));
        return new MethodKey(tree.getName().toString(), parameters);
    }

    private static List<? extends StatementTree> statements(@Nullable ClassTree type) {
        return type != null
                        && type.getMembers().size() == 1
                        && type.getMembers().getFirst() instanceof MethodTree method
                        && method.getBody() != null
                ? method.getBody().getStatements()
                : List.of();
    }

    /** Whether a statement returns from the method in which it stands. */
    private static final class Returns extends TreeScanner<Boolean, @Nullable Void> {
        @Override
        public Boolean visitReturn(ReturnTree tree, @Nullable Void nothing) {
            return true;
        }

        @Override
        public Boolean visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void nothing) {
            return false;
        }

        @Override
        public Boolean visitClass(ClassTree tree, @Nullable Void nothing) {
            return false;
        }

        @Override
        public Boolean reduce(@Nullable Boolean one, @Nullable Boolean other) {
            return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
        }
    }
}
