package loombook.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A process that a cell has started with {@code inheritIO()} or {@code Redirect.INHERIT}. What it prints would go to
 * this JVM's own standard output, where nobody knows whose it is; it goes through pipes to the cell instead. To the
 * program nothing has changed: the streams of what is inherited are at their end, and when {@link #waitFor()} returns,
 * all has been printed.
 *
 * <p>An inherited standard input is this JVM's own, which is at its end. A grandchild that goes on printing after the
 * child has ended finds its pipe closed, as always with {@link Process}.
 */
public final class InheritingProcess extends Process {
    private static final int PATIENCE_MS = 200;

    private final Process process;
    private final boolean inheritsOutput;
    private final boolean inheritsError;
    private final CountDownLatch printed;

    private InheritingProcess(Process process, Inherited inherited, CellContext cell) {
        this.process = process;
        this.inheritsOutput = inherited.output();
        this.inheritsError = inherited.error();
        this.printed = new CountDownLatch((inheritsOutput ? 1 : 0) + (inheritsError ? 1 : 0));
        if (inheritsOutput) {
            print(process.getInputStream(), false, cell);
        }
        if (inheritsError) {
            print(process.getErrorStream(), true, cell);
        }
    }

    /** What a process inherits of this JVM's streams, by its builder. */
    private record Inherited(ProcessBuilder builder, boolean output, boolean error) {
        static Inherited by(ProcessBuilder builder, boolean isLast) {
            return new Inherited(
                    builder,
                    builder.redirectOutput() == Redirect.INHERIT && isLast,
                    builder.redirectError() == Redirect.INHERIT && !builder.redirectErrorStream());
        }

        boolean anything() {
            return output || error;
        }

        /** Has the builder's next process write into pipes, or inherit again. */
        void set(Redirect redirect) {
            if (output) {
                builder.redirectOutput(redirect);
            }
            if (error) {
                builder.redirectError(redirect);
            }
        }
    }

    /** Does what {@link ProcessBuilder#start} does; called in its place by the code of cells. */
    public static Process start(ProcessBuilder builder) throws IOException {
        var cell = CellContext.current();
        var inherited = Inherited.by(builder, true);
        if (cell == null || !inherited.anything()) {
            return builder.start();
        }
        inherited.set(Redirect.PIPE);
        try {
            return new InheritingProcess(builder.start(), inherited, cell);
        } finally {
            inherited.set(Redirect.INHERIT);
        }
    }

    /** Does what {@link ProcessBuilder#startPipeline} does; called in its place by the code of cells. */
    public static List<Process> startPipeline(List<ProcessBuilder> builders) throws IOException {
        var cell = CellContext.current();
        var inherited = IntStream.range(0, builders.size())
                .mapToObj(i -> Inherited.by(builders.get(i), i == builders.size() - 1))
                .toList();
        if (cell == null) {
            return ProcessBuilder.startPipeline(builders);
        }
        inherited.forEach(one -> one.set(Redirect.PIPE));
        try {
            var processes = ProcessBuilder.startPipeline(builders);
            var started = new ArrayList<Process>();
            for (int i = 0; i < processes.size(); i++) {
                var one = inherited.get(i);
                started.add(one.anything() ? new InheritingProcess(processes.get(i), one, cell) : processes.get(i));
            }
            return started;
        } finally {
            inherited.forEach(one -> one.set(Redirect.INHERIT));
        }
    }

    private void print(InputStream stream, boolean error, CellContext cell) {
        // Not a virtual thread: it would hold a carrier while it reads, of which the cell's own threads have but few.
        Thread.ofPlatform().name("loombook-child-output").daemon().start(() -> {
            try (stream) {
                var bytes = new byte[1 << 13];
                for (int n = stream.read(bytes); n >= 0; n = stream.read(bytes)) {
                    cell.output().append(error, bytes, 0, n);
                }
            } catch (IOException e) {
                // The pipe was closed: a grandchild held it open, and the process has ended.
            } finally {
                printed.countDown();
            }
        });
    }

    private void awaitPrinted() throws InterruptedException {
        // Not for ever: a grandchild may hold the pipes open.
        var _ = printed.await(PATIENCE_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public OutputStream getOutputStream() {
        return process.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return inheritsOutput ? InputStream.nullInputStream() : process.getInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return inheritsError ? InputStream.nullInputStream() : process.getErrorStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        int code = process.waitFor();
        awaitPrinted();
        return code;
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        boolean ended = process.waitFor(timeout, unit);
        if (ended) {
            awaitPrinted();
        }
        return ended;
    }

    @Override
    public int exitValue() {
        return process.exitValue();
    }

    @Override
    public void destroy() {
        process.destroy();
    }

    @Override
    public Process destroyForcibly() {
        var _ = process.destroyForcibly();
        return this;
    }

    @Override
    public boolean supportsNormalTermination() {
        return process.supportsNormalTermination();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return process.onExit().thenApply(_ -> {
            try {
                awaitPrinted();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return this;
        });
    }

    @Override
    public ProcessHandle toHandle() {
        return process.toHandle();
    }

    @Override
    public ProcessHandle.Info info() {
        return process.info();
    }

    @Override
    public Stream<ProcessHandle> children() {
        return process.children();
    }

    @Override
    public Stream<ProcessHandle> descendants() {
        return process.descendants();
    }

    @Override
    public String toString() {
        return process.toString();
    }
}
