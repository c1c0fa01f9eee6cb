package loombook.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void positionsAndLinesAgreeInAnyText() {
        var random = new Random(5);
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                text.append("ab\n🚀".charAt(random.nextInt(4)));
            }
            var code = text.toString();
            var lines = new Lines(code);
            var expected = code.split("\n", -1);
            for (int number = 1; number <= expected.length; number++) {
                assertThat(lines.text(number)).isEqualTo(expected[number - 1]);
                assertThat(lines.at(lines.start(number))).isEqualTo(number);
            }
            for (int position = 0; position < code.length(); position++) {
                assertThat(lines.at(position))
                        .isEqualTo(1
                                + (int) code.substring(0, position)
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count());
            }
            assertThat(lines.text(0)).isEmpty();
            assertThat(lines.text(expected.length + 1)).isEmpty();
        }
    }
}
