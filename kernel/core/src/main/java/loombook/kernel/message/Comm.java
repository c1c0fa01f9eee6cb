package loombook.kernel.message;

import loombook.link.CommEvent;

/**
 * Messages of widgets and extensions; both sides may send each of them, and none is answered by a reply.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages">custom messages</a>
 */
public interface Comm {
    /** From a client. */
    record Incoming(CommEvent event) implements Request {}

    /** To the clients. */
    record Outgoing(CommEvent event) implements Publication {}
}
