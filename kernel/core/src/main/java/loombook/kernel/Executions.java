package loombook.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import loombook.kernel.message.Execute;
import loombook.kernel.message.Message;

/** The queue of what is executed one after the other, and the one thread that does it. */
final class Executions {
    private final LinkedBlockingQueue<Message> queue = new LinkedBlockingQueue<>();
    /** Starts the thread; each message is given to {@code serve} on it. */
    Executions(Consumer<Message> serve) {
        // Never interrupted: it sends messages, and JeroMQ does not survive that. It ends with the process.
        Thread.ofPlatform().name("loombook-execution").daemon().start(() -> run(serve));
    }

    /** Has a message served in its turn. */
    void add(Message message) {
        queue.add(message);
    }

    /** Takes all execute_requests that wait out of the queue and returns them. */
    List<Message> abort() {
        var waiting = new ArrayList<Message>();
        queue.drainTo(waiting);
        var aborted = new ArrayList<Message>();
        for (var message : waiting) {
            if (message.content() instanceof Execute.Request) {
                aborted.add(message);
            } else {
                queue.add(message);
            }
        }
        return aborted;
    }

    private void run(Consumer<Message> serve) {
        try {
            while (true) {
                serve.accept(queue.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
