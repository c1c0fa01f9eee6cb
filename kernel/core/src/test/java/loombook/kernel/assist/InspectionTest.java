package loombook.kernel.assist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Objects;
import loombook.kernel.message.Inspect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InspectionTest {
    private static Analysis analysis;

    @BeforeAll
    static void open() {
        analysis = new Analysis(
                "import java.util.*;",
                "import loombook.thread.*;",
                "import loombook.chart.*;",
                "import static loombook.Notebook.*;",
                "String greeting = \"hi\";",
                "int twice(int number) { return 2 * number; }");
    }

    @AfterAll
    static void close() {
        analysis.close();
    }

    @Test
    void aMethodIsFoundWhereverTheCursorIsInItsName() {
        for (var code : new String[] {"Math.abs|(1)", "Math.|abs(1)", "Math.a|bs(1)", "Math.abs|"}) {
            assertThat(text(code)).as(code).contains("int Math.abs(int a)", "double Math.abs(double a)");
        }
    }

    @Test
    void insideTheParenthesesItIsTheCallThatIsMeant() {
        assertThat(text("Math.abs(|")).contains("Math.abs(int a)");
        assertThat(text("Math.max(1, |")).contains("Math.max(int a, int b)");
        assertThat(text("Math.max(1, |2)")).contains("Math.max(int a, int b)");
    }

    @Test
    void whatCellsDefineIsFound() {
        assertThat(text("twice|(3)")).contains("int twice(int number)");
        assertThat(text("greeti|ng")).contains("greeting", "String");
    }

    @Test
    void aTypeIsFound() {
        assertThat(text("new ArrayLi|st<String>()")).contains("ArrayList");
        assertThat(text("Strin|g s;")).startsWith("java.lang.String\n");
    }

    @Test
    void whatIsDeclaredEarlierInTheSameCellIsFound() {
        assertThat(text("var fresh = new ArrayList<String>();\nfresh.ensureCap|acity(3)"))
                .contains("ensureCapacity(int minCapacity)");
    }

    @Test
    void charactersOutsideTheBasicPlaneDoNotShiftTheCursor() {
        assertThat(text("\"🚀🚀🚀\".isBl|ank()")).contains("String.isBlank()");
        assertThat(text("/* 🚀 */ Math.ab|s(1)")).contains("Math.abs(int a)");
    }

    @Test
    void documentationComesInThreeForms() {
        var bundle = Objects.requireNonNull(ask("Math.ab|s(1)").bundle());
        assertThat(bundle.data()).containsOnlyKeys("text/html", "text/markdown", "text/plain");
        assertThat(bundle.data().get("text/html")).asString().contains("<pre><b>", "Math.abs");
        assertThat(bundle.data().get("text/markdown"))
                .asString()
                .startsWith("```java\n")
                .contains("Math.abs");
    }

    @Test
    void whatLoombookGivesToCellsIsDocumented() {
        assertThat(text("Threads.poo|l(4)")).contains("ThreadPool Threads.pool(int threads)", "named pool-1-1");
        assertThat(text("Threa|ds.pool(4)")).contains("loombook.thread.Threads", "belong to the cell that starts them");
        assertThat(text("new Threads.Waited<>(|")).contains("Waited");
        assertThat(text("displa|y(1)")).contains("under the cell that calls");
        assertThat(text("Charts.bar|s(")).contains("Parameter");
    }

    @Test
    void whatTheJdkGivesIsDocumentedWhereItsSourcesAre() {
        assumeThat(Path.of(System.getProperty("java.home"), "lib", "src.zip")).exists();
        assertThat(text("Math.ab|s(1)")).contains("absolute value");
    }

    @Test
    void whatIsUnknownIsNotFound() {
        for (var code : new String[] {"noSuch|Thing", "|", "   |  ", "// a comm|ent", "1 +| 1", "noSuch.thi|ng()"}) {
            assertThat(ask(code).bundle()).as(code).isNull();
        }
    }

    private static String text(String code) {
        var bundle = ask(code).bundle();
        assertThat(bundle).as(code).isNotNull();
        return String.valueOf(Objects.requireNonNull(bundle).data().get("text/plain"));
    }

    /** Asks at the bar. */
    private static Inspect.Reply ask(String code) {
        int bar = code.indexOf('|');
        var request = new Inspect.Request(code.replace("|", ""), code.codePointCount(0, bar), 0);
        return analysis.inspect(request);
    }
}
