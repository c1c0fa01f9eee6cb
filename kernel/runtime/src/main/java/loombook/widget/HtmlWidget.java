package loombook.widget;

/** HTML that can change. */
public final class HtmlWidget extends WrittenWidget {
    HtmlWidget(String html) {
        super("HTML", html);
    }

    @Override
    String description() {
        return value().replaceAll("<[^>]*>", "");
    }
}
