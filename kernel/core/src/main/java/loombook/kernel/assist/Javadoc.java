package loombook.kernel.assist;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A documentation comment in the forms that front ends show.
 *
 * @param source the comment's text, with inline and block tags
 * @param isMarkdown whether it is written in Markdown (JEP 467), and not in HTML
 */
record Javadoc(String source, boolean isMarkdown) {
    private static final int WIDTH = 100;
    private static final int LONG = 160;
    private static final Pattern LINE_START = Pattern.compile("(?m)^ ");
    private static final Pattern FURTHER_LINE = Pattern.compile("\\n[ \\t]+(?=[^\\s@])");
    private static final Pattern TYPE_PARAMETER = Pattern.compile("(@param\\s+)<(\\w+)>");
    private static final Pattern ROW = Pattern.compile("[ \\t]*<tr[^>]*>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<t[dh][^>]*>(.*?)(?:</t[dh]>|(?=<t[dh])|$)", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");
    private static final Pattern REFERENCE =
            Pattern.compile("(?:\\[([^\\]\\[]+)\\])?\\[([\\w.#$]+(?:\\([^\\]]*\\))?)\\](?![(\\[:])");
    private static final Pattern NUMBERED = Pattern.compile("&#(\\d{1,6});");
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("&lt;", "<"),
            Map.entry("&gt;", ">"),
            Map.entry("&nbsp;", " "),
            Map.entry("&quot;", "\""),
            Map.entry("&apos;", "'"),
            Map.entry("&le;", "≤"),
            Map.entry("&ge;", "≥"),
            Map.entry("&ne;", "≠"),
            Map.entry("&times;", "×"),
            Map.entry("&minus;", "−"),
            Map.entry("&plusmn;", "±"),
            Map.entry("&rarr;", "→"),
            Map.entry("&mdash;", "—"),
            Map.entry("&ndash;", "–"),
            Map.entry("&hellip;", "…"),
            Map.entry("&pi;", "π"),
            Map.entry("&infin;", "∞"));

    Javadoc(String source) {
        this(source, false);
    }

    /** Returns HTML without Javadoc's own tags. */
    String html() {
        return blocks(
                isMarkdown
                        ? MarkdownPage.html(inline(references(unindented(), true), true))
                        : inline(unindented(), false),
                "<br><b>",
                "</b> ");
    }

    /** Returns Markdown; HTML that Markdown has no words for is left out. */
    String markdown() {
        if (isMarkdown) {
            return blocks(unescape(withoutTags(inline(references(unindented(), false), false))), "\n**", "** ")
                    .strip();
        }
        return unescape(ROW.matcher(html())
                        .replaceAll(row -> quoted(markdownRow(row.group(1))))
                        .replaceAll("(?i)<pre>\\s*<code>|<pre[^>]*>", "\n```java\n")
                        .replaceAll("(?i)</code>\\s*</pre>|</pre>", "\n```\n")
                        .replaceAll("</?code>", "`")
                        .replaceAll("(?i)<br>", "\n\n")
                        .replaceAll("</?(b|strong)>", "**")
                        .replaceAll("</?(i|em)>", "*")
                        .replaceAll("(?i)<h[1-6][^>]*>", "\n\n#### ")
                        .replaceAll("(?i)</h[1-6]>", "\n\n")
                        .replaceAll("(?i)<p>", "\n\n")
                        .replaceAll("(?i)<(li|dt)[^>]*>", "\n- ")
                        .replaceAll("(?i)<dd[^>]*>", "\n  ")
                        .replaceAll("<[^>]+>", ""))
                .strip();
    }

    /** Returns plain text. */
    String text() {
        if (isMarkdown) {
            return wrapped(blocks(unescape(withoutTags(inline(references(unindented(), false), false))), "\n", " "))
                    .strip();
        }
        return wrapped(unescape(ROW.matcher(html())
                        .replaceAll(row -> quoted(String.join(" | ", cells(row.group(1)))))
                        .replaceAll("(?i)<(br|p)>", "\n")
                        .replaceAll("(?i)</?h[1-6][^>]*>", "\n")
                        .replaceAll("(?i)<(li|dt)[^>]*>", "\n- ")
                        .replaceAll("(?i)<dd[^>]*>", "\n  ")
                        .replaceAll("<[^>]+>", ""))
                .replaceAll("\n(\\s*\n){2,}", "\n\n")
                .strip());
    }

    /** Returns what is said of a parameter, as plain text; null when nothing is. */
    @Nullable
    String parameter(String name) {
        var said = Pattern.compile("(?ms)^\\s*@param\\s+" + Pattern.quote(name) + "\\s+(.*?)(?=^\\s*@\\w|\\z)")
                .matcher(source);
        return said.find()
                ? brief(new Javadoc(said.group(1).strip(), isMarkdown).text().replaceAll("\\s+", " "))
                : null;
    }

