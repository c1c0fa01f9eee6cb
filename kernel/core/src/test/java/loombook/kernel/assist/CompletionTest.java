package loombook.kernel.assist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loombook.kernel.message.Complete;
import loombook.kernel.message.Complete.Match;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private static Analysis analysis;

    @BeforeAll
    static void open() {
        analysis = new Analysis(
                "import java.util.*;",
                "import java.util.stream.*;",
                "String greeting = \"hi\";",
                "int größe = 1;",
                "int twice(int n) { return 2 * n; }",
                "record Point(int x, int y) {}");
    }

    @AfterAll
    static void close() {
        analysis.close();
    }

    @Test
    void membersAreOffered() {
        var reply = complete("greeting.toUp|");
        assertThat(texts(reply)).contains("toUpperCase(");
        assertPlace(reply, 9, 13);
        assertThat(texts(complete("new Point(1, 2).|"))).contains("x()", "y()");
    }

    @Test
    void namesOfCellsAreOffered() {
        assertThat(texts(complete("gree|"))).contains("greeting");
        assertThat(texts(complete("twi|"))).contains("twice(");
        assertThat(texts(complete("new Poi|"))).anyMatch(text -> text.startsWith("Point"));
        assertThat(texts(complete("größ|"))).contains("größe");
    }

    @Test
    void whatStandsBehindTheCursorDoesNotMatter() {
        var reply = complete("greeting.leng|.foo(1)");
        assertThat(texts(reply)).contains("length()");
        assertPlace(reply, 9, 13);
    }

    @Test
    void positionsCountCodePoints() {
        var reply = complete("\"🚀🚀\".leng|");
        assertThat(texts(reply)).contains("length()");
        assertPlace(reply, 5, 9);
        assertPlace(complete("/* 🚀 */ greeting.leng|"), 17, 21);
        assertPlace(complete("String s = \"数🚀\";\ngreeting.leng|"), 26, 30);
    }

    @Test
    void aCursorBetweenTheHalvesOfACharacterIsImpossible() {
        for (int cursor = 0; cursor <= 4; cursor++) {
            var reply = analysis.complete(new Complete.Request("\"🚀\".", cursor));
            assertThat(reply.start()).isBetween(0, cursor);
            assertThat(reply.end()).isEqualTo(cursor);
        }
    }

    @Test
    void aVariableDeclaredEarlierInTheSameCellIsKnown() {
        var reply = complete("var names = new ArrayList<String>();\nnames.addA|");
        assertThat(texts(reply)).contains("addAll(");
        assertPlace(reply, 43, 47);
        assertThat(texts(complete("int alpha1 = 1; String alpha2 = \"\";\nalph|")))
                .contains("alpha1", "alpha2");
        assertThat(texts(complete("class Fresh { int member; }\nnew Fresh().mem|")))
                .contains("member");
    }

    @Test
    void aVariableInsideAnUnfinishedBlockIsKnown() {
        var reply = complete("for (var p : List.of(new Point(1, 2))) {\n    String inner = \"\";\n    inner.isE|");
        assertThat(texts(reply)).contains("isEmpty()");
        assertPlace(reply, 74, 77);
    }

    @Test
    void aMethodIsOfferedOnce() {
        assertThat(texts(complete("greeting.strip|"))).doesNotHaveDuplicates().contains("strip()");
        assertThat(texts(complete("greeting.toUpperC|"))).containsExactly("toUpperCase(");
    }

    @Test
    void kindsAreNamed() {
        assertThat(complete("twi|").matches()).contains(new Match("twice(", "function", "(int n): int"));
        assertThat(complete("greeting.leng|").matches()).contains(new Match("length()", "function", "(): int"));
        assertThat(complete("gree|").matches()).contains(new Match("greeting", "instance", "String"));
        assertThat(complete("ArrayLi|").matches()).anySatisfy(match -> {
            assertThat(match.text()).isEqualTo("ArrayList");
            assertThat(match.type()).isEqualTo("class");
        });
        assertThat(complete("import java.ut|").matches()).contains(new Match("util.", "module", ""));
        assertThat(complete("whil|").matches())
                .allSatisfy(match -> assertThat(match.type()).isEqualTo("keyword"));
    }

    @Test
    void whereNothingFitsNothingIsOffered() {
        var reply = complete("greeting.noSuchThing|");
        assertThat(reply.matches()).isEmpty();
        assertThat(reply.end()).isEqualTo(20);
        assertThat(complete("\"some te|").matches()).isEmpty();
    }

    @Test
    void anythingCanBeAskedAtAnyPlace() {
        var code =
                "import java.util.*;\n// 🚀\nclass A { int f(int n) { return n + 1; } }\nvar s = \"x { \" + new A().f(";
        for (int cursor = 0; cursor <= code.codePointCount(0, code.length()); cursor++) {
            var reply = analysis.complete(new Complete.Request(code, cursor));
            assertThat(reply.start()).as("at %s", cursor).isBetween(0, cursor);
            assertThat(reply.end()).as("at %s", cursor).isEqualTo(cursor);
        }
    }

    /** Asks at the bar. */
    private static Complete.Reply complete(String code) {
        int bar = code.indexOf('|');
        var request = new Complete.Request(code.replace("|", ""), code.codePointCount(0, bar));
        return analysis.complete(request);
    }

    private static List<String> texts(Complete.Reply reply) {
        return reply.matches().stream().map(Match::text).toList();
    }

    private static void assertPlace(Complete.Reply reply, int start, int end) {
        assertThat(List.of(reply.start(), reply.end())).containsExactly(start, end);
    }
}
