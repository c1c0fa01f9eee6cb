package loombook.magic;

import java.util.List;
import loombook.agent.Surroundings;

/** {@code %env}. */
final class Environment {
    private Environment() {}

    /** Returns all variables, or that of a name; sets one where a value follows. */
    static Object use(List<String> arguments) {
        if (arguments.isEmpty()) {
            return Surroundings.environment();
        }
        var all = String.join(" ", arguments);
        int equals = all.indexOf('=');
        var name = (equals < 0 ? arguments.getFirst() : all.substring(0, equals)).strip();
        if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
            throw new MagicException("\"" + name + "\" is no name of a variable: write %env NAME=value.");
        }
        if (equals >= 0 || arguments.size() > 1) {
            var value = equals >= 0
                    ? all.substring(equals + 1).strip()
                    : all.substring(name.length()).strip();
            Surroundings.set(name, value);
            return value;
        }
        var value = Surroundings.environment().get(name);
        if (value == null) {
            throw new MagicException(
                    "There is no environment variable " + name + "; %env lists all, %env NAME=value sets one.");
        }
        return value;
    }
}