    /** Returns the first sentence of what is long. */
    private static String brief(String text) {
        int end = text.indexOf(". ");
        return text.length() <= LONG || end < 0 ? text : text.substring(0, end + 1);
    }

    /** Returns the text before the block tags. */
    String body() {
        var block = BLOCK.matcher(source);
        return block.find() ? source.substring(0, block.start()) : source;
    }

    /** Leaves out what stands between a line's asterisk and its text. */
    private String unindented() {
        var block = BLOCK.matcher(source);
        int tags = block.find() ? block.start() : source.length();
        var body = LINE_START.matcher(source.substring(0, tags)).replaceAll("");
        // What goes on in a further line of a block tag stands below its tag's words, as far as those go.
        var rest = FURTHER_LINE.matcher(source.substring(tags)).replaceAll("\n     ");
        return body
                + TYPE_PARAMETER
                        .matcher(LINE_START.matcher(rest).replaceAll(""))
                        .replaceAll("$1&lt;$2&gt;");
    }

    private static String blocks(String text, String before, String after) {
        return BLOCK.matcher(text).replaceAll(match -> quoted(before + heading(match.group(1)) + after));
    }

    // ---- inline tags

    /** Replaces inline tags, whose braces may hold others; one that is not closed stays as it is. */
    private static String inline(String text, boolean isHtml) {
        var result = new StringBuilder();
        int position = 0;
        for (int start = text.indexOf("{@"); start >= 0; start = text.indexOf("{@", position)) {
            int end = closing(text, start);
            if (end < 0) {
                break;
            }
            result.append(text, position, start).append(tag(text.substring(start + 2, end), isHtml));
            position = end + 1;
        }
        return result.append(text.substring(position)).toString();
    }

    private static int closing(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static String tag(String tag, boolean isHtml) {
        var parts = tag.split("\\s+", 2);
        var rest = parts.length > 1 ? tag.substring(parts[0].length()).stripLeading() : "";
        return switch (parts[0]) {
            case "code" -> "<code>" + escape(rest) + "</code>";
            case "literal" -> escape(rest);
            case "link", "linkplain" -> "<code>" + escape(label(rest)) + "</code>";
            case "return" -> "Returns " + inline(rest, isHtml).strip() + ".";
            case "snippet" ->
                "<pre>" + escape(rest.replaceFirst("^[^:]*:", "").replaceAll("//\\s*@\\w+.*", "")) + "</pre>";
            case "inheritDoc" -> "";
            case "summary", "index" -> inline(rest, isHtml);
            default -> escape(rest);
        };
    }

    /** Returns what a link is called: its own words, or what it refers to. */
    private static String label(String link) {
        int depth = 0;
        for (int i = 0; i < link.length(); i++) {
            char c = link.charAt(i);
            depth += c == '(' || c == '<' ? 1 : c == ')' || c == '>' ? -1 : 0;
            if (depth == 0 && Character.isWhitespace(c)) {
                return link.substring(i).strip();
            }
        }
        return named(link);
    }

    private static String named(String reference) {
        return (reference.startsWith("#") ? reference.substring(1) : reference)
                .replace('#', '.')
                .strip();
    }

    /** Replaces Markdown's references to code, such as {@code [List#of]}. */
    private static String references(String text, boolean isHtml) {
        return REFERENCE.matcher(text).replaceAll(match -> {
            var name = match.group(1) == null ? named(match.group(2)) : match.group(1);
            return quoted(isHtml ? "`" + name + "`" : name);
        });
    }

    private static String withoutTags(String text) {
        return text.replaceAll("</?(code|b|i|em|strong|p|pre)>", "");
    }

    // ---- text

    /** Breaks lines that are very long; others are as somebody wrote them. */
    private static String wrapped(String text) {
        return text.lines().map(Javadoc::wrappedLine).collect(Collectors.joining("\n"));
    }

    private static String wrappedLine(String line) {
        var rest = line;
        var result = new StringBuilder();
        while (rest.length() > WIDTH && rest.lastIndexOf(' ', WIDTH) > WIDTH / 2) {
            int end = rest.lastIndexOf(' ', WIDTH);
            result.append(rest, 0, end).append('\n');
            rest = rest.substring(end + 1);
        }
        return result.append(rest).toString();
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
        if (text.indexOf('&') < 0) {
            return text;
        }
        var result =
                NUMBERED.matcher(text).replaceAll(one -> quoted(Character.toString(Integer.parseInt(one.group(1)))));
        for (var entity : ENTITIES.entrySet()) {
            result = result.replace(entity.getKey(), entity.getValue());
        }
        return result.replace("&amp;", "&");
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
            case "deprecated" -> "Deprecated:";
            case "apiNote" -> "Note:";
            case "implSpec", "implNote" -> "Implementation:";
            default -> tag;
        };
    }
}
