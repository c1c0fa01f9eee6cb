package loombook.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RenderingTest {
    @Test
    void textIsTheLeast() {
        assertThat(text(null)).isEqualTo("null");
        assertThat(text(List.of(1, 2))).isEqualTo("[1, 2]");
        assertThat(text(new boolean[] {true})).isEqualTo("boolean[1] { true }");
        assertThat(text(new Object[] {null, new int[0]})).isEqualTo("Object[2] { null, int[0] }");
    }

    @Test
    void anArrayThatHoldsItselfCanBeShown() {
        var circle = new Object[1];
        circle[0] = circle;
        assertThat(text(circle)).asString().contains("can't be shown");
    }

    @Test
    void htmlKeepsItsWordsAsText() {
        assertThat(text(new Html("<table><tr><td>a</td><td>1 &lt; 2</td></tr></table><p>end</p>")))
                .isEqualTo("a\t1 < 2\t\nend");
    }

    @Test
    void aBundleWithoutTextIsRefused() {
        assertThatThrownBy(() -> new MimeBundle(Map.of("text/html", "x"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text/plain");
    }

    private static @Nullable Object text(@Nullable Object value) {
        return Rendering.of(value).data().get("text/plain");
    }
}
