package loombook.kernel.assist;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jshell.JShell;
import loombook.kernel.message.IsComplete;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessTest {
    private static JShell shell;

    @BeforeAll
    static void open() {
        shell = JShell.builder().executionEngine("local").build();
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n ",
                "// comment",
                "1 + 1",
                "1 + 1;",
                "int x = 1",
                "int x = 1;",
                "int x = 1;\nx + 1",
                "void f() { }",
                "record P(int x) {}\nnew P(1)",
                "for (int i = 0; i < 3; i++) {\n}",
                "if (true) { }",
                "sealed interface S permits A {}\nrecord A() implements S {}",
                "\"a { b\"",
                "import java.util.List;",
                "String s = \"\"\"\n  text\n  \"\"\";",
                "switch (1) { default -> 2; }"
            })
    void whole(String code) {
        assertThat(ask(code)).isEqualTo(new IsComplete.Whole());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "void f() {|    ",
                "void f() {\\n    if (true) {|        ",
                "class A {\\n    int x;|    ",
                "int f(|    ",
                "new int[] {|    ",
                "1 +|",
                "for (int i = 0; i < 3; i++)|",
                "int x = 1;\\nvoid f() {|    ",
                "/* open|",
                "String s = \"\"\"|"
            })
    void unfinished(String code, String indent) {
        assertThat(ask(code.replace("\\n", "\n"))).isEqualTo(new IsComplete.Unfinished(indent == null ? "" : indent));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 + )", "}", "int int x;", "int x = ;", "void f() { } }", "class { }", "int x = 1;\n)"})
    void invalid(String code) {
        assertThat(ask(code)).isEqualTo(new IsComplete.Invalid());
    }

    private static IsComplete.Reply ask(String code) {
        return Completeness.of(new IsComplete.Request(code), shell.sourceCodeAnalysis());
    }
}
