package loombook.kernel.eval;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names that two imports offer, one of them an import that is there by default: the other one, which a cell has asked for,
 * is meant. Java leaves it open when both import whole packages, and the compiler says so.
 */
final class Preferred {
    private static final Pattern TYPES = Pattern.compile(
            "(?s)reference to \\w+ is ambiguous.*both \\w+ (\\S+) in \\S+ and \\w+ (\\S+) in \\S+ match.*");
    private static final Pattern METHODS = Pattern.compile(
            "(?s)reference to (\\w+) is ambiguous.*both method .+\\) in (\\S+) and method .+\\) in (\\S+) match.*");

    /** What is imported by default here, and not in IJava. */
    private static final Pattern OURS = Pattern.compile("loombook\\.|java\\.time\\.\\w+$|java\\.nio\\.file\\.\\w+$"
            + "|java\\.util\\.(function|stream|concurrent\\.atomic|concurrent\\.locks)\\.\\w+$");

    private Preferred() {}

    /** Returns the imports by which the errors are none; nothing when they are about something else. */
    static List<String> imports(CompileErrors errors) {
        return errors.all().stream()
                .flatMap(one -> of(one.message()).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> of(String error) {
        var types = TYPES.matcher(error);
        if (types.matches()) {
            return other(types.group(1), types.group(2)).map(name -> "import " + name + ";");
        }
        var methods = METHODS.matcher(error);
        return methods.matches()
                ? other(methods.group(2), methods.group(3))
                        .map(type -> "import static " + type + "." + methods.group(1) + ";")
                : Optional.empty();
    }

    private static Optional<String> other(String one, String two) {
        return isOurs(one) == isOurs(two) ? Optional.empty() : Optional.of(isOurs(one) ? two : one);
    }

    private static boolean isOurs(String name) {
        return OURS.matcher(name).lookingAt();
    }
}
