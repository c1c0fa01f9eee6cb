package loombook.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exception as data: it crosses from the runtime to the kernel without its class.
 *
 * @param type the exception's class name
 * @param message its message, or null
 * @param cause what caused it, or null
 */
public record Thrown(
        String type,
        @Nullable String message,
        List<StackTraceElement> frames,
        @Nullable Thrown cause,
        List<Thrown> suppressed) {
    /** Describes a throwable with its causes and suppressed exceptions; each of them once, so that a circle ends. */
    public static Thrown of(Throwable throwable) {
        return of(throwable, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static Thrown of(Throwable throwable, Set<Throwable> seen) {
        seen.add(throwable);
        var suppressed = new ArrayList<Thrown>();
        for (var one : throwable.getSuppressed()) {
            if (!seen.contains(one)) {
                suppressed.add(of(one, seen));
            }
        }
        var cause = throwable.getCause();
        return new Thrown(
                throwable.getClass().getName(),
                messageOf(throwable),
                List.of(throwable.getStackTrace()),
                cause == null || seen.contains(cause) ? null : of(cause, seen),
                suppressed);
    }

    private static @Nullable String messageOf(Throwable throwable) {
        try {
            return throwable.getLocalizedMessage();
        } catch (RuntimeException | Error e) {
            return "(its getMessage() throws " + e.getClass().getName() + ")";
        }
    }
}
