package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the magics in a cell. */
final class Steps {
    private static final Pattern LINE =
            Pattern.compile("(?m)^[ \\t]*(?<call>%%?(?<name>[A-Za-z]\\w*))(?<arguments>[ \\t][^\\r\\n]*)?$");

    private static final Pattern COMMENTS = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");

    private Steps() {}

    /** Returns whether there may be magics in a text; false costs next to nothing. */
    static boolean possibleIn(String code) {
        return code.indexOf('%') >= 0 && LINE.matcher(code).find();
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
            if (!reading.isFinished(code.substring(java, line.start()))) {
                continue;
            }
            var before = new Span(java, line.start());
            var call = new Span(line.start("call"), line.end("call"));
            boolean cell = call.of(code).startsWith("%%");
            if (cell && !(steps.isEmpty() && isNothing(before, code))) {
                throw new MagicProblem(call, call.of(code) + " must stand in the first line of its cell.");
            }
            if (!before.isBlank(code)) {
                steps.add(new Step.Java(before));
            }
            int end = line.end();
            var arguments = line.start("arguments") < 0
                    ? new Span(end, end)
                    : new Span(line.start("arguments"), line.end("arguments"));
            var body = cell ? new Span(Math.min(end + 1, part.end()), part.end()) : null;
            steps.add(new Step.Magic(line.group("name"), call, arguments, body));
            if (cell) {
                return steps;
            }
            java = end;
        }
        var rest = new Span(java, part.end());
        if (steps.isEmpty() || !rest.isBlank(code)) {
            steps.add(new Step.Java(rest));
        }
        return steps;
    }

    private static boolean isNothing(Span before, String code) {
        return COMMENTS.matcher(before.of(code)).replaceAll("").isBlank();
    }
}
