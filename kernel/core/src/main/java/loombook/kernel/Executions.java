package loombook.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import loombook.kernel.eval.Evaluator;
import loombook.kernel.message.Execute;
import loombook.kernel.message.Message;

/** The queue of what is executed one after the other, and the one thread that does it. */
final class Executions {
    private final LinkedBlockingQueue<Message> queue = new LinkedBlockingQueue<>();
    private final ReentrantLock serving = new ReentrantLock();

    /** Starts the thread; each message is given to {@code serve} on it. */
    Executions(Consumer<Message> serve) {
        // Never interrupted: it sends messages, and JeroMQ does not survive that. It ends with the process.
        Thread.ofPlatform()
                .name("loombook-execution")
                .stackSize(Evaluator.STACK_BYTES)
                .daemon()
                .start(() -> run(serve));
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

    /** Waits until what is being served now has been answered, at most so long. */
    void await(long millis) {
        try {
            if (serving.tryLock(millis, TimeUnit.MILLISECONDS)) {
                serving.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Consumer<Message> serve) {
        try {
            while (true) {
                var message = queue.take();
                serving.lock();
                try {
                    serve.accept(message);
                } finally {
                    serving.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
