package loombook.process.worker;

import java.net.MalformedURLException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import loombook.process.code.CodeLoader;
import org.jspecify.annotations.Nullable;

/** The loader of a child JVM: asks its parent for the classes of cells. */
final class WorkerLoader extends CodeLoader {
    private static final byte[] NONE = {};

    private final Wire wire;
    private final AtomicLong questions = new AtomicLong();
    private final Map<Long, CompletableFuture<byte[]>> asked = new ConcurrentHashMap<>();
    private final Map<String, byte[]> known = new ConcurrentHashMap<>();

    WorkerLoader(Wire wire) {
        this.wire = wire;
    }

    void answer(long question, byte[] bytes) {
        var waiting = asked.remove(question);
        if (waiting != null) {
            waiting.complete(bytes);
        }
    }

    void add(String jar) {
        try {
            addURL(URI.create(jar).toURL());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(jar, e);
        }
    }

    @Override
    public boolean runsCells() {
        return false;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte @Nullable [] bytes = isOfCell(name) ? code(name) : null;
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public byte @Nullable [] code(String className) {
        byte @Nullable [] bytes = known.get(className);
        if (bytes == null) {
            bytes = ask(className);
            known.put(className, bytes);
        }
        return bytes.length == 0 ? null : bytes;
    }

    private byte[] ask(String className) {
        long question = questions.incrementAndGet();
        var answer = new CompletableFuture<byte[]>();
        asked.put(question, answer);
        wire.send(Frame.of(Frame.CODE, question, className));
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    // A class that is half loaded is of no use to anyone: the answer comes, or this JVM ends.
                    interrupted = true;
                } catch (ExecutionException e) {
                    return NONE;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
