package loombook.kernel.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Markdown as HTML, as far as documentation comments use it: paragraphs, lists, headings, code and emphasis. */
final class MarkdownPage {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern EMPHASIS = Pattern.compile("(?<![\\w*])[*_]([^*_\\n]+)[*_](?![\\w*])");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)\\s]+)\\)");

    private final List<String> page = new ArrayList<>();
    private boolean inList;
    private boolean inCode;

    private MarkdownPage() {}

    static String html(String markdown) {
        var it = new MarkdownPage();
        markdown.lines().forEach(it::line);
        it.endList();
        if (it.inCode) {
            it.page.add("</pre>");
        }
        return String.join("\n", it.page);
    }

    private void line(String line) {
        var text = line.strip();
        if (text.startsWith("```")) {
            endList();
            page.add(inCode ? "</pre>" : "<pre>");
            inCode = !inCode;
        } else if (inCode) {
            page.add(Javadoc.escape(line));
        } else if (text.isEmpty()) {
            page.add("<p>");
        } else if (text.matches("[-*+] .*|\\d+\\. .*")) {
            if (!inList) {
                page.add("<ul>");
            }
            inList = true;
            page.add("<li>" + words(text.replaceFirst("^\\S+ ", "")));
        } else if (text.matches("#{1,6} .*")) {
            endList();
            page.add("<h4>" + words(text.replaceFirst("^#+ ", "")) + "</h4>");
        } else {
            if (text.startsWith("@")) {
                endList();
            }
            page.add(words(text));
        }
    }

    private void endList() {
        if (inList) {
            page.add("</ul>");
        }
        inList = false;
    }

    private static String words(String text) {
        var result = CODE.matcher(text)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        "<code>" + Javadoc.escape(match.group(1)) + "</code>"));
        result = LINK.matcher(result).replaceAll("<a href=\"$2\">$1</a>");
        result = STRONG.matcher(result).replaceAll("<b>$1</b>");
        return EMPHASIS.matcher(result).replaceAll("<i>$1</i>");
    }
}
