package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The options with which the arguments of a magic begin: {@code -n 10 -q}.
 *
 * @param values from each option's letter to its value; empty for one that has none
 * @param rest where the arguments begin that are no options
 */
record Options(Map<String, String> values, int rest) {
    private static final Pattern OPTION = Pattern.compile("\\s*-(?<letter>[A-Za-z])\\s*(?<value>\\d+)?(?=\\s|$)");

    /** Reads the options; a minus in front of anything but one letter is Java. */
    static Options of(String arguments) {
        var values = new LinkedHashMap<String, String>();
        var option = OPTION.matcher(arguments);
        int end = 0;
        while (option.find() && option.start() == end) {
            var value = option.group("value");
            values.put(option.group("letter"), value == null ? "" : value);
            end = option.end();
        }
        return new Options(values, end);
    }

    /** Returns how much of the arguments are options. */
    static int length(String arguments) {
        return of(arguments).rest();
    }

    /** Returns those that are not among these letters. */
    List<String> unknown(String letters) {
        var unknown = new ArrayList<>(values.keySet());
        unknown.removeIf(letters::contains);
        return unknown;
    }

    boolean has(String letter) {
        return values.containsKey(letter);
    }

    /** Returns the number of an option; 0 when it is not there, -1 when it is none above 0. */
    long number(String letter) {
        var value = values.get(letter);
        if (value == null) {
            return 0;
        }
        return value.isEmpty() || value.length() > 18 || Long.parseLong(value) == 0 ? -1 : Long.parseLong(value);
    }
}
