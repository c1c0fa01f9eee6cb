package loombook.display;

/**
 * Markdown to be shown as such.
 *
 * @param markdown the source, which is also its text form
 */
public record Markdown(String markdown) implements Displayable {
    @Override
    public MimeBundle bundle() {
        return MimeBundle.of("text/markdown", markdown, markdown);
    }
}
