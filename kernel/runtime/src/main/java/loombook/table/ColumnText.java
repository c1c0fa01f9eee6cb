package loombook.table;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import loombook.text.SpokenDuration;
import org.jspecify.annotations.Nullable;

/** Writes the values of one column: what suits one of them is seen by looking at all. */
final class ColumnText {
    private static final int SIGNIFICANT = 4;
    private static final int MOST_DECIMALS = 6;
    private static final double GROUPED = 10_000;
    private static final double LARGEST = 1e15;
    private static final String NOTHING = "–";

    private final TableColumn column;
    private final boolean numbers;
    private final boolean scientific;
    private final int decimals;
    private final boolean grouped;

    ColumnText(TableColumn column, List<@Nullable Object> values) {
        this.column = column;
        var there = values.stream().filter(Objects::nonNull).toList();
        numbers = !there.isEmpty() && there.stream().allMatch(one -> one instanceof Number || one instanceof Duration);
        // A column of years stays one.
        grouped = there.stream()
                .anyMatch(one -> one instanceof Number number && Math.abs(number.doubleValue()) >= GROUPED);
        var broken = there.stream()
                .filter(one -> one instanceof Double || one instanceof Float || one instanceof BigDecimal)
                .mapToDouble(one -> Math.abs(((Number) one).doubleValue()))
                .filter(one -> Double.isFinite(one) && one != 0)
                .toArray();
        double most = 0;
        double least = Double.MAX_VALUE;
        boolean whole = true;
        for (double one : broken) {
            most = Math.max(most, one);
            least = Math.min(least, one);
            whole &= one == Math.rint(one);
        }
        int wanted = SIGNIFICANT - 1 - (int) Math.floor(Math.log10(Math.max(most, 1e-300)));
        decimals = whole ? 0 : needed(broken, Math.clamp(wanted, 1, MOST_DECIMALS));
        // Rather digits than zeros only.
        scientific = broken.length > 0 && (most >= LARGEST || least < 0.5 * Math.pow(10, -decimals));
    }

    /** Returns how many of so many decimals are not zero in some value. */
    private static int needed(double[] values, int most) {
        int needed = 1;
        for (double one : values) {
            while (needed < most && !isWhole(one * Math.pow(10, needed), Math.pow(10, needed - most))) {
                needed++;
            }
        }
        return needed;
    }

    private static boolean isWhole(double number, double within) {
        return Math.abs(number - Math.rint(number)) < within / 2;
    }

    boolean isRight() {
        return column.alignment() == null ? numbers : column.alignment() == TableColumn.Alignment.RIGHT;
    }

    String of(@Nullable Object value) {
        if (value == null) {
            return NOTHING;
        }
        if (column.format() != null) {
            return String.format(Locale.ROOT, column.format(), value);
        }
        return switch (value) {
            case Duration duration -> SpokenDuration.of(duration);
            case Double number -> broken(number);
            case Float number -> broken(number);
            case BigDecimal number -> broken(number.doubleValue());
            case Integer number -> whole(number);
            case Long number -> whole(number);
            default -> value.getClass().isArray() ? loombook.display.Rendering.text(value) : String.valueOf(value);
        };
    }

    private String whole(long number) {
        return grouped ? String.format(Locale.ROOT, "%,d", number) : Long.toString(number);
    }

    private String broken(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "∞" : "−∞";
        }
        if (scientific && number != 0 && (Math.abs(number) >= LARGEST || Math.abs(number) < 0.01)) {
            return String.format(Locale.ROOT, "%." + (SIGNIFICANT - 1) + "e", number);
        }
        return String.format(Locale.ROOT, (grouped ? "%,." : "%.") + decimals + "f", number);
    }
}
