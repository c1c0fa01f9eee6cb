package loombook.display;

/**
 * HTML to be shown as such.
 *
 * @param html the source; viewers without a kernel strip its scripts and styles
 */
public record Html(String html) implements Displayable {
    @Override
    public MimeBundle bundle() {
        return MimeBundle.of("text/html", html, toText(html));
    }

    /** Returns what is left of HTML where only text can be shown. */
    private static String toText(String html) {
        return html.replaceAll("(?i)<(br|/p|/div|/tr|/li|/h[1-6])[^>]*>", "\n")
                .replaceAll("(?i)</t[dh]>", "\t")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }
}
