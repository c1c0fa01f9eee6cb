package loombook.kernel.eval.hint;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.Tree;
import java.util.ArrayDeque;
import loombook.kernel.assist.Brackets;
import loombook.kernel.assist.Syntax;
import org.jspecify.annotations.Nullable;

/** What is no Java: something is missing, or too much. */
final class SyntaxHints {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private SyntaxHints() {}

    static @Nullable String of(Wrong wrong) {
        return switch (wrong.code()) {
            case "expected",
                    "expected2",
                    "expected3",
                    "expected4",
                    "illegal.start.of.stmt",
                    "illegal.start.of.expr",
                    "illegal.start.of.type" -> missing(wrong);
            case "premature.eof" -> unclosed(wrong);
            case "unclosed.str.lit" ->
                "A string ends with \" on its own line. Text of several lines stands between \"\"\" and \"\"\".";
            case "unclosed.text.block" -> "A text block ends with \"\"\".";
            case "unclosed.char.lit", "empty.char.lit" ->
                "Between ' and ' stands a single character. Text stands between \" and \".";
            case "unclosed.comment" -> "A comment that begins with /* ends with */.";
            case "illegal.char" -> illegal(wrong);
            case "not.stmt" -> notStatement(wrong);
            case "else.without.if" ->
                "An else follows its if directly: if (…) { … } else { … }. Is there a semicolon or a } too much before it?";
            case "catch.without.try", "finally.without.try" ->
                "A " + wrong.text().replaceAll("\\W.*", "") + " follows a block directly that begins with try {.";
            case "int.number.too.large" ->
                "An int goes up to 2147483647. A long may be larger, and is written with an L behind it.";
            case "illegal.esc.char" ->
                "In a string \\ begins an escape such as \\n. A backslash itself is written \\\\.";
            default -> null;
        };
    }

    /** Where putting it in makes Java of it, it is what is missing. */
    private static @Nullable String missing(Wrong wrong) {
        var open = unclosed(wrong);
        if (open != null) {
            return open;
        }
        var cell = wrong.cell();
        if (isTooMany(cell)) {
            return "There is a } more than there are {.";
        }
        int line = cell.indexOf('\n', wrong.start());
        int end = line < 0 ? cell.length() : line;
        if (isRightWith(wrong, wrong.end(), ";") || isRightWith(wrong, wrong.start(), ";")) {
            return "A statement ends with a semicolon: put ; " + behind(cell, wrong.start());
        }
        for (var one : new String[] {")", "]", "}"}) {
            if (isRightWith(wrong, wrong.start(), one) || isRightWith(wrong, end, one)) {
                return "A " + one + " is missing.";
            }
        }
        return null;
    }

    /** Returns whether the part of the cell, in which the error is, would be Java with some text put in at a position. */
    private static boolean isRightWith(Wrong wrong, int position, String text) {
        var part = wrong.part();
        int at = position - part.offset();
        if (at < 0 || at > part.source().length()) {
            return false;
        }
        var mended = part.source().substring(0, at) + text + part.source().substring(at);
        return Syntax.isRight(mended) || Syntax.isRight("{" + mended + "\n;}");
    }

    private static String behind(String cell, int position) {
        var before = cell.substring(0, Math.min(cell.length(), position + 1)).stripTrailing();
        int start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf(' ')) + 1;
        var word = before.substring(start);
        return word.length() > 40 || word.isEmpty() ? "at its end." : "behind " + word;
    }

    private static boolean isTooMany(String cell) {
        int depth = 0;
        for (int i : Brackets.places(cell)) {
            char c = cell.charAt(i);
            if (c == '{' || c == '}') {
                depth += c == '{' ? 1 : -1;
                if (depth < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Finds the bracket that is not closed, or closed by another one. */
    private static @Nullable String unclosed(Wrong wrong) {
        var cell = wrong.cell();
        var open = new ArrayDeque<Integer>();
        for (int i : Brackets.places(cell)) {
            char c = cell.charAt(i);
            if (OPENING.indexOf(c) >= 0) {
                open.push(i);
            } else if (open.isEmpty()) {
                return null;
            } else if (closing(cell.charAt(open.peek())) == c) {
                open.pop();
            } else {
                return notClosed(wrong, open.peek());
            }
        }
        return open.isEmpty() ? null : notClosed(wrong, open.peek());
    }

    private static char closing(char opening) {
        return CLOSING.charAt(OPENING.indexOf(opening));
    }

    private static String notClosed(Wrong wrong, int position) {
        char bracket = wrong.cell().charAt(position);
        return "The " + bracket + " in line " + wrong.line(position) + " is never closed: a " + closing(bracket)
                + " is missing.";
    }

    private static @Nullable String illegal(Wrong wrong) {
        if (wrong.start() >= wrong.cell().length()) {
            return null;
        }
        return switch (wrong.cell().charAt(wrong.start())) {
            case '“', '”', '„', '«', '»', '″' ->
                "That is a typographic quotation mark. Java's strings stand between \" and \".";
            case '‘', '’', '‚', '′' -> "That is a typographic quotation mark. Java's characters stand between ' and '.";
            case '–', '—', '−' -> "That is a dash. Minus is written -.";
            case '\u00a0', '\u200b', '\u2009' ->
                "There is a blank that can't be seen, perhaps copied from a page. Type it anew.";
            case '#' -> "A comment begins with //.";
            default -> null;
        };
    }

    private static @Nullable String notStatement(Wrong wrong) {
        if (wrong.tree() instanceof BinaryTree it && it.getKind() == Tree.Kind.EQUAL_TO) {
            return "== asks whether two values are equal. To assign one, write =.";
        }
        return wrong.text().matches("(?s)[\\w.\"' +*/%-]+") && wrong.tree() instanceof BinaryTree
                ? "This is computed, and nothing is done with it: assign it, print it, or leave out the semicolon at the"
                        + " cell's end."
                : null;
    }
}
