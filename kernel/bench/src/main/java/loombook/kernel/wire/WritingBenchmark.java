package loombook.kernel.wire;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import loombook.kernel.message.Header;
import loombook.kernel.message.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From text that a cell has printed to the frames that a socket sends. */
@State(Scope.Benchmark)
public class WritingBenchmark {
    private static final String LINE =
            "A line of eighty characters, as a cell that prints much prints them: \"äöü\" 12345";

    /** How many lines of 80 characters the text has; 3,000 of them are about what the runtime sends at once. */
    @Param({"1", "3000"})
    public int lines;

    private final Signature signature = new Signature("hmac-sha256", "a0436f6c-1916-498b-8eb9-e81ab9368e84");
    private final Envelope envelope = new Envelope();
    private final Header parent = new Header(Map.ofEntries(
            Map.entry("msg_id", "6f1ff372-5f3e2b6b_1"),
            Map.entry("msg_type", "execute_request"),
            Map.entry("session", "6f1ff372-5f3e2b6b"),
            Map.entry("username", "ada"),
            Map.entry("date", "2026-01-02T03:04:05.678901Z"),
            Map.entry("version", "5.4")));
    private Stream printed = new Stream("stdout", LINE);

    /** Makes the text. */
    @Setup
    public void print() {
        printed = new Stream("stdout", (LINE + "\n").repeat(lines));
    }

    private Frames encoded() {
        return envelope.seal(
                "iopub",
                List.of(),
                Encoder.type(printed),
                parent,
                new JsonObject(),
                Encoder.content(printed),
                List.of());
    }

    /** Makes a message of it. */
    @Benchmark
    public Object encode() {
        return encoded();
    }

    /** Does all of it. */
    @Benchmark
    public List<byte[]> encodeAndSign() {
        return encoded().signed(signature);
    }
}
