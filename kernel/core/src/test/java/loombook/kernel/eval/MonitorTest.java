package loombook.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MonitorTest {
    private static final String METHOD = "@A({1}) int f(int n)\n{\n    return n;\n}";

    @Test
    void theWholeBodyHoldsTheLockOnTheSameLines() {
        assertThat(Monitor.around(METHOD))
                .isEqualTo("@A({1}) int f(int n)\n{synchronized(loombook.Notebook.class){\n    return n;\n}}");
    }

    @Test
    void aPositionInTheBodyIsFoundAgain() {
        var locked = Monitor.around(METHOD);
        assertThat(Monitor.before(METHOD, locked.indexOf("return"))).isEqualTo(METHOD.indexOf("return"));
        assertThat(Monitor.before(METHOD, locked.indexOf("int f"))).isEqualTo(METHOD.indexOf("int f"));
    }

    @Test
    void whatHasNoBodyIsLeftAlone() {
        assertThat(Monitor.around("void f();")).isEqualTo("void f();");
    }
}
