package loombook.agent;

import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import jdk.jshell.spi.SPIResolutionException;
import loombook.DisplayHandle;
import loombook.display.MimeBundle;
import loombook.display.Rendering;
import loombook.link.Thrown;
import loombook.link.ToKernel;
import loombook.link.ToKernel.Answer;
import loombook.link.ToRuntime;
import loombook.link.ToRuntime.ClassBytes;
import org.jspecify.annotations.Nullable;

/** Does what the kernel asks for, one after the other, on the thread that calls {@link #run}: the cells' thread. */
final class CellRunner implements Consumer<ToRuntime> {
    private static final long NONE = 0;
    private static final int PATIENCE_MS = 2000;

    private final Link link;
    private final Flusher flusher = new Flusher();
    private final CellInput input = new CellInput();
    private final OwnStreams ownStreams = new OwnStreams();
    private final CellClassLoader loader = new CellClassLoader();
    private final LinkedBlockingQueue<ToRuntime> requests = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.currentThread();
    private @Nullable CellContext context;
    private long interrupted = NONE;

    CellRunner(Link link) {
        this.link = link;
    }

    CellInput input() {
        return input;
    }

    /** Takes a message from the link: interrupts and input at once, everything else in its turn. */
    @Override
    public void accept(ToRuntime message) {
        switch (message) {
            case ToRuntime.Interrupt(var cell) -> {
                if (cell == NONE) {
                    CommLink.interrupt();
                } else {
                    interrupt(cell);
                }
            }
            case ToRuntime.Comm comm -> CommLink.accept(comm);
            case ToRuntime.Ended ended -> {
                CellThread.ended();
                if (ended.answer()) {
                    link.send(new ToKernel.Loaded(null));
                }
            }
            case ToRuntime.Input(var line) -> input.answer(line);
            case ToRuntime.Resolved answer -> Dependencies.answer(answer);
            case ToRuntime.MagicDone done -> MagicLink.accept(done);
            case ToRuntime.Nested nested -> MagicLink.accept(nested);
            case ToRuntime.Places(var request, var places) -> CellPlaces.answer(request, places);
            case ToRuntime.Load _, ToRuntime.Run _, ToRuntime.AddToClassPath _, ToRuntime.ReadVariable _ ->
                requests.add(message);
        }
    }

