package loombook.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserClassTest {
    @Test
    void onlyOneCopyHasStopPoints() {
        assertThat(text(UserClass.plain())).doesNotContain("StopPoint");
        assertThat(text(UserClass.woven())).contains("StopPoint");
    }

    @Test
    void bothCopiesComputeTheSame() {
        for (var bytes : List.of(UserClass.plain(), UserClass.woven())) {
            var code = UserClass.load(bytes);
            assertThat(code.sum(10)).isEqualTo(45);
            assertThat(code.xor(3)).isEqualTo(94);
            assertThat(code.walk(new int[] {1, 2, 4})).isEqualTo(7);
            assertThat(code.fib(10)).isEqualTo(55);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
