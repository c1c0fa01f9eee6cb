package loombook.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableTest {
    private record Cookie(String name, int grams, double price, Duration baking) {}

    private static final Table COOKIES = Table.of(List.of(
            new Cookie("oat", 12, 1.5, Duration.ofMinutes(12)), new Cookie("ginger", 123_456, 22.25, Duration.ZERO)));

    @Test
    void numbersStandToTheRightWithAsManyDecimals() {
        assertThat(COOKIES.caption("Cookies").unit("grams", "g").toString()).isEqualTo("""
                Cookies
                name    grams (g)  price  baking
                ────────────────────────────────
                oat            12   1.50  12 min
                ginger    123,456  22.25     0 s""");
    }

    @Test
    void theHtmlNeedsNoStyleSheet() {
        var html = COOKIES.caption("A < B").bundle().data().get("text/html");
        assertThat(html)
                .asString()
                .contains("<caption", "A &lt; B", "<td align=\"right\"", ">123,456</td>")
                .doesNotContain("class=", "<style", "<script");
    }

    @Test
    void rowsMayBeOfSeveralKinds() {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", "rye");
        map.put("new", true);
        assertThat(Table.of(Arrays.asList(new Cookie("oat", 1, 2, Duration.ZERO), map, null, "plain"))
                        .select("name", "new", "value")
                        .toString())
                .isEqualTo("""
                        name  new   value
                        ─────────────────
                        oat   –     –
                        rye   true  –
                        –     –     –
                        –     –     plain""");
    }

    @Test
    void mapsAndMatricesAreTables() {
        assertThat(Table.of(Map.of("a", 1)).toString()).isEqualTo("key  value\n──────────\na        1");
        assertThat(Table.of(Map.of("a", List.of(1, 2))).columns().stream().map(TableColumn::name))
                .containsExactly("key", "1", "2");
        assertThat(Table.of(new double[][] {{1, 2}, {3, 4.5}}).toString()).isEqualTo("1    2\n──────\n1  2.0\n3  4.5");
        assertThat(Table.of(IntStream.range(0, 2)).toString()).isEqualTo("value\n─────\n    0\n    1");
    }

    @Test
    void aLongTableIsCutInTheMiddleAndSaysSo() {
        var text = Table.of(IntStream.range(0, 1000)).limit(5).toString();
        assertThat(text.lines().map(String::strip))
                .containsExactly("value", "─────", "0", "1", "2", "⋮ 995 rows more ⋮", "998", "999");
    }

    @Test
    void aWideTableIsCutInTheMiddleAndSaysSo() {
        var wide = Table.of(List.of(IntStream.range(0, 1000).boxed().toList()));
        assertThat(wide.toString()).contains("970 columns are not shown");
        assertThat(wide.bundle().data().get("text/html")).asString().contains("970 columns are not shown");
    }

    @Test
    void strangeValuesAreShown() {
        var table = Table.of(Arrays.asList(Double.NaN, Double.POSITIVE_INFINITY, -1e300, 1e-9, 0.0, null));
        assertThat(table.toString().lines().map(String::strip).skip(2))
                .containsExactly("NaN", "∞", "-1.000e+300", "1.000e-09", "0.0", "–");
        assertThat(Table.of(List.of("two\nlines", "x".repeat(200))).toString())
                .contains("two↵lines", "x".repeat(59) + "…");
        assertThat(Table.of(List.of()).toString()).contains("no rows");
        assertThat(Table.of(List.of("日本", "abcd")).toString().lines().skip(2)).containsExactly("日本", "abcd");
    }

    @Test
    void whatCannotBeIsRefusedWithWhatCan() {
        assertThatThrownBy(() -> COOKIES.unit("weight", "g"))
                .hasMessageContaining("weight")
                .hasMessageContaining("grams");
        assertThatThrownBy(() -> COOKIES.format("name", "%d")).hasMessageContaining("oat");
        assertThatThrownBy(() -> Table.columns("a", "b").row(1)).hasMessageContaining("2 columns");
        assertThatThrownBy(() -> Table.columns("a", "a")).hasMessageContaining("same name");
        assertThat(COOKIES.format("price", "%.1f €").toString()).contains("22.3 €");
    }
}
