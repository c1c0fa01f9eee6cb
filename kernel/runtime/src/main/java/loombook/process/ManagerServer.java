package loombook.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Keeps a manager's objects and does what proxies ask, each connection on a thread of its own. */
final class ManagerServer implements AutoCloseable {
    private final ProcessQueue<PipeEnd<Object>> door = new ProcessQueue<>();
    private final Map<Integer, Object> objects = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final Set<PipeEnd<Object>> connections = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    ManagerServer() {
        serve("loombook-manager", this::admit);
    }

    private void serve(String name, Runnable work) {
        // Platform threads: they wait nearly always, and virtual ones would poll.
        threads.add(Thread.ofPlatform().name(name).daemon().start(work));
    }

    ProcessQueue<PipeEnd<Object>> door() {
        return door;
    }

    /** Keeps an object, which is safe for any number of threads; returns its number. */
    int keep(Object object) {
        if (closed) {
            throw new IllegalStateException("The manager is closed.");
        }
        int its = number.getAndIncrement();
        objects.put(its, object);
        return its;
    }

    private void admit() {
        while (!closed) {
            try {
                var connection = door.take();
                connections.add(connection);
                serve("loombook-manager-connection", () -> answer(connection));
            } catch (PeerDiedException e) {
                // All who had connected have ended; others may come.
            } catch (IllegalStateException e) {
                // It has ended before its end of the pipe was opened here.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void answer(PipeEnd<Object> connection) {
        try (connection) {
            while (!closed) {
                send(connection, answer((ManagerCall) connection.receive()));
            }
        } catch (IOException | IllegalStateException e) {
            // It was closed, or who called has ended.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
            threads.remove(Thread.currentThread());
        }
    }

    private static void send(PipeEnd<Object> connection, ManagerCall.Answer answer)
            throws IOException, InterruptedException {
        try {
            connection.send(answer);
        } catch (NotSendableException e) {
            // A variable that the object's code reads has become one since it was put.
            connection.send(new ManagerCall.Answer(null, e));
        }
    }

    private ManagerCall.Answer answer(ManagerCall call) {
        ManagerCall.Answer answer;
        try {
            answer = new ManagerCall.Answer(value(call), null);
        } catch (InvocationTargetException e) {
            answer = new ManagerCall.Answer(null, e.getCause());
        } catch (ReflectiveOperationException | RuntimeException e) {
            answer = new ManagerCall.Answer(null, e);
        }
        return answer;
    }

    private @Nullable Object value(ManagerCall call) throws ReflectiveOperationException {
        var object = objects.get(call.object());
        var type = object instanceof Map ? Map.class : List.class;
        if (object == null) {
            throw new IllegalStateException("The manager does not have this object.");
        }
        if (call.method().equals(ManagerCall.COPY)) {
            synchronized (object) {
                return object instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : new ArrayList<>((List<?>) object);
            }
        }
        if (call.method().equals(ManagerCall.DELETE) && object instanceof Map<?, ?> map) {
            return map.keySet().remove(call.arguments()[0]);
        }
        return type.getMethod(call.method(), call.types().toArray(Class<?>[]::new))
                .invoke(object, call.arguments());
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        connections.forEach(PipeEnd::close);
        door.close();
        objects.clear();
    }
}
