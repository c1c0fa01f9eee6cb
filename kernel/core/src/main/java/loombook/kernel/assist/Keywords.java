package loombook.kernel.assist;

import java.util.List;
import java.util.regex.Pattern;

/** The keywords that fit at a place, as far as what stands before it tells. */
final class Keywords {
    private static final List<String> STATEMENT = List.of(
            "if",
            "for",
            "while",
            "do",
            "switch",
            "try",
            "return",
            "throw",
            "break",
            "continue",
            "else",
            "catch",
            "finally",
            "case",
            "default",
            "yield",
            "synchronized",
            "assert",
            "var",
            "final",
            "class",
            "interface",
            "enum",
            "record",
            "abstract",
            "sealed",
            "static",
            "public",
            "private",
            "import",
            "void",
            "boolean",
            "byte",
            "char",
            "double",
            "float",
            "int",
            "long",
            "short",
            "new",
            "this",
            "super",
            "true",
            "false",
            "null");
    private static final List<String> MEMBER = List.of(
            "private",
            "public",
            "protected",
            "static",
            "final",
            "void",
            "boolean",
            "byte",
            "char",
            "double",
            "float",
            "int",
            "long",
            "short",
            "class",
            "interface",
            "enum",
            "record",
            "abstract",
            "synchronized",
            "volatile",
            "transient",
            "native",
            "default",
            "sealed",
            "non-sealed",
            "strictfp");
    private static final List<String> EXPRESSION = List.of(
            "new", "true", "false", "null", "this", "super", "switch", "int", "long", "double", "boolean", "char",
            "byte", "short", "float");
    private static final List<String> BEHIND_NAME =
            List.of("instanceof", "extends", "implements", "permits", "throws", "when");
    private static final Pattern AFTER_WORD = Pattern.compile("(?s).*[\\p{L}\\p{N}_$)\\]>\"']\\s+");
    private static final Pattern AFTER_KEYWORD = Pattern.compile(
            "(?s).*\\b(return|throw|new|case|else|do|try|finally|assert|yield|instanceof|extends|implements|throws|permits"
                    + "|import|package|public|private|protected|static|final|abstract|default|synchronized|sealed)\\s+");
    private static final Pattern AFTER_STATEMENT = Pattern.compile("(?s)(.*([;{}]|\\)|->|\\belse|\\bdo))?\\s*");
    private static final Pattern ON_NEW_LINE = Pattern.compile("(?s).*\\n\\s*");

    private Keywords() {}

    /**
     * Returns those that fit.
     *
     * @param before the code before the word that is being written, without comments at its end
     * @param member whether members of a class stand there
     */
    static List<String> at(String before, boolean member) {
        if (member) {
            return AFTER_WORD.matcher(before).matches()
                            && !AFTER_KEYWORD.matcher(before).matches()
                    ? BEHIND_NAME
                    : MEMBER;
        }
        if (AFTER_WORD.matcher(before).matches()
                && !AFTER_KEYWORD.matcher(before).matches()
                && !ON_NEW_LINE.matcher(before).matches()
                && !before.stripTrailing().endsWith(")")) {
            return BEHIND_NAME;
        }
        return AFTER_STATEMENT.matcher(before).matches()
                        || ON_NEW_LINE.matcher(before).matches()
                ? STATEMENT
                : EXPRESSION;
    }
}
