package loombook.kernel.assist;

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
    private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");

    /** Returns HTML without Javadoc's own tags. */
    String html() {
        var text = CODE.matcher(source).replaceAll(match -> quoted("<code>" + escape(match.group(1)) + "</code>"));
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
        return unescape(html().replaceAll("</?code>", "`")
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
        return unescape(html().replaceAll("(?i)<(br|p)>", "\n")
                        .replaceAll("(?i)<li>", "\n- ")
                        .replaceAll("<[^>]+>", ""))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
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
