package loombook.kernel.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import loombook.kernel.runtime.RuntimeCommand;
import org.jspecify.annotations.Nullable;

/**
 * Makes the caches: a kernel with the same flags as this JVM rehearses, which tells what classes it and its runtime
 * need, and one more JVM for each writes these down as they lie in memory.
 *
 * <p>Not by {@code -XX:AOTCacheOutput}, which does the same in one step: up to 25.0.3 the JVM takes such a cache even
 * when the jars have been replaced, and runs the old classes. A cache that is made in two steps it refuses then. This
 * one was also measured to be smaller and faster.
 */
public final class Training implements AutoCloseable {
    private static final int PATIENCE_S = 120;
    private static final int LOOK_MS = 200;
    private static final Pattern NUMBER = Pattern.compile(" id: \\d+$");
    private static final Path NICE = Path.of("/usr/bin/nice");

    private final Recipe recipe;
    private final CacheFolder folder;
    private final boolean inBackground;
    private final BooleanSupplier stop;
    private @Nullable Process step;
    private boolean closed;

    /**
     * Prepares a training.
     *
     * @param inBackground whether everything else on this machine goes first
     * @param stop is asked several times a second
     */
    Training(Recipe recipe, boolean inBackground, BooleanSupplier stop) {
        this.recipe = recipe;
        this.folder = new CacheFolder(recipe);
        this.inBackground = inBackground;
        this.stop = stop;
    }

    /**
     * Makes the caches for kernels that are started as this JVM was.
     *
     * @throws TrainingFailed when that can't be done
     */
    public static void forThisJvm() throws TrainingFailed, InterruptedException {
        var recipe = Recipe.ofThisJvm().orElseThrow(() -> new TrainingFailed("its flags name no file for it"));
        try (var training = new Training(recipe, false, () -> false)) {
            var _ = training.run();
        }
    }

    /**
     * Makes the caches, unless another process is at it.
     *
     * @return false when they were not made, but nothing has failed
     */
    boolean run() throws TrainingFailed, InterruptedException {
        try {
            var lock = folder.lock();
            if (lock.isEmpty()) {
                return false;
            }
            try (var _ = lock.get()) {
                folder.begin();
                boolean done = makeAll();
                folder.forgive();
                return done;
            }
        } catch (IOException e) {
            throw new TrainingFailed(e.toString());
        }
    }

    private boolean makeAll() throws IOException, TrainingFailed, InterruptedException {
        var workshop = folder.workshop();
        try {
            var needed = workshop.resolve("kernel.classes");
            var kernel = workshop.resolve("kernel.jsa");
            var runtime = workshop.resolve(CacheFolder.RUNTIME);
            boolean done = run(workshop, rehearsal(needed))
                    && run(workshop, kernelDump(needed, kernel))
                    && run(workshop, runtimeDump(neededByRuntime(workshop), runtime));
            if (done) {
                folder.put(kernel, runtime);
            }
            return done;
        } finally {
            CacheFolder.delete(workshop);
        }
    }

    private List<String> rehearsal(Path needed) {
        var line = java(recipe.flags());
        line.addAll(List.of("-Xshare:off", list(needed), "-cp", recipe.classPath()));
        line.addAll(List.of("loombook.kernel.Main", Rehearsal.OPTION));
        return line;
    }

    private List<String> kernelDump(Path needed, Path cache) {
        var line = java(recipe.flags());
        // Linked ahead of time the classes are there at once: a third less CPU time until the first result.
        line.addAll(List.of("-Xshare:dump", "-XX:+AOTClassLinking"));
        line.addAll(List.of("-XX:SharedClassListFile=" + needed, Recipe.CACHE + cache, "-cp", recipe.classPath()));
        return line;
    }

    private static List<String> runtimeDump(Path needed, Path cache) {
        // None of the user's flags, so that a JVM with most of the flags that users choose takes it. Linked
        // all the same: those flags do not mind, and a child of the runtime needs a fifth less CPU time for its first
        // task.
        var line = java(List.of("-Xshare:dump", "-XX:+AOTClassLinking", RuntimeCommand.NATIVE_ACCESS));
        line.addAll(List.of("-XX:SharedClassListFile=" + needed, Recipe.CACHE + cache));
        line.addAll(List.of("-cp", RuntimeCommand.fromEnvironment().classPath()));
        return line;
    }

    private static List<String> java(List<String> flags) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags);
        return line;
    }

    private static String list(Path classes) {
        return "-XX:DumpLoadedClassList=" + classes;
    }

    /**
     * Joins the lists of all JVMs that were started: the kernel starts its runtime anew when a cell has ended it, and
     * children of the runtime start from the same cache.
     */
    private static Path neededByRuntime(Path workshop) throws IOException, TrainingFailed {
        var needed = new LinkedHashSet<String>();
        try (var lists = Files.newDirectoryStream(workshop, "runtime-*.classes")) {
            for (var list : lists) {
                for (var line : Files.readAllLines(list)) {
                    // The numbers are each list's own; those of other loaders, which have a source, need them.
                    if (!line.contains(" source: ")) {
                        needed.add(NUMBER.matcher(line).replaceFirst(""));
                    }
                }
            }
        }
        if (needed.isEmpty()) {
            throw new TrainingFailed("the JVM in which cells run has listed no classes");
        }
        return Files.write(workshop.resolve("runtime.classes"), needed);
    }

    /** Runs one step; returns false when it was stopped. */
    private boolean run(Path workshop, List<String> line) throws IOException, TrainingFailed, InterruptedException {
        var log = workshop.resolve("log.txt");
        var process = start(line, workshop, log);
        if (process == null) {
            return false;
        }
        long begun = System.nanoTime();
        while (!process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
            if (stop.getAsBoolean()) {
                close();
            } else if (TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun) > PATIENCE_S) {
                kill(process);
                throw new TrainingFailed("it was not done after " + PATIENCE_S + " s");
            }
        }
        if (isClosed()) {
            return false;
        }
        if (process.exitValue() != 0) {
            var said = Files.readString(log).lines().findFirst().map(one -> ", having said: " + one);
            throw new TrainingFailed("a JVM for it ended with exit code " + process.exitValue() + said.orElse(""));
        }
        return true;
    }

    private synchronized @Nullable Process start(List<String> line, Path workshop, Path log) throws IOException {
        if (closed) {
            return null;
        }
        var all = new ArrayList<String>();
        if (inBackground && Files.isExecutable(NICE)) {
            all.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        all.addAll(line);
        var builder = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log.toFile());
        var environment = builder.environment();
        // Flags that come from there are not the kernelspec's, and what a rehearsal says belongs nowhere.
        List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "LOOMBOOK_RECORD")
                .forEach(environment::remove);
        environment.put("LOOMBOOK_HISTORY", workshop.resolve("history.sqlite").toString());
        environment.put("LOOMBOOK_JVM_FLAGS", "-Xshare:off \"" + list(workshop.resolve("runtime-%p.classes")) + "\"");
        var process = builder.start();
        process.getOutputStream().close();
        step = process;
        return process;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Ends all that still runs. */
    @Override
    public synchronized void close() {
        closed = true;
        if (step != null) {
            kill(step);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
