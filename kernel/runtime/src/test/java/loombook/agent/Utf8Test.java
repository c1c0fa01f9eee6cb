package loombook.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void anyTextCutAnywhereIsCutBetweenCharacters() {
        var bytes = "aä数🚀é\n".repeat(3).getBytes(UTF_8);
        for (int length = 0; length <= bytes.length; length++) {
            var begun = Arrays.copyOf(bytes, length);
            int whole = Utf8.wholeCharacters(begun);
            assertThat(whole).isBetween(Math.max(0, length - 3), length);
            var text = new String(begun, 0, whole, UTF_8);
            assertThat(text).doesNotContain("\uFFFD");
            assertThat(new String(bytes, UTF_8)).startsWith(text);
        }
    }

    @Test
    void aBegunCharacterWaits() {
        var rocket = "🚀".getBytes(UTF_8);
        assertThat(Utf8.wholeCharacters(Arrays.copyOf(rocket, 1))).isZero();
        assertThat(Utf8.wholeCharacters(Arrays.copyOf(rocket, 3))).isZero();
        assertThat(Utf8.wholeCharacters(rocket)).isEqualTo(4);
        assertThat(Utf8.wholeCharacters(new byte[0])).isZero();
    }

    @Test
    void whatIsNotUtf8DoesNotWait() {
        var following = new byte[] {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80};
        assertThat(Utf8.wholeCharacters(following)).isEqualTo(5);
        assertThat(Utf8.wholeCharacters(new byte[] {(byte) 0xFF})).isEqualTo(1);
        assertThat(Utf8.wholeCharacters(new byte[] {'a', (byte) 0xFE})).isEqualTo(2);
    }
}
