package loombook.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import loombook.kernel.message.Channel;
import loombook.kernel.message.Message;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From what a socket received to an execute_request that is understood. */
@State(Scope.Benchmark)
public class ReadingBenchmark {
    /** More than a {@link Signature} remembers, so that no request is taken for one that has come before. */
    private static final int REQUESTS = 1 << 17;

    private static final byte[] EMPTY = bytes("{}");
    private static final byte[] CONTENT = bytes("""
            {"code": "var greeting = \\"hello\\";\\nSystem.out.println(greeting);\\n1 + 1", "silent": false,
             "store_history": true, "user_expressions": {}, "allow_stdin": true, "stop_on_error": true}""");

    private final Signature signature = new Signature("hmac-sha256", "a0436f6c-1916-498b-8eb9-e81ab9368e84");
    private final List<List<byte[]>> requests = new ArrayList<>(REQUESTS);
    private int next;

    /** Makes requests that differ in their number. */
    public ReadingBenchmark() {
        for (int i = 0; i < REQUESTS; i++) {
            var parts = List.of(header(i), EMPTY, EMPTY, CONTENT);
            requests.add(new Frames(List.of(bytes("6f1ff372")), parts, List.of()).signed(signature));
        }
    }

    private static byte[] header(int number) {
        return bytes("""
            {"msg_id": "6f1ff372-5f3e2b6b_%d", "msg_type": "execute_request", "session": "6f1ff372-5f3e2b6b",
             "username": "ada", "date": "2026-01-02T03:04:05.678901Z", "version": "5.4"}""".formatted(number));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<byte[]> received() {
        next = (next + 1) % REQUESTS;
        return requests.get(next);
    }

    /** Finds the parts and checks the signature. */
    @Benchmark
    public Object verify() {
        return Frames.read(received(), signature);
    }

    /** Does all of it. */
    @Benchmark
    public Message verifyAndDecode() {
        return Decoder.decode(Channel.SHELL, Frames.read(received(), signature));
    }
}
