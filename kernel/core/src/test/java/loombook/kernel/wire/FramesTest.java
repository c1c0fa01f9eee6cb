package loombook.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final Signature UNSIGNED = new Signature("hmac-sha256", "");

    @Test
    void aMessageIsTakenApart() {
        var frames =
                Frames.read(texts("id1", "id2", "<IDS|MSG>", "", "{h}", "{p}", "{m}", "{c}", "b1", "b2"), UNSIGNED);
        assertThat(strings(frames.identities())).containsExactly("id1", "id2");
        assertThat(strings(frames.parts())).containsExactly("{h}", "{p}", "{m}", "{c}");
        assertThat(strings(frames.buffers())).containsExactly("b1", "b2");
    }

    @Test
    void identitiesAndBuffersMayBeMissing() {
        var frames = Frames.read(texts("<IDS|MSG>", "", "h", "p", "m", "c"), UNSIGNED);
        assertThat(frames.identities()).isEmpty();
        assertThat(frames.buffers()).isEmpty();
    }

    @Test
    void whatIsNoMessageIsRefused() {
        assertRefused("no delimiter");
        assertRefused("no delimiter", "");
        assertRefused("no delimiter", "id", "h", "p", "m", "c");
        assertRefused("no delimiter", "<IDS|MSG> ", "", "h", "p", "m", "c");
        assertRefused("too few frames", "<IDS|MSG>");
        assertRefused("too few frames", "id", "<IDS|MSG>", "");
        assertRefused("too few frames", "id", "<IDS|MSG>", "", "h", "p", "m");
    }

    private static void assertRefused(String why, String... frames) {
        assertThatThrownBy(() -> Frames.read(texts(frames), UNSIGNED))
                .isInstanceOf(BadMessage.class)
                .hasMessageContaining(why);
    }

    @Test
    void whatIsSignedIsReadBackWhateverItsBytes() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            var identities = blobs(random, random.nextInt(4));
            var parts = blobs(random, 4);
            var buffers = blobs(random, random.nextInt(4));
            var sent = new Frames(identities, parts, buffers).signed(new Signature("hmac-sha256", "key"));
            var read = Frames.read(sent, new Signature("hmac-sha256", "key"));
            assertThat(read.identities()).containsExactlyElementsOf(identities);
            assertThat(read.parts()).containsExactlyElementsOf(parts);
            assertThat(read.buffers()).containsExactlyElementsOf(buffers);
        }
    }

    @Test
    void anyChangedByteOfAPartIsNoticed() {
        var random = new Random(8);
        for (int round = 0; round < 200; round++) {
            var sent = new Frames(List.of(), blobs(random, 4), List.of()).signed(new Signature("hmac-sha256", "key"));
            int frame = 2 + random.nextInt(4);
            var changed = sent.get(frame).clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
            sent.set(frame, changed);
            assertThatThrownBy(() -> Frames.read(sent, new Signature("hmac-sha256", "key")))
                    .isInstanceOf(BadMessage.class)
                    .hasMessageContaining("signature is wrong");
        }
    }

    @Test
    void aHandshakeMessageIsContentAlone() {
        assertThat(Frames.readContent(texts("<IDS|MSG>", "", "content"), UNSIGNED))
                .isEqualTo("content".getBytes(UTF_8));
        assertThatThrownBy(() -> Frames.readContent(texts("<IDS|MSG>", ""), UNSIGNED))
                .isInstanceOf(BadMessage.class);
    }

    private static List<byte[]> blobs(Random random, int count) {
        return Stream.generate(() -> {
                    var bytes = new byte[1 + random.nextInt(40)];
                    random.nextBytes(bytes);
                    return bytes;
                })
                .limit(count)
                .toList();
    }

    static List<byte[]> texts(String... texts) {
        return new ArrayList<>(
                Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList());
    }

    private static List<String> strings(List<byte[]> frames) {
        return frames.stream().map(frame -> new String(frame, UTF_8)).toList();
    }
}
