package loombook.kernel.eval;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** The types of variables that are declared with {@code var}. */
final class Inference {
    private static final Denotable DENOTABLE = new Denotable();

    private Inference() {}

    /**
     * Reads the types of the local variables of a file's first method.
     *
     * @return the types up to the first that javac does not know, or that can't be written down, such as an anonymous class
     */
    static List<String> types(JavacTask task, CompilationUnitTree unit) {
        var found = new ArrayList<String>();
        if (unit.getTypeDecls().getFirst() instanceof ClassTree type
                && type.getMembers().stream()
                                .filter(one -> one instanceof MethodTree)
                                .reduce((_, last) -> last)
                                .orElseThrow()
                        instanceof MethodTree method
                && method.getBody() != null) {
            for (var statement : method.getBody().getStatements()) {
                var written = statement instanceof VariableTree variable ? written(task, unit, variable) : null;
                if (written == null) {
                    break;
                }
                found.add(written);
            }
        }
        return found;
    }

    private static @Nullable String written(JavacTask task, CompilationUnitTree unit, VariableTree variable) {
        var trees = Trees.instance(task);
        var element = trees.getElement(trees.getPath(unit, variable));
        return element == null || !DENOTABLE.visit(element.asType())
                ? null
                : element.asType().toString();
    }

    /** Whether a type can be written down. */
    private static final class Denotable extends SimpleTypeVisitor14<Boolean, @Nullable Void> {
        Denotable() {
            super(false);
        }

        @Override
        public Boolean visitPrimitive(PrimitiveType type, @Nullable Void nothing) {
            return true;
        }

        @Override
        public Boolean visitArray(ArrayType type, @Nullable Void nothing) {
            return visit(type.getComponentType());
        }

        @Override
        public Boolean visitDeclared(DeclaredType type, @Nullable Void nothing) {
            var nesting = ((TypeElement) type.asElement()).getNestingKind();
            return (nesting == NestingKind.TOP_LEVEL || nesting == NestingKind.MEMBER)
                    && type.getTypeArguments().stream().allMatch(this::visit);
        }

        @Override
        public Boolean visitWildcard(WildcardType type, @Nullable Void nothing) {
            return isDenotable(type.getExtendsBound()) && isDenotable(type.getSuperBound());
        }

        @Override
        public Boolean visitTypeVariable(TypeVariable type, @Nullable Void nothing) {
            return false;
        }

        private boolean isDenotable(@Nullable TypeMirror bound) {
            return bound == null || visit(bound);
        }
    }
}
