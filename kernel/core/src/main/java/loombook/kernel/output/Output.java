package loombook.kernel.output;

import loombook.kernel.message.Header;
import loombook.kernel.message.Publication;
import loombook.kernel.message.Status;

/**
 * The bracket around a request: {@code busy} when it is opened, {@code idle} when it is closed, and what is published
 * in between has the request as its parent.
 */
public final class Output implements AutoCloseable {
    private final Outbox outbox;
    private final Header parent;

    private Output(Outbox outbox, Header parent) {
        this.outbox = outbox;
        this.parent = parent;
    }

    /** Publishes {@code busy}. */
    public static Output busy(Outbox outbox, Header parent) {
        var output = new Output(outbox, parent);
        output.publish(Status.BUSY);
        return output;
    }

    /** Publishes as a result of the request. */
    public void publish(Publication publication) {
        outbox.publish(parent, publication);
    }

    /** Publishes {@code idle}. */
    @Override
    public void close() {
        publish(Status.IDLE);
    }
}
