package loombook.kernel.output;

import loombook.kernel.message.Header;
import loombook.kernel.message.Input;
import loombook.kernel.message.Message;
import loombook.kernel.message.Publication;
import loombook.kernel.message.Reply;
import org.jspecify.annotations.Nullable;

/** Where the kernel's messages leave. Safe for any number of threads; messages of one kind leave in their order. */
public interface Outbox {
    /** Answers a request, on its channel. Never blocks. */
    void reply(Message request, Reply reply);

    /**
     * Tells everybody. Never blocks.
     *
     * @param parent what this is a result of, or null
     */
    void publish(@Nullable Header parent, Publication publication);

    /** Asks the client that sent this request for input, on the stdin channel. Never blocks. */
    void ask(Message request, Input.Request question);

    /**
     * Waits until so much of what was published has been read that more can be taken. What cells print goes through
     * here, so that a slow reader slows the cell down and nothing is ever dropped.
     */
    void awaitRoom() throws InterruptedException;
}
