package loombook.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.BaseStream;
import loombook.display.Displayable;
import loombook.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * Rows of cells under headings, shown as a plain HTML table and as aligned text: {@code Table.of(records)}.
 *
 * <p>Numbers and durations stand to the right, with as many decimals in all of a column; everything else to the left. Of
 * a long table the beginning and the end are shown, and how many rows there are in between. A table never changes: what
 * seems to change it returns another one.
 *
 * <p>pandas: {@code DataFrame}, of which this only shows; there is no index and no computing with columns.
 *
 * @param caption stands above; may be empty
 * @param columns the columns, in order
 * @param rows for each row a value for each column; null where there is none
 * @param limit how many rows are shown at most
 */
public record Table(String caption, List<TableColumn> columns, List<List<@Nullable Object>> rows, int limit)
        implements Displayable {
    private static final int ROWS = 60;

    /**
     * Makes a table whose rows have a value for each column.
     *
     * @throws IllegalArgumentException when one has not, or two columns have the same name
     */
    public Table {
        columns = List.copyOf(columns);
        long names = columns.stream().map(TableColumn::name).distinct().count();
        if (names < columns.size()) {
            throw new IllegalArgumentException("Two columns have the same name: "
                    + columns.stream().map(TableColumn::name).toList());
        }
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "A row has " + row.size() + " values, and the table " + columns.size() + " columns: " + row);
            }
        }
        if (limit < 1) {
            throw new IllegalArgumentException("A table shows at least one row, not " + limit);
        }
    }

    /**
     * Returns a table with a row for each element: a record's or a map's values stand under their names, those of a list
     * or an array under their numbers, and anything else is the only value of its row. Elements may be of several kinds;
     * where one has no such value, a dash is shown.
     */
    public static Table of(Iterable<?> elements) {
        return new TableRows().addAll(elements).table(ROWS);
    }

    /** Returns a table with a row for each element of a stream, which is read to its end. */
    public static Table of(BaseStream<?, ?> elements) {
        var all = new ArrayList<@Nullable Object>();
        elements.iterator().forEachRemaining(all::add);
        return of(all);
    }

    /** Returns a table with a row for each entry; values that are records, maps or lists have a column for each part. */
    public static Table of(Map<?, ?> entries) {
        return new TableRows().addAll(entries).table(ROWS);
    }

    /** Returns a table with a row for each element, which may be a row itself. */
    public static Table of(Object[] elements) {
        return new TableRows().addAll(Arrays.asList(elements)).table(ROWS);
    }

    /** Returns a matrix as a table. */
    public static Table of(double[][] matrix) {
        return of((Object[]) matrix);
    }

    /** Returns a matrix as a table. */
    public static Table of(int[][] matrix) {
        return of((Object[]) matrix);
    }

    /** Returns a matrix as a table. */
    public static Table of(long[][] matrix) {
        return of((Object[]) matrix);
    }

    /** Returns a table of such columns without rows yet; add them by {@link #row}. */
    public static Table columns(String... names) {
        var columns = Arrays.stream(names).map(TableColumn::new).toList();
        return new Table("", columns, List.of(), ROWS);
    }

    /**
     * Returns this table with one row more.
     *
     * @throws IllegalArgumentException when there are not as many values as columns
     */
    public Table row(@Nullable Object... values) {
        var all = new ArrayList<>(rows);
        all.add(new ArrayList<>(Arrays.asList(values)));
        return new Table(caption, columns, all, limit);
    }

    /** Returns this table with words above it. */
    public Table caption(String words) {
        return new Table(words, columns, rows, limit);
    }

    /** Returns this table with a unit in a column's heading. */
    public Table unit(String column, String unit) {
        return with(column, one -> one.withUnit(unit));
    }

    /**
     * Returns this table with a column's values written by {@link String#format}, such as {@code %.2f}, {@code %,d} or
     * {@code %.1f %%}.
     *
     * @throws IllegalArgumentException at once, when a value of the column can't be written so
     */
    public Table format(String column, String format) {
        var made = with(column, one -> one.withFormat(format));
        int index = made.indexOf(column);
        made.rows().forEach(row -> made.columns().get(index).checkFormat(row.get(index)));
        return made;
    }

    /** Returns this table with a column's values to the left. */
    public Table alignLeft(String column) {
        return with(column, one -> one.withAlignment(TableColumn.Alignment.LEFT));
    }

    /** Returns this table with a column's values to the right. */
    public Table alignRight(String column) {
        return with(column, one -> one.withAlignment(TableColumn.Alignment.RIGHT));
    }

    /** Returns this table with another heading over a column. */
    public Table rename(String column, String heading) {
        return with(column, one -> one.withName(heading));
    }

    /** Returns a table of some of these columns, in this order. */
    public Table select(String... names) {
        var indices = Arrays.stream(names).mapToInt(this::indexOf).toArray();
        var some = new ArrayList<TableColumn>();
        for (int index : indices) {
            some.add(columns.get(index));
        }
        var parts = new ArrayList<List<@Nullable Object>>();
        for (var row : rows) {
            var part = new ArrayList<@Nullable Object>();
            for (int index : indices) {
                part.add(row.get(index));
            }
            parts.add(part);
        }
        return new Table(caption, some, parts, limit);
    }

    /** Returns this table showing at most so many rows. */
    public Table limit(int rows) {
        return new Table(caption, columns, this.rows, rows);
    }

    private interface Change {
        TableColumn of(TableColumn column);
    }

    private Table with(String column, Change change) {
        var all = new ArrayList<>(columns);
        int index = indexOf(column);
        all.set(index, change.of(all.get(index)));
        return new Table(caption, all, rows, limit);
    }

    private int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("There is no column " + column + "; there are "
                + columns.stream().map(TableColumn::name).toList());
    }

    @Override
    public MimeBundle bundle() {
        var page = TablePage.of(this);
        return MimeBundle.of("text/html", page.html(), page.text());
    }

    /** Returns the same as aligned text. */
    @Override
    public String toString() {
        return TablePage.of(this).text();
    }
}
