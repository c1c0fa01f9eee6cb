package loombook.kernel.message;

import java.util.Map;

/**
 * Messages of widgets and extensions; both sides may send each of them, and none is answered by a reply.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages">custom messages</a>
 */
public interface Comm {
    /** From a client. */
    sealed interface Incoming extends Request {
        String id();
    }

    /** To the clients. */
    sealed interface Outgoing extends Publication {
        String id();
    }

    /** Opens a comm to what the receiving side knows by this name. */
    record Open(String id, String target, Map<String, Object> data) implements Incoming, Outgoing {}

    /** Says something on an open comm. */
    record Say(String id, Map<String, Object> data) implements Incoming, Outgoing {}

    /** Closes a comm. */
    record Close(String id, Map<String, Object> data) implements Incoming, Outgoing {}
}
