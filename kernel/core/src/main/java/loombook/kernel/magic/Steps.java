package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the magics in a cell that have lines of their own. */
final class Steps {
    private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*(?:"
            + "(?<call>%%?(?<name>[A-Za-z]\\w*)?)(?<asks>\\?{1,2})?(?<arguments>[ \\t][^\\r\\n]*)?"
            + "|(?<shell>!)(?!=)(?<command>[^\\r\\n]*)"
            + "|(?<![ \\t])(?<jbang>//(?:DEPS|REPOS|JAVA|SOURCES|FILES|PREVIEW|JAVAAGENT|(?:JAVA|JAVAC|RUNTIME|COMPILE)_OPTIONS))"
            + "(?<after>[ \\t][^\\r\\n]*)?"
            + "|(?<slash>/(?:[a-z]+|[!?]|-?\\d+))(?<rest>[ \\t][^\\r\\n]*)?"
            + ")$");

    private static final Pattern COMMENTS = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");
    private static final Pattern NEGATION =
            Pattern.compile("\\s*(?:[(!]|(?<word>[A-Za-z_$][\\w$]*)(?<more>[.\\w$]*\\()?).*");

    private Steps() {}

    /** Returns whether there may be magics in a text that have lines of their own; false costs next to nothing. */
    static boolean possibleIn(String code) {
        return (code.indexOf('%') >= 0 || code.indexOf('!') >= 0 || code.indexOf('/') >= 0)
                && LINE.matcher(code).find();
    }

    /**
     * Returns the steps of a part of a cell in their order. A line is a magic where a statement could begin: after
     * {@code a = b}, or in a comment or a text block, {@code %name} is Java.
     */
    static List<Step> of(String code, Span part, JavaReading reading) throws MagicProblem {
        var steps = new ArrayList<Step>();
        int java = part.start();
        var line = LINE.matcher(code).region(part.start(), part.end());
        while (line.find()) {
            var before = new Span(java, line.start());
            var above = masked(before.of(code));
            if (!reading.isFinished(above)
                    || isNegation(line, code, part, reading)
                    || isRemainder(line, above, reading)) {
                continue;
            }
            var magic = magic(line, part);
            boolean cell = magic.body() != null;
            if (cell && !(steps.isEmpty() && isNothing(before, code))) {
                throw new MagicProblem(
                        magic.call(), magic.call().of(code) + " must stand in the first line of its cell.");
            }
            if (!before.isBlank(code)) {
                steps.add(new Step.Java(before));
            }
            steps.add(magic);
            if (cell) {
                return steps;
            }
            java = line.end();
        }
        var rest = new Span(java, part.end());
        if (steps.isEmpty() || !rest.isBlank(code)) {
            steps.add(new Step.Java(rest));
        }
        return steps;
    }

    private static Step.Magic magic(Matcher line, Span part) throws MagicProblem {
        int end = line.end();
        if (line.start("shell") >= 0) {
            return new Step.Magic("!", span(line, "shell"), span(line, "command"), null);
        }
        if (line.start("jbang") >= 0) {
            return new Step.Magic(line.group("jbang"), span(line, "jbang"), orEnd(line, "after"), null);
        }
        if (line.start("slash") >= 0) {
            return new Step.Magic(line.group("slash"), span(line, "slash"), orEnd(line, "rest"), null);
        }
        var call = span(line, "call");
        boolean cell = line.group("call").startsWith("%%");
        if (line.start("name") < 0) {
            throw new MagicProblem(
                    call,
                    "The name of a magic is missing after " + line.group("call")
                            + "; %lsmagic lists those that there are.");
        }
        if (line.start("asks") >= 0) {
            return new Step.Magic("help", call, span(line, "name"), null);
        }
        var body = cell ? new Span(Math.min(end + 1, part.end()), part.end()) : null;
        return new Step.Magic(line.group("name"), call, orEnd(line, "arguments"), body);
    }

    private static Span span(Matcher line, String group) {
        return new Span(line.start(group), line.end(group));
    }

    private static Span orEnd(Matcher line, String group) {
        return line.start(group) < 0 ? new Span(line.end(), line.end()) : span(line, group);
    }

    /** Returns whether a line goes on with an expression that had no semicolon, dividing it by what cells have defined. */
    private static boolean isRemainder(Matcher line, String above, JavaReading reading) {
        var name = line.start("name") >= 0
                ? line.group("name")
                : line.start("slash") >= 0 ? line.group("slash").substring(1) : "";
        return !name.isEmpty()
                && !(line.start("call") >= 0 && line.group("call").startsWith("%%"))
                && reading.isDefined(name)
                && !reading.isClosed(above);
    }

    /**
     * Returns whether a line that begins with an exclamation mark negates something: what is in brackets, a call, or what
     * cells have defined, or this one above. What else follows is the name of a program.
     */
    private static boolean isNegation(Matcher line, String code, Span part, JavaReading reading) {
        if (line.start("shell") < 0) {
            return false;
        }
        var negated = NEGATION.matcher(line.group("command"));
        if (!negated.matches()) {
            return false;
        }
        var word = negated.group("word");
        if (word == null || negated.group("more") != null || word.equals("true") || word.equals("false")) {
            return reading.lastExpression(line.group("command")) >= 0 || reading.isFinished(line.group("command"));
        }
        return reading.isDefined(word)
                || Pattern.compile("\\b" + Pattern.quote(word) + "\\b\\s*[=;]")
                        .matcher(code.substring(part.start(), line.start()))
                        .find();
    }

    /** Returns Java with what the compiler understands in the place of the magics in the middle of its lines. */
    static String masked(String java) {
        var found = Embedded.in(java, new Span(0, java.length()));
        if (found.isEmpty()) {
            return java;
        }
        var masked = new StringBuilder(java);
        found.forEach(one -> masked.replace(one.whole().start(), one.whole().end(), one.blank()));
        return masked.toString();
    }

    private static boolean isNothing(Span before, String code) {
        return COMMENTS.matcher(before.of(code)).replaceAll("").isBlank();
    }
}
