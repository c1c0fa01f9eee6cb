package loombook.kernel.assist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavadocTest {
    private static final Javadoc SAMPLE = new Javadoc("""
            Returns {@code a < b} and {@link java.util.List#of(Object) a list}.
            <p>See {@link Math#abs} or {@literal <T>}; <b>bold</b> &amp; <i>more</i>.
            @param a the <em>first</em>
            @return {@code Map<K, {@V}>}
            @throws NullPointerException if so""");

    @Test
    void htmlHasNoTagsOfJavadocsOwn() {
        assertThat(SAMPLE.html())
                .contains("<code>a &lt; b</code>", "<code>a list</code>", "<code>Math.abs</code>", "&lt;T&gt;")
                .contains(
                        "<b>Parameter</b> a the <em>first</em>", "<b>Returns</b>", "<b>Throws</b> NullPointerException")
                .doesNotContain("{@code", "{@link", "{@literal", "@param", "@return", "@throws");
    }

    @Test
    void markdownHasNoHtml() {
        assertThat(SAMPLE.markdown())
                .contains(
                        "`a < b`", "`a list`", "`Math.abs`", "<T>", "**bold** & *more*", "**Parameter** a the *first*")
                .doesNotContain("<code>", "<p>", "&lt;", "&amp;");
    }

    @Test
    void textHasNoMarks() {
        assertThat(SAMPLE.text())
                .contains("Returns a < b and a list.", "See Math.abs or <T>; bold & more.", "Parameter a the first")
                .doesNotContain("<code>", "<p>", "&lt;", "`", "**");
    }

    @Test
    void listsHaveDashes() {
        var list = new Javadoc("<ul>\n<li>one\n<li>two</li>\n</ul>");
        assertThat(list.text().lines().map(String::strip).filter(line -> !line.isEmpty()))
                .containsExactly("- one", "- two");
        assertThat(list.markdown()).contains("- one", "- two").doesNotContain("<li>", "<ul>");
    }

    @Test
    void dollarsAndBackslashesAreKept() {
        var odd = new Javadoc("{@code $1 \\d} {@literal $2 \\n} {@link A$B c\\d}");
        assertThat(odd.text()).isEqualTo("$1 \\d $2 \\n c\\d");
    }

    @Test
    void anAmpersandIsUnescapedOnce() {
        assertThat(new Javadoc("&amp;lt;").text()).isEqualTo("&lt;");
        assertThat(new Javadoc("{@code &lt;}").text()).isEqualTo("&lt;");
    }

    @Test
    void codeMayHoldBraces() {
        assertThat(new Javadoc("{@code if (a) { b(); }}").text()).isEqualTo("if (a) { b(); }");
        assertThat(new Javadoc("{@code\n  lines\n}").text()).contains("lines");
    }

    @Test
    void whatIsNotClosedDoesNoHarm() {
        assertThat(new Javadoc("{@code open").text()).contains("open");
        assertThat(new Javadoc("").text()).isEmpty();
        assertThat(new Javadoc("{@code }").text()).isEmpty();
    }

    @Test
    void tablesStayTables() {
        var table = new Javadoc("Words.\n <table>\n <caption>All</caption>\n <tr><th>One</th><th>Two</th></tr>\n"
                + " <tr><td>{@code a}</td><td>b</td></tr>\n </table>");
        assertThat(table.markdown()).contains("\n\n| One | Two |\n| --- | --- |\n| `a` | b |");
        assertThat(table.text()).contains("\nOne | Two\na | b");
    }

    @Test
    void linesBeginWhereTheirTextDoes() {
        assertThat(new Javadoc("One\n line\n   and more").text()).isEqualTo("One\nline\n  and more");
    }

    @Test
    void markdownIsShownAsMarkdownAndAsHtml() {
        var comment = new Javadoc(
                "Greets **all**, see [String#repeat(int)] and [a text][List].\n\n- `null` is not\n- one\n\n@return it",
                true);
        assertThat(comment.text())
                .contains("Greets **all**, see String.repeat(int) and a text.", "- `null`", "Returns it");
        assertThat(comment.markdown()).contains("**all**", "- `null` is not", "**Returns** it");
        assertThat(comment.html())
                .contains(
                        "<b>all</b>",
                        "<code>String.repeat(int)</code>",
                        "<li><code>null</code> is not",
                        "<b>Returns</b> it")
                .doesNotContain("**", "`");
    }

    @Test
    void aParameterIsFoundWithItsFurtherLines() {
        var comment =
                new Javadoc("Adds.\n @param one the first\n     of them\n @param other\n   the second\n @return all");
        assertThat(comment.parameter("one")).isEqualTo("the first of them");
        assertThat(comment.parameter("other")).isEqualTo("the second");
        assertThat(comment.parameter("none")).isNull();
        assertThat(comment.text()).contains("Parameter one the first\n    of them");
    }

    @Test
    void typeParametersKeepTheirBrackets() {
        assertThat(new Javadoc("@param <T> its type").text()).isEqualTo("Parameter <T> its type");
    }

    @Test
    void tagsMayStandInTags() {
        assertThat(new Javadoc("{@return the {@code List<T>} of all}").text()).isEqualTo("Returns the List<T> of all.");
        assertThat(new Javadoc("{@snippet :\n int a = 1; // @highlight\n}").text())
                .contains("int a = 1;")
                .doesNotContain("@");
    }
}
