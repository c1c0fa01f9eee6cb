package loombook.kernel.assist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of the javadoc tool of this JDK, and of older ones. */
class JavadocPageTest {
    @Test
    void pagesOfThisJdk(@TempDir Path folder) throws IOException {
        var source = folder.resolve("Oven.java");
        Files.writeString(source, """
                package bakery;

                import java.util.List;
import java.util.Objects;

                /** Bakes. See {@link List}. */
                public class Oven<T> {
                    /** How hot it is, in °C. */
                    public static final int HEAT = 250;

                    /** Makes a cold one. */
                    public Oven() {}

                    /**
                     * Makes one.
                     *
                     * @param heat in °C
                     */
                    public Oven(int heat) {}

                    /**
                     * Bakes some <b>loaves</b>.
                     *
                     * @param loaves what is to be baked
                     * @param names of those
                     *     who bake
                     * @return how many came out
                     * @throws IllegalStateException when it is cold
                     */
                    public int bake(List<? extends T> loaves, String... names) {
                        return 0;
                    }

                    /** Bakes one. */
                    public void bake(T loaf) {}

                    public void open() {}
                }
                """);
        var out = new StringWriter();
        int exit = ToolProvider.findFirst("javadoc")
                .orElseThrow()
                .run(new PrintWriter(out), new PrintWriter(out), "-quiet", "-d", folder + "/pages", source.toString());
        assertThat(exit).as(out.toString()).isZero();
        var page = new JavadocPage(Files.readString(folder.resolve("pages/bakery/Oven.html")));
        assertSays(page.ofClass(), "Bakes. See List.");
        assertSays(page.ofField("HEAT"), "How hot it is, in °C.");
        assertSays(page.ofMethod("Oven", List.of()), "Makes a cold one.");
        assertSays(page.ofMethod("Oven", List.of("int")), "Makes one.", "heat", "in °C");
        assertSays(
                page.ofMethod("bake", List.of("List", "String[]")),
                "Bakes some loaves.",
                "what is to be baked",
                "of those who bake",
                "how many came out",
                "IllegalStateException",
                "when it is cold");
        assertSays(page.ofMethod("bake", List.of("Object")), "Bakes one.");
        assertThat(page.ofMethod("open", List.of())).isNull();
        assertThat(page.ofMethod("bake", List.of())).isNull();
        assertThat(page.ofField("COLD")).isNull();
    }

    @Test
    void pagesOfJava8And11() {
        var eight = new JavadocPage("""
                <a name="bake-java.util.List-java.lang.String:A-"><!-- --></a>
                <h4>bake</h4><div class="block">Bakes some.</div>
                <dl><dt><span class="paramLabel">Parameters:</span></dt><dd><code>loaves</code> - of <a href="x">rye</a></dd></dl>
                <a name="bake-T-"><!-- --></a><h4>bake</h4><div class="block">Bakes one.</div>
                <a name="HEAT"><!-- --></a><h4>HEAT</h4><div class="block">How hot.</div>
                """);
        assertSays(eight.ofMethod("bake", List.of("List", "String[]")), "Bakes some.", "loaves", "of rye");
        assertSays(eight.ofMethod("bake", List.of("Object")), "Bakes one.");
        assertSays(eight.ofField("HEAT"), "How hot.");
        var eleven = new JavadocPage("""
                <title>Oven (the bakery)</title>
                <a id="&lt;init&gt;(int)"><!-- --></a><h4>Oven</h4><div class="block">Makes one.</div>
                <a id="bake(java.util.Map.Entry,int...)"><!-- --></a><h4>bake</h4><div class="block">Bakes some.</div>
                """);
        assertSays(eleven.ofMethod("Oven", List.of("int")), "Makes one.");
        assertSays(eleven.ofMethod("bake", List.of("Entry", "int[]")), "Bakes some.");
    }

    private static void assertSays(@Nullable Javadoc comment, String... words) {
        assertThat(Objects.requireNonNull(comment).text()).contains(words);
    }
}
