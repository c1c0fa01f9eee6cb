package loombook.service;

/**
 * What a {@link LocalServer} answers.
 *
 * @param type the media type of the body
 * @param tag the entity tag, by which a client asks whether what it has is still the same; empty for none
 * @param bytesPerSecond how fast the body is sent to one client, 0 for as fast as it goes
 */
record Reply(int status, String type, byte[] body, String tag, int bytesPerSecond) {
    static final String HTML = "text/html; charset=utf-8";

    static Reply of(int status, String type, byte[] body) {
        return new Reply(status, type, body, "", 0);
    }

    Reply tagged(String newTag) {
        return new Reply(status, type, body, newTag, bytesPerSecond);
    }

    Reply slowedTo(int newBytesPerSecond) {
        return new Reply(status, type, body, tag, newBytesPerSecond);
    }
}
