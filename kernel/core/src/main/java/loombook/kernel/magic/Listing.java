package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table, as text and as HTML. */
record Listing(List<String> head, List<List<String>> rows) {
    /** Returns its forms by MIME type. */
    Map<String, Object> forms() {
        var forms = new LinkedHashMap<String, Object>();
        forms.put("text/html", html());
        forms.put("text/plain", text());
        return forms;
    }

    String text() {
        var all = new ArrayList<List<String>>();
        all.add(head);
        all.addAll(rows);
        var widths = new int[head.size()];
        for (var row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (var row : all) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private String html() {
        var html = new StringBuilder("<table>");
        row(html, "th", head);
        rows.forEach(one -> row(html, "td", one));
        return html.append("</table>").toString();
    }

    private static void row(StringBuilder html, String element, List<String> cells) {
        html.append("<tr>");
        for (var cell : cells) {
            html.append('<').append(element).append(" style=\"text-align:left\">");
            html.append(cell.replace("&", "&amp;").replace("<", "&lt;"))
                    .append("</")
                    .append(element)
                    .append('>');
        }
        html.append("</tr>");
    }
}
