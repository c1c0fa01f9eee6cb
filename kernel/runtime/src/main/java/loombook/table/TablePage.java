package loombook.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import loombook.text.Escaped;
import loombook.text.TextWidth;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of a table.
 *
 * @param right for each column whether its values stand to the right
 * @param head the rows up to the gap
 * @param leftOut how many rows are not shown after those
 * @param tail the rows after the gap
 */
record TablePage(
        String caption,
        List<String> headings,
        List<Boolean> right,
        List<List<String>> head,
        int leftOut,
        List<List<String>> tail,
        int columnsLeftOut) {
    private static final int COLUMNS = 30;
    private static final int HTML_CHARACTERS = 300;
    private static final int TEXT_CHARACTERS = 60;

    static TablePage of(Table table) {
        int count = table.rows().size();
        boolean fits = count <= table.limit();
        int first = fits ? count : table.limit() - table.limit() / 2;
        var shown = new ArrayList<>(table.rows().subList(0, first));
        shown.addAll(fits ? List.of() : table.rows().subList(count - table.limit() / 2, count));
        int all = table.columns().size();
        var columns = IntStream.range(0, all)
                .filter(i -> all <= COLUMNS || i < COLUMNS / 2 || i >= all - COLUMNS / 2)
                .boxed()
                .toList();
        var texts = new ArrayList<ColumnText>();
        for (int column : columns) {
            var values = new ArrayList<@Nullable Object>();
            shown.forEach(row -> values.add(row.get(column)));
            texts.add(new ColumnText(table.columns().get(column), values));
        }
        var written = shown.stream()
                .map(row -> IntStream.range(0, columns.size())
                        .mapToObj(i -> oneLine(texts.get(i).of(row.get(columns.get(i)))))
                        .toList())
                .toList();
        return new TablePage(
                table.caption(),
                columns.stream()
                        .map(i -> oneLine(table.columns().get(i).heading()))
                        .toList(),
                texts.stream().map(ColumnText::isRight).toList(),
                written.subList(0, first),
                fits ? 0 : count - table.limit(),
                written.subList(first, written.size()),
                all - columns.size());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", "↵").replace('\t', ' ');
    }

    private String gap() {
        return leftOut == 1 ? "⋮ 1 row more ⋮" : String.format(Locale.ROOT, "⋮ %,d rows more ⋮", leftOut);
    }

    private String columnsMore() {
        return columnsLeftOut == 0
                ? ""
                : String.format(Locale.ROOT, "In the middle, %,d columns are not shown.", columnsLeftOut);
    }

    private boolean isEmpty() {
        return head.isEmpty();
    }

    /** Returns an HTML table that needs no style sheet; {@code align} is for pages that strip the styles. */
    String html() {
        var html = new StringBuilder("<table>\n");
        if (!caption.isEmpty()) {
            html.append("<caption align=\"top\" style=\"caption-side: top; text-align: left\"><b>")
                    .append(Escaped.of(caption))
                    .append("</b></caption>\n");
        }
        html.append("<thead>\n<tr>");
        for (int i = 0; i < headings.size(); i++) {
            html.append(cell("th", headings.get(i), right.get(i)));
        }
        html.append("</tr>\n</thead>\n<tbody>\n");
        head.forEach(row -> html.append(row(row)));
        if (leftOut > 0) {
            html.append(across(gap()));
        }
        tail.forEach(row -> html.append(row(row)));
        if (isEmpty()) {
            html.append(across("no rows"));
        }
        return html.append("</tbody>\n</table>")
                .append(columnsLeftOut == 0 ? "" : "\n<p>" + columnsMore() + "</p>")
                .toString();
    }

    private String row(List<String> values) {
        var html = new StringBuilder("<tr>");
        for (int i = 0; i < values.size(); i++) {
            html.append(cell("td", values.get(i), right.get(i)));
        }
        return html.append("</tr>\n").toString();
    }

    private String across(String words) {
        return "<tr><td colspan=\"" + Math.max(1, headings.size())
                + "\" align=\"center\" style=\"text-align: center\"><i>" + words + "</i></td></tr>\n";
    }

    private static String cell(String element, String text, boolean right) {
        var side = right ? "right" : "left";
        return "<" + element + " align=\"" + side + "\" style=\"text-align: " + side + "\">"
                + Escaped.of(TextWidth.cut(text, HTML_CHARACTERS)) + "</" + element + ">";
    }

    /** Returns lines whose columns stand below each other. */
    String text() {
        var lines = new ArrayList<List<String>>();
        lines.add(headings);
        lines.addAll(head);
        lines.addAll(tail);
        var widths = IntStream.range(0, headings.size())
                .map(i -> lines.stream()
                        .mapToInt(line -> TextWidth.of(cutText(line.get(i))))
                        .max()
                        .orElse(0))
                .toArray();
        int width = IntStream.of(widths).sum() + 2 * Math.max(0, widths.length - 1);
        var text = new ArrayList<String>();
        if (!caption.isEmpty()) {
            text.add(caption);
        }
        text.add(line(headings, widths));
        text.add("─".repeat(width));
        head.forEach(row -> text.add(line(row, widths)));
        if (leftOut > 0) {
            text.add(" ".repeat(Math.max(0, (width - gap().length()) / 2)) + gap());
        }
        tail.forEach(row -> text.add(line(row, widths)));
        if (isEmpty()) {
            text.add("no rows");
        }
        if (columnsLeftOut > 0) {
            text.add(columnsMore());
        }
        return String.join("\n", text);
    }

    private String line(List<String> row, int[] widths) {
        var line = new ArrayList<String>();
        for (int i = 0; i < widths.length; i++) {
            line.add(TextWidth.pad(cutText(row.get(i)), widths[i], right.get(i)));
        }
        return String.join("  ", line).stripTrailing();
    }

    private static String cutText(String text) {
        return TextWidth.cut(text, TEXT_CHARACTERS);
    }
}
