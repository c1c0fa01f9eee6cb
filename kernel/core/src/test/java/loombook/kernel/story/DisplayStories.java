package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cells show besides text. */
interface DisplayStories extends Vocabulary {
    @Test
    default void displayShowsAnyValue() {
        cell("display(1);\ndisplay(List.of(2));\ndisplay(null);")
                .shows("display_data:1", "display_data:[2]", "display_data:null");
        cell("display(new Html(\"<b>bold</b>\"));").displays("text/html", "text/plain");
        cell("display(new Markdown(\"**bold**\"));").displays("text/markdown", "text/plain");
    }

    @Test
    default void aDisplayableValueIsShownRich() {
        var data = cell("new Html(\"<i>x</i>\")").resultData();
        assertThat(data.get("text/html")).isEqualTo("<i>x</i>");
        assertThat(data.get("text/plain")).isEqualTo("x");
        cell("class Own implements Displayable {\n"
                        + "    public MimeBundle bundle() { return MimeBundle.of(\"text/html\", \"<p>\", \"own\"); }\n}\n"
                        + "new Own()")
                .gives("own");
    }

    @Test
    default void aDisplayCalledLastIsNotShownTwice() {
        cell("display(\"once\")").givesNothing().shows("display_data:once");
    }

    @Test
    default void aDisplayCanBeReplaced() {
        var cell = cell("var shown = display(\"old\");\nshown.update(\"new\");\nupdateDisplay(shown.id(), \"newest\");")
                .shows("display_data:old", "update_display_data:new", "update_display_data:newest");
        var names = Map.of("display_id", displayId(cell.ofType("display_data").getFirst()));
        assertThat(cell.ofType("update_display_data"))
                .allSatisfy(update -> assertThat(update.content()).containsEntry("transient", names));
        cell("shown.update(\"from a later cell\")").shows("update_display_data:from a later cell");
    }

    @Test
    default void outputCanBeCleared() {
        cell("System.out.print(\"a\");\nclearOutput();\nSystem.out.print(\"b\");\nclearOutput(true);\n"
                        + "System.out.print(\"c\");")
                .shows("stdout:a", "clear:now", "stdout:b", "clear:soon", "stdout:c");
    }

    @Test
    default void aChartIsAPictureAndATable() {
        var data =
                cell("Charts.bars(\"Speed\", \"ms\", Map.of(\"only\", 12.5))").resultData();
        assertThat(data.keySet().stream().map(String::valueOf))
                .containsExactly("application/vnd.vegalite.v5+json", "image/png", "text/plain");
        assertIsPng(data.get("image/png"));
        assertThat(data.get("text/plain")).asString().contains("Speed", "only", "12.5 ms");
        cell("display(Charts.bars(\"Two\", \"s\").with(\"a\", Map.of(\"x\", 1)).with(\"b\", Map.of(\"y\", 2)));")
                .displays("application/vnd.vegalite.v5+json", "image/png", "text/plain");
    }

    @Test
    default void anImageIsAPicture() {
        var data = cell("new java.awt.image.BufferedImage(30, 20, java.awt.image.BufferedImage.TYPE_INT_RGB)")
                .resultData();
        assertIsPng(data.get("image/png"));
        assertThat(data.get("text/plain")).isEqualTo("Image, 30 × 20 pixels");
    }

    @Test
    default void aDisplayableThatThrowsSaysSo() {
        cell("display(new Displayable() {\n    public MimeBundle bundle() { throw new IllegalStateException(\"no\"); }\n"
                        + "});\n1")
                .gives("1");
    }

    private static Object displayId(Heard display) {
        return display.content().get("transient") instanceof Map<?, ?> map ? map.get("display_id") : "none";
    }

    private static void assertIsPng(Object base64) {
        var bytes = Base64.getDecoder().decode(String.valueOf(base64));
        assertThat(bytes).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(50);
    }
}
