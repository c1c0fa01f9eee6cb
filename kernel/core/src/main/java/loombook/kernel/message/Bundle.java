package loombook.kernel.message;

import java.util.Map;

/**
 * One thing in several representations.
 *
 * @param data from MIME type to text, {@code byte[]} (sent as base64), or JSON as maps, lists and so on
 * @param metadata hints by MIME type
 */
public record Bundle(Map<String, Object> data, Map<String, Object> metadata) {}
