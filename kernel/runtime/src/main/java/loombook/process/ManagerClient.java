package loombook.process;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * The way of a proxy to its object. Connections are pipes: there is no socket in any folder that could be left behind. A
 * call has one for its time, and leaves it to the next one if nothing was thrown meanwhile.
 */
@SuppressWarnings("serial") // another object is sent in its place
final class ManagerClient implements Serializable {
    private final ProcessQueue<PipeEnd<Object>> door;
    private final int object;
    private final ConcurrentLinkedDeque<PipeEnd<Object>> idle = new ConcurrentLinkedDeque<>();

    private record Handle(ProcessQueue<PipeEnd<Object>> door, int object) implements Serializable {
        private Object readResolve() {
            return new ManagerClient(door, object);
        }
    }

    ManagerClient(ProcessQueue<PipeEnd<Object>> door, int object) {
        this.door = door;
        this.object = object;
    }

    private Object writeReplace() {
        return new Handle(door, object);
    }

    /** Asks for a copy of all that is in the object. */
    @Nullable
    Object copy() {
        return call(ManagerCall.COPY, List.of());
    }

    /**
     * Calls a method of the object and waits for its answer, also when interrupted: it does not take long, and a call that
     * was left half-way would be done or not.
     *
     * @throws PeerDiedException when the manager is closed or its process has ended
     */
    @Nullable
    Object call(String method, List<Class<?>> types, @Nullable Object... arguments) {
        var call = new ManagerCall(object, method, types, arguments);
        var connection = connection();
        boolean done = false;
        try {
            var _ = uninterrupted(() -> {
                connection.send(call);
                return call;
            });
            var answer = (ManagerCall.Answer) uninterrupted(connection::receive);
            done = true;
            return value(answer);
        } catch (IOException e) {
            throw gone();
        } finally {
            if (done) {
                idle.push(connection);
            } else {
                connection.close();
            }
        }
    }

    private PipeEnd<Object> connection() {
        var known = idle.poll();
        if (known != null) {
            return known;
        }
        var pipe = new ProcessPipe<Object>();
        try {
            var _ = uninterrupted(() -> door.offer(pipe.second()));
        } catch (IOException | IllegalStateException e) {
            throw gone();
        }
        return pipe.first();
    }

    private static PeerDiedException gone() {
        return new PeerDiedException("The manager of this object is closed, or its process has ended.");
    }

    private interface Step<T> {
        T run() throws IOException, InterruptedException;
    }

    private static <T> T uninterrupted(Step<T> step) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return step.run();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static @Nullable Object value(ManagerCall.Answer answer) {
        return switch (answer.thrown()) {
            case null -> answer.value();
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        };
    }
}
