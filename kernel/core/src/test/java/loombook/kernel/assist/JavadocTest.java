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
}
