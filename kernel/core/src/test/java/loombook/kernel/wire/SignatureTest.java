package loombook.kernel.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import loombook.kernel.StartupProblem;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final List<byte[]> PARTS = FramesTest.texts("Hi", " ", "The", "re");

    @Test
    void theSignatureIsTheStandardsOwn() {
        // RFC 4231, test case 1
        var key = "\u000b".repeat(20);
        assertThat(new String(new Signature("hmac-sha256", key).sign(PARTS), US_ASCII))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    @Test
    void everySchemeOfTheFamilyIsKnown() {
        for (var scheme :
                List.of("hmac-sha256", "hmac-sha512", "hmac-sha384", "hmac-sha1", "hmac-md5", "HMAC-SHA256")) {
            var signature = new Signature(scheme, "key");
            assertThatCode(() -> signature.verify(signature.sign(PARTS), PARTS))
                    .as(scheme)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void anUnknownSchemeIsToldInASentence() {
        for (var scheme : List.of("hmac-sha999", "rot13", "")) {
            assertThatThrownBy(() -> new Signature(scheme, "key"))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("\"" + scheme + "\"")
                    .hasMessageContaining("hmac-sha256");
        }
    }

    @Test
    void withoutAKeyNothingIsSignedOrChecked() {
        var signature = new Signature("hmac-sha256", "");
        assertThat(signature.sign(PARTS)).isEmpty();
        assertThatCode(() -> {
                    signature.verify("anything".getBytes(US_ASCII), PARTS);
                    signature.verify("anything".getBytes(US_ASCII), PARTS);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aWrongSignatureIsRefused() {
        var signature = new Signature("hmac-sha256", "key");
        var right = signature.sign(PARTS);
        for (int i = 0; i < right.length; i++) {
            var wrong = right.clone();
            wrong[i] ^= 1;
            assertThatThrownBy(() -> signature.verify(wrong, PARTS)).isInstanceOf(BadMessage.class);
        }
        assertThatThrownBy(() -> signature.verify(new byte[0], PARTS)).isInstanceOf(BadMessage.class);
        assertThatThrownBy(() -> signature.verify(new Signature("hmac-sha256", "other").sign(PARTS), PARTS))
                .isInstanceOf(BadMessage.class);
    }

    @Test
    void aMessageThatComesAgainIsRefused() {
        var signature = new Signature("hmac-sha256", "key");
        var signed = signature.sign(PARTS);
        signature.verify(signed, PARTS);
        assertThatThrownBy(() -> signature.verify(signed, PARTS))
                .isInstanceOf(BadMessage.class)
                .hasMessageContaining("has come before");
    }

    @Test
    void aWrongSignatureDoesNotUseUpTheRightOne() {
        var signature = new Signature("hmac-sha256", "key");
        assertThatThrownBy(() -> signature.verify(new byte[64], PARTS)).isInstanceOf(BadMessage.class);
        assertThatCode(() -> signature.verify(signature.sign(PARTS), PARTS)).doesNotThrowAnyException();
    }

    @Test
    void manyThreadsMaySignAtOnce() throws InterruptedException {
        var signature = new Signature("hmac-sha256", "key");
        var expected = new String(signature.sign(PARTS), US_ASCII);
        var wrong = new ArrayList<String>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < 2000; n++) {
                    var got = new String(signature.sign(PARTS), US_ASCII);
                    if (!got.equals(expected)) {
                        synchronized (wrong) {
                            wrong.add(got);
                        }
                    }
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
    }
}
