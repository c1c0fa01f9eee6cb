package loombook.kernel.assist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CodePointsTest {
    @Test
    void thereAndBackIsTheSame() {
        var random = new Random(3);
        var alphabet = new String[] {"a", "ä", "数", "🚀", "\n", "𝒳"};
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                text.append(alphabet[random.nextInt(alphabet.length)]);
            }
            var code = text.toString();
            int length = code.codePointCount(0, code.length());
            for (int position = 0; position <= length; position++) {
                int index = CodePoints.toIndex(code, position);
                assertThat(CodePoints.fromIndex(code, index)).isEqualTo(position);
                assertThat(index == 0
                                || index == code.length()
                                || !Character.isSurrogatePair(code.charAt(index - 1), code.charAt(index)))
                        .as("%s is between two characters of \"%s\"", index, code)
                        .isTrue();
            }
        }
    }

    @Test
    void positionsOutsideAreTheEnds() {
        assertThat(CodePoints.toIndex("🚀a", -5)).isZero();
        assertThat(CodePoints.toIndex("🚀a", 99)).isEqualTo(3);
    }
}
