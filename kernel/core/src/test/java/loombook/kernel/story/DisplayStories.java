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

    @Test
    default void aTypeOfTheUsersCanBeShownAsACellSays() {
        cell("record Celsius(double degrees) {}\n"
                        + "Displays.register(Celsius.class, it -> new Html(\"<b>\" + it.degrees() + \" °C</b>\"));")
                .succeeds();
        var data = cell("new Celsius(20)").resultData();
        assertThat(data.get("text/html")).isEqualTo("<b>20.0 °C</b>");
        assertThat(data.get("text/plain")).isEqualTo("20.0 °C");
        cell("Displays.unregister(Celsius.class);\nnew Celsius(20)").gives("Celsius[degrees=20.0]");
        cell("Displays.register(Celsius.class, it -> { throw new IllegalStateException(\"too cold\"); });\n"
                        + "new Celsius(-300)")
                .givesSomethingWith("Celsius that can't be shown", "too cold");
    }

    @Test
    default void aTextThatNeverEndsIsGivenUp() {
        cell("class Endless { public String toString() { while (true) {} } }\nnew Endless()")
                .givesSomethingWith("Endless that can't be shown", "5 s");
        cell("class Asleep { public String toString() {\n"
                        + "    while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) { } }\n} }\n"
                        + "display(new Asleep());\n\"goes on\"")
                .gives("goes on");
        cell("Thread.currentThread().isInterrupted()").gives("false");
    }

    @Test
    default void aTextThatNeverEndsCanBeInterrupted() {
        var told = begin(
                "System.out.println(\"begun\");\n" + "new Object() { public String toString() { while (true) {} } }");
        told.hasPrinted("begun");
        interrupt();
        told.done().wasInterrupted();
    }

    @Test
    default void aDisplayCanBeEmptied() {
        var cell = cell("var emptied = display(\"full\");\nemptied.clear();").succeeds();
        assertThat(cell.ofType("update_display_data").getFirst().data().get("text/plain"))
                .isEqualTo("");
        cell("updateDisplay(\"never shown\", 1);")
                .fails("IllegalArgumentException", "Nothing was displayed under the name never shown");
    }

    @Test
    default void whatAThreadDisplaysStandsUnderItsCell() {
        var starting = cell("var shows = new CountDownLatch(1);\nvar showing = Thread.startVirtualThread(() -> {\n"
                + "    try { shows.await(); display(Table.of(List.of(1))); } catch (InterruptedException e) { }\n});");
        cell("shows.countDown();\nshowing.join();").shows();
        starting.displays("text/html", "text/plain");
    }

    @Test
    default void aTableIsHtmlAndAlignedText() {
        var data = cell("record Cookie(String name, int grams) {}\n"
                        + "Table.of(List.of(new Cookie(\"oat\", 12), new Cookie(\"ginger\", 9))).unit(\"grams\", \"g\")")
                .resultData();
        assertThat(data.get("text/html")).asString().contains("<table>", "grams (g)", "align=\"right\"");
        assertThat(data.get("text/plain"))
                .isEqualTo("name    grams (g)\n─────────────────\noat            12\nginger          9");
    }

    @Test
    default void picturesAreShownFromBytesAndFiles() {
        cell("""
                var bytes = new ByteArrayOutputStream();
                javax.imageio.ImageIO.write(new java.awt.image.BufferedImage(3, 2, 1), "png", bytes);
                var file = Files.createTempFile("picture", ".png");
                Files.write(file, bytes.toByteArray());
                """).succeeds();
        assertIsPng(cell("bytes.toByteArray()").resultData().get("image/png"));
        assertIsPng(cell("file").resultData().get("image/png"));
        assertThat(cell("new Svg(\"<svg><title>A circle</title></svg>\")")
                        .resultData()
                        .get("text/plain"))
                .isEqualTo("A circle");
        assertThat(
                        cell("new Svg(\"<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'><rect width='9' height='9'/></svg>\")")
                                .resultData()
                                .keySet()
                                .toString())
                .isEqualTo("[image/svg+xml, image/png, text/plain]");
        cell("new Svg(\"<svg xmlns='http://www.w3.org/2000/svg' width='20'><nothing\")")
                .gives("SVG picture");
        assertThat(cell("new Latex(\"x^2\")").resultData().get("text/latex")).isEqualTo("$\\displaystyle x^2$");
        assertThat(cell("new Json(Map.of(\"a\", List.of(1, 2)))").resultData().get("application/json"))
                .isEqualTo(Map.of("a", java.util.List.of(1L, 2L)));
    }

    private static Object displayId(Heard display) {
        return display.content().get("transient") instanceof Map<?, ?> map ? map.get("display_id") : "none";
    }

    private static void assertIsPng(Object base64) {
        var bytes = Base64.getDecoder().decode(String.valueOf(base64));
        assertThat(bytes).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(50);
    }
}
