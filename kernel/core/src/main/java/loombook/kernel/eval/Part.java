package loombook.kernel.eval;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a snippet is, as far as its first words tell. It may be wrong, and javac's tree is asked before anything is made
 * of it: what is then found to be something else goes to JShell.
 */
sealed interface Part {
    /** The text that this is. */
    Piece piece();

    /** An import. */
    record Import(Piece piece) implements Part {
        /** Returns what another import must not have in common with this one, to stand beside it. */
        String key() {
            var name = source().replaceFirst("^import\\s+", "").replaceFirst("\\s*;$", "");
            return name.endsWith("*") || name.startsWith("module ")
                    ? name
                    : (name.startsWith("static ") ? "static " : "") + name.substring(name.lastIndexOf('.') + 1);
        }

        /** Returns the declaration with its semicolon: at the end of a cell it may lack. */
        String source() {
            var source = piece.source().strip();
            return source.endsWith(";") ? source : source + ";";
        }
    }

    /**
     * A declaration of one variable.
     *
     * @param type its type as it is written, with its annotations
     * @param initializer where its initializer begins in the text; -1 when it has none
     */
    record Variable(Piece piece, Set<String> modifiers, String type, String name, int initializer) implements Part {
        boolean inferred() {
            return type.equals("var");
        }

        boolean isFinal() {
            return modifiers.contains("final");
        }

        /** Returns the initializer without the semicolon; what javac allows in a declaration alone is spelled out. */
        String value() {
            var value = piece.source().substring(initializer).stripTrailing();
            if (value.endsWith(";")) {
                value = value.substring(0, value.length() - 1);
            }
            return value.startsWith("{") ? "new " + type + value : value;
        }
    }

    /** A method. */
    record Method(Piece piece, Set<String> modifiers, String name) implements Part {}

    /** A class, record, interface, enum or annotation type. */
    record Type(Piece piece, Set<String> modifiers, String name) implements Part {}

    /** A statement or an expression. */
    record Statement(Piece piece) implements Part {}

    /** Returns what a snippet seems to be. */
    static Part of(Piece piece) {
        var source = piece.source();
        if (Patterns.IMPORT.matcher(source).lookingAt()) {
            return new Import(piece);
        }
        var head = Patterns.MODIFIERS.matcher(source);
        int start = head.lookingAt() ? head.end() : 0;
        var modifiers = Patterns.WORD
                .matcher(Patterns.ANNOTATION.matcher(source.substring(0, start)).replaceAll(""))
                .results()
                .map(word -> word.group())
                .collect(Collectors.toSet());
        var type = from(Patterns.TYPE, source, start);
        if (type.lookingAt()) {
            return new Type(piece, modifiers, type.group("name"));
        }
        var method = from(Patterns.METHOD, source, start);
        if (method.lookingAt() && isType(method.group("type"))) {
            return new Method(piece, modifiers, method.group("name"));
        }
        var variable = from(Patterns.VARIABLE, source, start);
        if (variable.lookingAt() && isType(variable.group("type"))) {
            boolean initialized = "=".equals(variable.group("end"));
            return new Variable(
                    piece,
                    modifiers,
                    variable.group("type").strip(),
                    variable.group("name"),
                    initialized ? variable.end() : -1);
        }
        return new Statement(piece);
    }

    private static Matcher from(Pattern pattern, String source, int start) {
        return pattern.matcher(source).region(start, source.length());
    }

    private static boolean isType(String text) {
        return !Patterns.NO_TYPE.matcher(text).lookingAt();
    }

    /** The first words of snippets. */
    final class Patterns {
        private static final String NAME = "[\\p{L}_$][\\p{L}\\p{N}_$]*";
        private static final String ARGUMENTS = "(?:\\s*<[\\w\\s$.,<>?&\\[\\]]*>)?";
        private static final String SOME_TYPE =
                NAME + ARGUMENTS + "(?:\\." + NAME + ARGUMENTS + ")*(?:\\s*\\[\\s*\\])*";
        private static final String MODIFIER = "(?:public|protected|private|static|final|volatile|transient|abstract"
                + "|strictfp|sealed|non-sealed|synchronized(?!\\s*\\())\\b\\s*";
        private static final Pattern ANNOTATION =
                Pattern.compile("@(?!interface\\b)[\\w.]+(?:\\s*\\((?:[^()\"]|\"[^\"]*\")*+\\))?\\s*");

        static final Pattern WORD = Pattern.compile("[\\w-]+");
        static final Pattern IMPORT = Pattern.compile("import\\b");
        static final Pattern MODIFIERS = Pattern.compile("(?:" + MODIFIER + "|" + ANNOTATION + ")+");
        static final Pattern TYPE = Pattern.compile(
                "(?:(?:class|interface|enum|@interface)\\s+|record\\s+(?=" + NAME + "\\s*[<(]))(?<name>" + NAME + ")");
        static final Pattern METHOD =
                Pattern.compile("(?:<[^=;(){}]*>\\s*)?(?<type>" + SOME_TYPE + ")\\s+(?<name>" + NAME + ")\\s*\\(");
        static final Pattern VARIABLE = Pattern.compile(
                "(?<type>" + SOME_TYPE + ")\\s+(?<name>" + NAME + ")\\s*(?:(?<end>=)(?!=)\\s*|(?=;|$))");
        static final Pattern NO_TYPE = Pattern.compile("(?:new|return|throw|else|assert|yield|case|goto|package|import"
                + "|instanceof|if|for|while|do|try|switch|synchronized|break|continue)\\b");

        private Patterns() {}
    }

    /** Returns the text of a declaration with these modifiers blanked out. */
    static String without(Set<String> unwanted, Piece piece) {
        var source = piece.source();
        var head = Patterns.MODIFIERS.matcher(source);
        if (!head.lookingAt()) {
            return source;
        }
        var words = Pattern.compile("\\b(?:" + String.join("|", unwanted) + ")\\b")
                .matcher(head.group())
                .replaceAll(word -> " ".repeat(word.group().length()));
        return words + source.substring(head.end());
    }

    /** Returns the names that this declares, none or one. */
    default Stream<String> declared() {
        return switch (this) {
            case Variable it -> Stream.of(it.name());
            case Method it -> Stream.of(it.name());
            case Type it -> Stream.of(it.name());
            case Import _, Statement _ -> Stream.empty();
        };
    }

    /** Returns whether this defines what another definition of that key has defined, as far as can be seen. */
    default boolean declares(Definition.Key key) {
        return switch (this) {
            case Variable it -> key instanceof Definition.VariableKey(var name) && name.equals(it.name());
            case Method it ->
                key instanceof Definition.MethodKey method && method.name().equals(it.name());
            case Type it -> key instanceof Definition.TypeKey(var name) && name.equals(it.name());
            case Import _, Statement _ -> false;
        };
    }

    /** Returns whether there is something to run. */
    default boolean runs() {
        return switch (this) {
            case Variable it -> it.initializer() >= 0;
            case Statement _ -> true;
            case Method _, Type _, Import _ -> false;
        };
    }
}
