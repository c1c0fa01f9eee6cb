package loombook.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenDurationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0        | 0 s
            0.1234   | 0.12 ns
            1        | 1 ns
            1.2345   | 1.23 ns
            999.4    | 999 ns
            999.6    | 1 µs
            1234567  | 1.23 ms
            12.5e6   | 12.5 ms
            59.94e9  | 59.9 s
            59.96e9  | 1 min
            125e9    | 2 min 5 s
            3599.6e9 | 1 h
            3723e9   | 1 h 2 min
            90000e9  | 1 d 1 h
            -1234567 | −1.23 ms
            NaN      | –
            Infinity | ∞
            """)
    void isWrittenAsAPersonDoes(double nanos, String words) {
        assertThat(SpokenDuration.ofNanos(nanos)).isEqualTo(words);
    }

    @Test
    void theLongestAndTheShortestAreWritten() {
        assertThat(SpokenDuration.of(Duration.ofSeconds(Long.MAX_VALUE))).endsWith(" d");
        assertThat(SpokenDuration.of(Duration.ofMillis(-1500))).isEqualTo("−1.5 s");
        assertThat(SpokenDuration.of(Duration.ofSeconds(Long.MIN_VALUE))).startsWith("−");
    }
}
