package loombook.kernel.eval;

import java.util.regex.Pattern;

/** How what JShell has named is called in the user's words. */
final class Names {
    /** The package of the classes that are made of snippets. */
    static final String PACKAGE = "REPL";

    /** How the simple names of these classes begin. */
    static final String CLASS = "$JShell$";

    /** How their names begin. */
    static final String PREFIX = PACKAGE + "." + CLASS;

    private static final String WHOLE_SNIPPET = "do_it$";
    private static final Pattern WRAPPER = Pattern.compile("(REPL\\.)?\\$JShell\\$\\w+[.$]?");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+?)\\$\\d+");

    private Names() {}

    /** Returns a class name or a message without JShell's wrappers. */
    static String clean(String text) {
        return text.contains("$JShell$") ? WRAPPER.matcher(text).replaceAll("") : text;
    }

    /** Returns whether a class is another one, or stands in it. */
    static boolean isWithin(String name, String owner) {
        return name.equals(owner) || name.startsWith(owner + "$");
    }

    /** Returns what a frame runs: a method, a class's method or a lambda; empty for a cell's own statements. */
    static String of(StackTraceElement frame) {
        var type = clean(frame.getClassName()).replace('$', '.');
        var method = frame.getMethodName();
        var lambda = LAMBDA.matcher(method);
        if (lambda.matches()) {
            var within = lambda.group(1);
            var where = within.startsWith(WHOLE_SNIPPET) ? type : type.isEmpty() ? within : type + "." + within;
            return where.isEmpty() ? "lambda" : "lambda in " + where;
        }
        if (method.equals(WHOLE_SNIPPET)) {
            return "";
        }
        if (method.equals("<init>")) {
            return "new " + type;
        }
        return type.isEmpty() ? method : type + "." + method;
    }
}
