package loombook.process.worker;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import loombook.link.CtrlC;
import loombook.process.NotSendableException;
import loombook.process.RemoteFailure;
import loombook.process.code.Packing;
import loombook.process.code.Parcel;
import loombook.process.code.Unpacking;
import org.jspecify.annotations.Nullable;

/** Does a child's tasks, one after the other, on the thread that calls {@link #run}. */
final class TaskRunner {
    /** As the JVM's own option has it that ends a JVM without memory. */
    private static final int OUT_OF_MEMORY = 3;

    private static final int CTRL_C_MS = 400;

    private final Wire wire;
    private final WorkerLoader loader;
    private final LinkedBlockingQueue<Frame> tasks = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.currentThread();
    private long current;
    private long begun;
    private long ended;
    private boolean failed;

    TaskRunner(Wire wire) {
        this.wire = wire;
        this.loader = new WorkerLoader(wire);
    }

    /** Returns the exit code. */
    int run() {
        System.setOut(TaskOutput.stream(wire, Frame.STDOUT));
        System.setErr(TaskOutput.stream(wire, Frame.STDERR));
        thread.setContextClassLoader(loader);
        Thread.ofPlatform().name("loombook-link").daemon().start(this::read);
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::drain, "loombook-drain"));
        } catch (IllegalStateException e) {
            return 0; // A signal has come that ends this JVM; its exit code tells of that, not of this.
        }
        wire.send(Frame.of(Frame.READY, 0));
        Thread.ofPlatform().name("loombook-ctrl-c").daemon().start(TaskRunner::ignoreCtrlC);
        while (true) {
            Frame frame;
            try {
                frame = tasks.take();
            } catch (InterruptedException e) {
                continue; // for the task before
            }
            if (frame.kind() == Frame.END) {
                if (frame.id() == Frame.AS_PROGRAM) {
                    joinAll();
                }
                return failed ? 1 : 0;
            }
            run(frame);
        }
    }

    /** Waits for what was started here, as every program does at its end. */
    private void joinAll() {
        try {
            for (var worker : Worker.live()) {
                if (worker.isDaemon()) {
                    worker.kill();
                }
                var _ = worker.onEnd().get();
            }
            for (var other : Thread.getAllStackTraces().keySet()) {
                if (other != thread && !other.isDaemon() && !other.getName().equals("DestroyJavaVM")) {
                    other.join();
                }
            }
        } catch (InterruptedException | ExecutionException e) {
            // It is to end now.
        }
    }

    private void drain() {
        System.out.flush();
        System.err.flush();
        Sockets.deleteAll();
        wire.drain();
        wire.linger();
    }

    /** A terminal sends Ctrl-C to the whole process group: the parent interrupts the task, this JVM lives on. */
    private static void ignoreCtrlC() {
        try {
            // It takes 30 ms of CPU time, which the first task needs more.
            Thread.sleep(CTRL_C_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        CtrlC.handle(() -> {});
    }

    private void read() {
        try {
            while (true) {
                take(wire.receive());
            }
        } catch (IOException | RuntimeException | Error e) {
            // The end of the stream is how the parent's death is noticed, however it died.
        } finally {
            gone();
        }
    }

    private void take(Frame frame) {
        switch (frame.kind()) {
            case Frame.TASK, Frame.END -> tasks.add(frame);
            case Frame.CODE -> loader.answer(frame.id(), frame.bytes());
            case Frame.JARS -> loader.add(frame.text());
            case Frame.INTERRUPT -> interrupt(frame.id());
            default -> throw new IllegalArgumentException("The parent sent a message of unknown kind " + frame.kind());
        }
    }

    private synchronized void interrupt(long id) {
        if (current == id) {
            thread.interrupt();
        }
    }

    private synchronized void become(long id) {
        current = id;
        if (id == 0) {
            Thread.interrupted();
        }
    }

    private void run(Frame frame) {
        Frame answer;
        become(frame.id());
        begun = System.nanoTime();
        ended = begun;
        try {
            answer = result(frame);
        } catch (OutOfMemoryError e) {
            wire.send(Frame.of(Frame.FAILURE_TEXT, frame.id(), String.valueOf(e.getMessage())));
            wire.drain();
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
            return;
        } catch (Throwable failure) {
            failed = true;
            answer = new Frame(Frame.FAILURE, frame.id(), begun, ended, packed(failure));
        } finally {
            become(0);
        }
        System.out.flush();
        System.err.flush();
        wire.send(answer);
        wire.drain();
    }

    private Frame result(Frame frame) throws Exception {
        if (frame.parcel().length() < 0) {
            throw new RemoteFailure("The work is too large for the memory of the child JVM.");
        }
        var work = Unpacking.work(frame.parcel());
        TaskOutput.CELL.set(work.cell());
        var call = (Callable<?>) Objects.requireNonNull(work.work());
        @Nullable Object value;
        begun = System.nanoTime();
        try {
            value = call.call();
        } finally {
            ended = System.nanoTime();
        }
        return new Frame(Frame.RESULT, frame.id(), begun, ended, Packing.value(value));
    }

    private static Parcel packed(Throwable failure) {
        try {
            return Packing.value(failure);
        } catch (NotSendableException e) {
            return Packing.value(RemoteFailure.of(failure));
        }
    }

    /** Ends this JVM and all that it started, without running the user's shutdown hooks. */
    private static void gone() {
        try {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            Sockets.deleteAll();
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }
}
