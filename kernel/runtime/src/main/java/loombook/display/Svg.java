package loombook.display;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A picture as the source of an SVG file.
 *
 * @param svg the source; viewers that strip SVG show its title, or that it is one
 */
public record Svg(String svg) implements Displayable {
    private static final Pattern TITLE = Pattern.compile("(?s)<title[^>]*>(.*?)</title>");
    private static final Pattern SOURCE = Pattern.compile(
            "(?s)\\A\\uFEFF?\\s*(<\\?xml.*?\\?>\\s*)?(<!--.*?-->\\s*)*(<!DOCTYPE svg[^>]*>\\s*)?<svg\\b.*");

    @Override
    public MimeBundle bundle() {
        var title = TITLE.matcher(svg);
        return bundle(title.find() ? title.group(1).strip() : "SVG picture");
    }

    MimeBundle bundle(String text) {
        var data = new LinkedHashMap<String, Object>();
        data.put("image/svg+xml", svg);
        data.put(MimeBundle.TEXT, text);
        return new MimeBundle(data, Map.of());
    }

    /** Returns whether a text begins as an SVG file does. */
    static boolean isSource(String head) {
        return SOURCE.matcher(head.startsWith("ï»¿") ? head.substring(3) : head).matches();
    }
}
