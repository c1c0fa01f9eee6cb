package loombook.display;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A formula, or LaTeX with formulas in it.
 *
 * @param latex the source, which is also its text form; without {@code $} in it, all of it is a formula
 */
public record Latex(String latex) implements Displayable {
    @Override
    public MimeBundle bundle() {
        boolean marked = latex.contains("$") || latex.contains("\\[") || latex.contains("\\begin{");
        var source = marked ? latex : "$\\displaystyle " + latex + "$";
        var data = new LinkedHashMap<String, Object>();
        data.put("text/latex", source);
        // Front ends set the formulas in HTML, too; a page without scripts shows the source.
        data.put("text/html", "<p>" + source.replace("&", "&amp;").replace("<", "&lt;") + "</p>");
        data.put(MimeBundle.TEXT, latex);
        return new MimeBundle(data, Map.of());
    }
}
