package loombook.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import loombook.kernel.StartupProblem;
import org.jspecify.annotations.Nullable;

/**
 * Signs messages and checks signatures, as the connection file's key and scheme say. Safe for any number of threads.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol">wire protocol</a>
 */
final class Signature {
    private static final int REMEMBERED = 1 << 16;

    /** Null when messages are not signed. */
    private final @Nullable Mac prototype;

    private final Set<String> seen = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    /**
     * Makes signatures by a key.
     *
     * @param scheme {@code hmac-} and a hash function, such as {@code hmac-sha256}
     * @param key empty when messages are not signed
     * @throws StartupProblem when this JDK does not know the scheme
     */
    Signature(String scheme, String key) {
        var mac = mac(scheme, key.isEmpty() ? "none" : key);
        prototype = key.isEmpty() ? null : mac;
    }

    private static Mac mac(String scheme, String key) {
        var algorithm = scheme.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new StartupProblem(
                    "The connection file asks for the signature scheme \"" + scheme
                            + "\", which is not known here; use hmac-sha256.",
                    e);
        }
    }

    /** Returns the signature of these frames in hexadecimal; empty when messages are not signed. */
    byte[] sign(List<byte[]> frames) {
        return prototype == null ? new byte[0] : digest(prototype, frames);
    }

    /**
     * Checks a signature in a time that does not depend on where it differs, and that it has not been seen before: a
     * message that comes a second time was recorded and replayed.
     *
     * @throws BadMessage when the message must not be trusted
     */
    void verify(byte[] signature, List<byte[]> frames) {
        if (prototype == null) {
            return;
        }
        if (!MessageDigest.isEqual(signature, digest(prototype, frames))) {
            throw new BadMessage("its signature is wrong");
        }
        if (!seen.add(new String(signature, StandardCharsets.US_ASCII))) {
            throw new BadMessage("it has come before");
        }
    }

    private static byte[] digest(Mac prototype, List<byte[]> frames) {
        try {
            var mac = (Mac) prototype.clone();
            frames.forEach(mac::update);
            return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This JDK's " + prototype.getAlgorithm() + " can't be cloned", e);
        }
    }
}
