package loombook.table;

import java.util.IllegalFormatException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a column of a {@link Table} is shown.
 *
 * @param name its heading
 * @param unit the unit of its numbers, in the heading; may be empty
 * @param format how its values are written, as {@link String#format} has it; null for what suits them
 * @param alignment where its values stand; null for what suits them
 */
public record TableColumn(
        String name,
        String unit,
        @Nullable String format,
        @Nullable Alignment alignment) {
    /** Where values stand. */
    public enum Alignment {
        /** Text. */
        LEFT,
        /** Numbers. */
        RIGHT
    }

    TableColumn(String name) {
        this(name, "", null, null);
    }

    String heading() {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }

    TableColumn withName(String other) {
        return new TableColumn(other, unit, format, alignment);
    }

    TableColumn withUnit(String other) {
        return new TableColumn(name, other, format, alignment);
    }

    TableColumn withFormat(String other) {
        return new TableColumn(name, unit, other, alignment);
    }

    TableColumn withAlignment(Alignment other) {
        return new TableColumn(name, unit, format, other);
    }

    void checkFormat(@Nullable Object value) {
        if (value != null && format != null) {
            try {
                var _ = String.format(Locale.ROOT, format, value);
            } catch (IllegalFormatException e) {
                throw new IllegalArgumentException("The column " + name + " has a value that can't be written by "
                        + format + ": " + value + " (" + e.getMessage() + "). Whole numbers need %d, others %f.");
            }
        }
    }
}
