package loombook.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REPL.$JShell$12          | do_it$                | ''
            REPL.$JShell$12          | f                     | f
            REPL.$JShell$12$Outer    | run                   | Outer.run
            REPL.$JShell$12$A$B      | run                   | A.B.run
            REPL.$JShell$12$Picky    | <init>                | new Picky
            REPL.$JShell$12          | lambda$do_it$$0       | lambda
            REPL.$JShell$12          | lambda$each$3         | lambda in each
            REPL.$JShell$12$Outer    | lambda$run$0          | lambda in Outer.run
            REPL.$JShell$7B          | g                     | g
            """)
    void aFrameIsNamedInTheUsersWords(String type, String method, String expected) {
        assertThat(Names.of(new StackTraceElement(type, method, "file", 1))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REPL.$JShell$12$Point         | Point
            REPL.$JShell$12.Point         | Point
            $JShell$3.Box cannot be cast  | Box cannot be cast
            class REPL.$JShell$1$A and B  | class A and B
            java.util.List                | java.util.List
            a $ sign                      | a $ sign
            """)
    void jshellsWrappersAreTakenOff(String text, String expected) {
        assertThat(Names.clean(text)).isEqualTo(expected);
    }
}
