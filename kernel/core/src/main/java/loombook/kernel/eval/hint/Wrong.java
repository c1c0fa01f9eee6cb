package loombook.kernel.eval.hint;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import javax.lang.model.type.TypeMirror;
import loombook.kernel.assist.Cursor;
import loombook.kernel.assist.Surroundings.Snippet;
import org.jspecify.annotations.Nullable;

/**
 * An error of javac, and what javac knows of the place where it is.
 *
 * @param code javac's name of this kind of error, without {@code compiler.err.}
 * @param cell the text of the cell
 * @param start where the error begins in the cell
 * @param end where it ends
 * @param part the snippet of the cell in which it begins
 * @param cursor the cell as javac has understood it
 * @param path the tree that has the error
 */
record Wrong(String code, String cell, int start, int end, Snippet part, Cursor cursor, TreePath path) {
    Tree tree() {
        return path.getLeaf();
    }

    @Nullable
    Tree parent() {
        return path.getParentPath() == null ? null : path.getParentPath().getLeaf();
    }

    /** Returns what is marked. */
    String text() {
        return cell.substring(Math.clamp(start, 0, cell.length()), Math.clamp(end, 0, cell.length()));
    }

    /** Returns the line in which it begins, counted from 1. */
    int line(int position) {
        return (int) cell.substring(0, Math.clamp(position, 0, cell.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
    }

    /** Returns the type of a tree that stands directly in this one. */
    @Nullable
    TypeMirror typeOf(Tree child) {
        return cursor.typeOf(new TreePath(path, child));
    }

    /** Returns the nearest tree of a kind in which this one stands, or null. */
    @Nullable
    TreePath within(Class<? extends Tree> kind) {
        for (var one = path.getParentPath(); one != null; one = one.getParentPath()) {
            if (kind.isInstance(one.getLeaf())) {
                return one;
            }
        }
        return null;
    }
}
