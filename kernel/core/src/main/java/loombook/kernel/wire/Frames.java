package loombook.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A message as it goes over the wire, before anything in it is understood.
 *
 * @param identities the addresses in front of the delimiter; on iopub the topic
 * @param parts header, parent header, metadata and content as JSON
 * @param buffers binary data
 */
record Frames(List<byte[]> identities, List<byte[]> parts, List<byte[]> buffers) {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int PARTS = 4;

    /**
     * Takes apart what a socket received and checks its signature.
     *
     * @throws BadMessage when it is no message, or one that must not be trusted
     */
    static Frames read(List<byte[]> received, Signature signature) {
        return read(received, signature, PARTS);
    }

    /** Does the same for a message of the start-up handshake, which is content alone. */
    static byte[] readContent(List<byte[]> received, Signature signature) {
        return read(received, signature, 1).parts().getFirst();
    }

    private static Frames read(List<byte[]> received, Signature signature, int count) {
        int delimiter = 0;
        while (delimiter < received.size() && !Arrays.equals(received.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        int first = delimiter + 2;
        if (delimiter == received.size()) {
            throw new BadMessage("it has no delimiter <IDS|MSG>");
        }
        if (received.size() < first + count) {
            throw new BadMessage("it has too few frames");
        }
        var parts = received.subList(first, first + count);
        signature.verify(received.get(delimiter + 1), parts);
        return new Frames(received.subList(0, delimiter), parts, received.subList(first + count, received.size()));
    }

    /** Returns what a socket has to send. */
    List<byte[]> signed(Signature signature) {
        var all = new ArrayList<>(identities);
        all.add(DELIMITER);
        all.add(signature.sign(parts));
        all.addAll(parts);
        all.addAll(buffers);
        return all;
    }
}