    /** Sends what was printed when a cell ends this JVM: it would be lost with it. */
    void drain() {
        flusher.drain();
        try {
            link.drain(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Serves requests until the JVM ends. */
    void run() {
        thread.setContextClassLoader(loader);
        CellThread.is(thread);
        while (true) {
            try {
                link.send(answer(requests.take()));
            } catch (InterruptedException e) {
                // An interrupt that came as its cell ended: it is for nobody.
            }
        }
    }

    private Answer answer(ToRuntime request) {
        return switch (request) {
            case ToRuntime.Load(var classes) -> load(classes);
            case ToRuntime.Run it -> run(it);
            case ToRuntime.AddToClassPath(var path) -> add(path);
            case ToRuntime.ReadVariable(var type, var name) -> new ToKernel.Variable(read(type, name));
            case ToRuntime.Interrupt _,
                    ToRuntime.Ended _,
                    ToRuntime.Input _,
                    ToRuntime.Comm _,
                    ToRuntime.Resolved _,
                    ToRuntime.MagicDone _,
                    ToRuntime.Nested _,
                    ToRuntime.Places _ -> throw new IllegalArgumentException(request + " is not done in turn");
        };
    }

    /**
     * Does what the kernel asks for while the current thread waits for a magic, as a part of the cell that waits.
     *
     * @param made takes what comes of it, when who waits wants it as it is
     */
    Answer nested(ToRuntime request, MagicLink.@Nullable Made made) {
        if (!(request instanceof ToRuntime.Run run)) {
            return answer(request);
        }
        if (load(run.classes()) instanceof ToKernel.Loaded refused && refused.problem() != null) {
            return refused;
        }
        int outer = Progress.reached();
        Progress.begin();
        try {
            var returned = call(run.className(), run.method());
            if (made == null) {
                return new ToKernel.Returned(value(run, returned));
            }
            made.value = Result.isPresent() ? Result.take() : run.showValue() ? returned : null;
            return new ToKernel.Returned(null);
        } catch (SPIResolutionException unresolved) {
            return new ToKernel.Unresolved(Progress.reached(), unresolved.id(), Thrown.of(unresolved));
        } catch (Throwable failure) {
            // The kernel tells of it in its answer, as of any cell.
            if (made != null) {
                made.thrown = failure;
            }
            return new ToKernel.Threw(Progress.reached(), Thrown.of(failure));
        } finally {
            Progress.backTo(outer);
        }
    }

    private static @Nullable MimeBundle value(ToRuntime.Run run, @Nullable Object returned) {
        return Result.isPresent() ? shown(Result.take()) : run.showValue() ? shown(returned) : null;
    }

    private ToKernel.Loaded load(List<ClassBytes> classes) {
        try {
            loader.define(classes);
            return new ToKernel.Loaded(null);
        } catch (ClassNotFoundException | LinkageError e) {
            return new ToKernel.Loaded(e.toString());
        }
    }

    private Answer add(String path) {
        try {
            loader.add(path);
            return new ToKernel.Loaded(null);
        } catch (MalformedURLException e) {
            return new ToKernel.Loaded(e.toString());
        }
    }

    private Answer run(ToRuntime.Run run) {
        if (load(run.classes()) instanceof ToKernel.Loaded refused && refused.problem() != null) {
            return refused;
        }
        Progress.begin();
        var cell = enter(run.cell());
        Answer answer;
        try {
            answer = outcome(cell, run);
            cell.remove(thread);
        } catch (CellStopped late) {
            // Thrown into this thread by an interruption just as the cell had ended.
            cell.remove(thread);
            answer = new ToKernel.Threw(Progress.reached(), Thrown.of(late));
        }
        // A cell may have interrupted its own thread: that is not for the next one.
        Thread.interrupted();
        cell.output().flush();
        ownStreams.mark();
        return answer;
    }

    private Answer outcome(CellContext cell, ToRuntime.Run run) {
        try {
            cell.add(thread);
            // It may have come while the kernel was still compiling this part of the cell.
            cell.endIfInterrupted();
            var returned = call(cell, run);
            var value = value(run, returned);
            // It has tidied up and come to its end: the reader wanted it stopped, and what is queued is not to run.
            cell.endIfInterrupted();
            return new ToKernel.Returned(value);
        } catch (SPIResolutionException unresolved) {
            return new ToKernel.Unresolved(Progress.reached(), unresolved.id(), Thrown.of(unresolved));
        } catch (Throwable failure) {
            // Whatever user code throws is that cell's outcome: this thread must go on for the next cell.
            return new ToKernel.Threw(Progress.reached(), Thrown.of(failure));
        }
    }

    /** Renders a cell's value; a handle is of no use to a reader who already sees what it stands for. */
    private static @Nullable MimeBundle shown(@Nullable Object value) {
        return value instanceof DisplayHandle || value == Result.NOTHING ? null : Rendering.of(value);
    }

    private @Nullable Object call(CellContext cell, ToRuntime.Run run) throws Throwable {
        var meter = cell.meter();
        if (meter == null) {
            return call(run.className(), run.method());
        }
        meter.resume();
        try {
            return call(run.className(), run.method());
        } finally {
            meter.pause();
        }
    }

    private @Nullable Object call(String className, String method) throws Throwable {
        var target = loader.loadClass(className).getDeclaredMethod(method);
        target.setAccessible(true);
        try {
            return target.invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private synchronized CellContext enter(long id) {
        var cell = context;
        if (cell == null || cell.id() != id) {
            cell = new CellContext(id, new CellOutput(id, link, flusher));
            context = cell;
        }
        if (interrupted == id) {
            cell.interrupt();
        }
        cell.enter();
        return cell;
    }

    private synchronized void interrupt(long id) {
        interrupted = id;
        var cell = context;
        if (cell != null && cell.id() == id) {
            cell.interrupt();
        }
    }

    private String read(String className, String name) {
        try {
            var field = loader.loadClass(className).getDeclaredField(name);
            field.setAccessible(true);
            var shown = Rendering.of(field.get(null)).data().get(MimeBundle.TEXT);
            return String.valueOf(shown);
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            return "(" + e + ")";
        }
    }
}
