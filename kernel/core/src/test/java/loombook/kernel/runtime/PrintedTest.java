package loombook.kernel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import loombook.link.EndMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class PrintedTest {
    private static final EndMark MARK = EndMark.of("7e1f");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 1000})
    void theMarksAreTakenOutHoweverTheyArrive(int atOnce) throws Exception {
        var told = new ArrayList<String>();
        var text = "Zoë 🚀" + MARK.text() + MARK.text() + "\0" + "7e1" + MARK.text() + "end\0" + "7";
        var printed = new Printed(inPieces(text, atOnce), MARK, told::add);
        printed.read();
        assertThat(String.join("", told)).isEqualTo("Zoë 🚀\0" + "7e1end\0" + "7");
        printed.awaitMark(3);
        printed.awaitEnd(0);
    }

    @Test
    void whatWasPrintedBeforeAMarkHasBeenToldWhenTheMarkIsThere() throws Exception {
        var told = new LinkedBlockingQueue<String>();
        try (var out = new PipedOutputStream();
                var in = new PipedInputStream(out)) {
            var printed = new Printed(in, MARK, told::add);
            Thread.ofVirtual().start(printed::read);
            for (int run = 1; run < 100; run++) {
                out.write(("run " + run).getBytes(StandardCharsets.UTF_8));
                out.write(MARK.bytes());
                out.flush();
                printed.awaitMark(run);
                assertThat(told).containsExactly("run " + run);
                told.clear();
            }
            out.write("no mark".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("no mark");
        }
    }

    @Test
    void aStreamWithoutMarksIsNotWaitedForAgain() throws Exception {
        try (var out = new PipedOutputStream();
                var in = new PipedInputStream(out)) {
            var printed = new Printed(in, MARK, _ -> {});
            printed.awaitMark(1);
            for (int run = 2; run < 1000; run++) {
                printed.awaitMark(run);
            }
        }
    }

    @Test
    void nobodyWaitsForAStreamThatHasEnded() throws Exception {
        var told = new ArrayList<String>();
        var printed =
                new Printed(new ByteArrayInputStream("last words".getBytes(StandardCharsets.UTF_8)), MARK, told::add);
        printed.read();
        printed.awaitMark(1000);
        assertThat(told).isEqualTo(List.of("last words"));
    }

    private static InputStream inPieces(String text, int size) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public int read(byte[] into) throws IOException {
                return read(into, 0, Math.min(into.length, size));
            }
        };
    }
}
