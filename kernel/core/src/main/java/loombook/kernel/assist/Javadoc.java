package loombook.kernel.assist;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A documentation comment in the forms that front ends show.
 *
 * @param source the comment's text: HTML with inline and block tags
 */
record Javadoc(String source) {
    private static final Pattern CODE =
            Pattern.compile("\\{@code(?:\\s+|)((?:[^{}]|\\{[^{}]*\\})*)\\}", Pattern.DOTALL);
    private static final Pattern LITERAL =
            Pattern.compile("\\{@literal\\s+((?:[^{}]|\\{[^{}]*\\})*)\\}", Pattern.DOTALL);
    private static final Pattern LINK =
            Pattern.compile("\\{@(?:link|linkplain)\\s+([^\\s}]+)(?:\\s+([^}]*))?\\}", Pattern.DOTALL);
    private static final Pattern OTHER = Pattern.compile("\\{@\\w+\\s*([^{}]*)\\}", Pattern.DOTALL);
    private static final Pattern LINE_START = Pattern.compile("(?m)^ ");
    private static final Pattern ROW = Pattern.compile("[ \\t]*<tr[^>]*>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<t[dh][^>]*>(.*?)(?:</t[dh]>|(?=<t[dh])|$)", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");

    /** Returns HTML without Javadoc's own tags. */
    String html() {
        // What stands between a line's asterisk and its text.
        var text = LINE_START.matcher(source).replaceAll("");
        text = CODE.matcher(text).replaceAll(match -> quoted("<code>" + escape(match.group(1)) + "</code>"));
        text = LITERAL.matcher(text).replaceAll(match -> quoted(escape(match.group(1))));
        text = LINK.matcher(text).replaceAll(match -> {
            var label = match.group(2) == null ? match.group(1).replace('#', '.') : match.group(2);
            return quoted("<code>" + escape(label.strip()) + "</code>");
        });
        text = OTHER.matcher(text).replaceAll(match -> quoted(escape(match.group(1))));
        return BLOCK.matcher(text).replaceAll(match -> quoted("<br><b>" + heading(match.group(1)) + "</b> "));
    }

    /** Returns Markdown; HTML that Markdown has no words for is left out. */
    String markdown() {
        return unescape(ROW.matcher(html())
                        .replaceAll(row -> quoted(markdownRow(row.group(1))))
                        .replaceAll("</?code>", "`")
                        .replaceAll("(?i)<br>", "\n\n")
                        .replaceAll("</?(b|strong)>", "**")
                        .replaceAll("</?(i|em)>", "*")
                        .replaceAll("(?i)<p>", "\n\n")
                        .replaceAll("(?i)<li>", "\n- ")
                        .replaceAll("<[^>]+>", ""))
                .strip();
    }

    /** Returns plain text. */
    String text() {
        return unescape(ROW.matcher(html())
                        .replaceAll(row -> quoted(String.join(" | ", cells(row.group(1)))))
                        .replaceAll("(?i)<(br|p)>", "\n")
                        .replaceAll("(?i)<li>", "\n- ")
                        .replaceAll("<[^>]+>", ""))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /** Returns a table's row; a row of headings with the line that makes a table of what follows. */
    private static String markdownRow(String row) {
        var cells = cells(row);
        var text = "| " + String.join(" | ", cells) + " |";
        return row.contains("<td") ? text : "\n" + text + "\n|" + " --- |".repeat(cells.size());
    }

    private static List<String> cells(String row) {
        return CELL.matcher(row).results().map(cell -> cell.group(1).strip()).toList();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    private static String heading(String tag) {
        return switch (tag) {
            case "param" -> "Parameter";
            case "return" -> "Returns";
            case "throws", "exception" -> "Throws";
            case "since" -> "Since";
            case "see" -> "See";
            default -> tag;
        };
    }
}
