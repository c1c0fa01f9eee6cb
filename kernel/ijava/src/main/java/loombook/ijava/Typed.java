package loombook.ijava;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value and the MIME types as which it is to be shown.
 *
 * @param as none for those that suit it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as the arguments that they are
record Typed(@Nullable Object value, String... as) {
    private static final Pattern TYPE = Pattern.compile("[a-z]+/[\\w.+-]+(;.*)?");

    /** Returns them from what a call has been given: in Rapaio's kernel the type stands before the value. */
    static Typed of(@Nullable Object first, String... then) {
        return first instanceof String type
                        && then.length == 1
                        && TYPE.matcher(type).matches()
                        && !TYPE.matcher(then[0]).matches()
                ? new Typed(then[0], type)
                : new Typed(first, then);
    }
}
