package loombook.widget;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTML that can change. */
public final class HtmlWidget extends ValueWidget<String> {
    HtmlWidget(String html) {
        super(
                "HTML",
                "HTMLStyleModel",
                "value",
                Map.of("description", "", "description_allow_html", false, "value", html, "placeholder", ""));
    }

    @Override
    String fromState(@Nullable Object held) {
        return String.valueOf(held);
    }

    @Override
    Object toState(String value) {
        return value;
    }

    @Override
    String description() {
        return value().replaceAll("<[^>]*>", "");
    }
}
