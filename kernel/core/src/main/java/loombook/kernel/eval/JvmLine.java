package loombook.kernel.eval;

import java.util.List;
import java.util.regex.Pattern;
import loombook.kernel.runtime.RuntimeCommand;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a cell that begins with {@code %jvm}: the flags with which the JVM that runs cells is to be started
 * again. Without flags it asks for those that it has; {@code %jvm default} takes those of the environment.
 *
 * @param rest the cell without that line, on the same lines
 */
record JvmLine(List<String> flags, String rest) {
    private static final Pattern FIRST = Pattern.compile("\\s*%jvm(?<flags>[ \\t].*)?(?=\\R|$)");
    private static final List<String> DEFAULT = List.of("default");

    /** Returns the line with which a cell begins, or null. */
    static @Nullable JvmLine of(String code) {
        var line = FIRST.matcher(code);
        if (!line.lookingAt()) {
            return null;
        }
        var flags = line.group("flags");
        return new JvmLine(
                flags == null ? List.of() : RuntimeCommand.words(flags),
                line.group().replaceAll("[^\\r\\n]", "") + code.substring(line.end()));
    }

    boolean asks() {
        return flags.isEmpty();
    }

    /** Returns the flags that are meant. */
    List<String> flags(List<String> ofEnvironment) {
        return flags.equals(DEFAULT) ? ofEnvironment : flags;
    }
}
