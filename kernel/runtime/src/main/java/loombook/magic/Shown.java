package loombook.magic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loombook.Notebook;
import loombook.display.Displayable;
import loombook.display.Html;
import loombook.display.Latex;
import loombook.display.Markdown;
import loombook.display.MimeBundle;
import loombook.display.Svg;
import org.jspecify.annotations.Nullable;

/** {@code %%html} and the like: the body is shown as what it is. */
final class Shown {
    private Shown() {}

    static @Nullable Object html(List<String> arguments, String body) {
        return show("html", arguments, new Html(body));
    }

    static @Nullable Object markdown(List<String> arguments, String body) {
        return show("markdown", arguments, new Markdown(body));
    }

    static @Nullable Object latex(List<String> arguments, String body) {
        return show("latex", arguments, new Latex(body.strip()));
    }

    static @Nullable Object svg(List<String> arguments, String body) {
        if (!body.contains("<svg")) {
            throw new MagicException(
                    "This is no picture in SVG: that begins with <svg xmlns=\"http://www.w3.org/2000/svg\" …>.");
        }
        return show("svg", arguments, new Svg(body.strip()));
    }

    static @Nullable Object javascript(List<String> arguments, String body) {
        Map<String, Object> forms = new LinkedHashMap<>();
        forms.put("application/javascript", body);
        forms.put(MimeBundle.TEXT, body.strip());
        return show("javascript", arguments, new MimeBundle(forms, Map.of()));
    }

    private static @Nullable Object show(String name, List<String> arguments, Displayable body) {
        if (!arguments.isEmpty()) {
            throw new MagicException("%%" + name + " takes nothing after its name: what is to be shown stands below.");
        }
        var _ = Notebook.display(body);
        return null;
    }
}
