package loombook.kernel.message;

import java.util.List;
import java.util.Map;

/**
 * A message of a client.
 *
 * @param channel where it came, which is where its reply goes
 * @param identities the ZeroMQ addresses of the client
 * @param metadata information that is not part of the content
 * @param buffers binary data after the content
 */
public record Message(
        Channel channel,
        List<byte[]> identities,
        Header header,
        Map<String, Object> metadata,
        Request content,
        List<byte[]> buffers) {}
