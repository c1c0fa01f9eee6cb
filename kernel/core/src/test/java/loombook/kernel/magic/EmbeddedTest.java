package loombook.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedTest {
    @Test
    void magicsBeginWhereExpressionsDo() {
        assertThat(found("var x = %pwd")).containsExactly("pwd()");
        assertThat(found("x=%jars a b ; ")).containsExactly("jars( a b )");
        assertThat(found("f(1, %env A (b) [1,2) c);")).containsExactly("env( A (b) [1,2) c)");
        assertThat(found("f(%env \")\" c) + %no")).containsExactly("env( \")\" c)");
        assertThat(found("return %pwd")).containsExactly("pwd()");
        assertThat(found("a = %b\nc = %d")).containsExactly("b()", "d()");
        assertThat(found("x =\n    %pwd")).containsExactly("pwd()");
    }

    @Test
    void whatIsAnOperatorOrNoCodeIsNone() {
        assertThat(found("a %b; a % b; (a) %b; a[1] %b; areturn %b; a %= b; 3 %b"))
                .isEmpty();
        assertThat(found("\"= %a\" + '=' + \"\\\"= %b\" /* = %c */ // = %d\n")).isEmpty();
        assertThat(found("\"\"\"\n = %a \\\"\"\" = %b\n\"\"\"")).isEmpty();
        assertThat(found("'(' %b; \"=\" %c")).isEmpty();
        assertThat(found("= %5 + %")).isEmpty();
    }

    @Test
    void theCompilerSeesSomethingOfTheSameLength() {
        for (var code : List.of("var x = %pwd;", "f(%a);", "x = %a", "x = %a ;\ny")) {
            assertThat(Steps.masked(code)).hasSameSizeAs(code).doesNotContain("%");
        }
    }

    @Test
    void wordsAreDividedByBlanksOutsideOfQuotes() throws MagicProblem {
        assertThat(words(" a  \"b c\"d 'e \"f' \"g\\\"h\\\\\" C:\\x\\y ''"))
                .containsExactly("a", "b cd", "e \"f", "g\"h\\", "C:\\x\\y", "");
        assertThat(words("  ")).isEmpty();
        assertThatThrownBy(() -> words("a \"b"))
                .isInstanceOf(MagicProblem.class)
                .hasMessageContaining("has no end");
    }

    @Test
    void theNearestNameHasFewOtherLetters() {
        var names = List.of("time", "timeit", "who", "whos", "maven", "lsmagic");
        assertThat(Nearest.of("tiem", names)).contains("time");
        assertThat(Nearest.of("mavn", names)).contains("maven");
        assertThat(Nearest.of("WHO", names)).contains("who");
        assertThat(Nearest.of("lsmagics", names)).contains("lsmagic");
        assertThat(Nearest.of("nothing", names)).isEmpty();
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("ab", "ba")).isEqualTo(1);
    }

    @Test
    void textsBecomeJavaOfOneLine() {
        assertThat(Literal.of("a\"b\\c\nd\te\u0001ü")).isEqualTo("\"a\\\"b\\\\c\\nd\\te\\u0001ü\"");
        assertThat(Literal.of("x".repeat(20_001)))
                .startsWith("String.join(\"\", \"x")
                .endsWith("\", \"x\")");
        assertThat(Literal.of(List.of("a", "b"))).isEqualTo("java.util.List.of(\"a\", \"b\")");
    }

    private static List<String> words(String line) throws MagicProblem {
        return Words.of(line, new Span(0, line.length()));
    }

    private static List<String> found(String code) {
        return Embedded.in(code, new Span(0, code.length())).stream()
                .map(one -> one.name() + "(" + one.arguments().of(code) + ")")
                .toList();
    }
}
