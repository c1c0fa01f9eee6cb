package loombook.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How child JVMs are started. Immutable: each method returns changed options. Begin with {@link Processes#options()}:
 * {@code Processes.options().jvm("-Xmx256m").directory("data").environment("MODE", "test")}.
 */
public final class ProcessOptions {
    static final ProcessOptions DEFAULT = new ProcessOptions(null, List.of(), null, Map.of(), false, null, 0);

    private final @Nullable String name;
    private final List<String> jvmFlags;
    private final @Nullable Path directory;
    private final Map<String, Optional<String>> environment;
    private final boolean daemon;
    private final @Nullable ProcessAction initializer;
    private final int tasksPerChild;

    private ProcessOptions(
            @Nullable String name,
            List<String> jvmFlags,
            @Nullable Path directory,
            Map<String, Optional<String>> environment,
            boolean daemon,
            @Nullable ProcessAction initializer,
            int tasksPerChild) {
        this.name = name;
        this.jvmFlags = jvmFlags;
        this.directory = directory;
        this.environment = environment;
        this.daemon = daemon;
        this.initializer = initializer;
        this.tasksPerChild = tasksPerChild;
    }

    /** Names the child; a pool's children get a number after it. Python: {@code name}. */
    public ProcessOptions name(String name) {
        if (name.isBlank() || name.contains("\n")) {
            throw new IllegalArgumentException("A name must be one line that is not empty.");
        }
        return new ProcessOptions(name, jvmFlags, directory, environment, daemon, initializer, tasksPerChild);
    }

    /**
     * Adds flags for the child's JVM, such as {@code -Xmx1g} or {@code -Dmode=test}. It has already those flags of this
     * JVM that decide which code it can run ({@code --enable-preview}, {@code --add-modules}, {@code -D}…), but not its
     * heap size, its collector or its debugger.
     */
    public ProcessOptions jvm(String... flags) {
        var all = new ArrayList<>(jvmFlags);
        all.addAll(List.of(flags));
        return new ProcessOptions(name, List.copyOf(all), directory, environment, daemon, initializer, tasksPerChild);
    }

    /** Sets the working directory. It must exist when the child is started. */
    public ProcessOptions directory(String directory) {
        return directory(Path.of(directory));
    }

    /** Sets the working directory. It must exist when the child is started. */
    public ProcessOptions directory(Path directory) {
        return new ProcessOptions(
                name,
                jvmFlags,
                Objects.requireNonNull(directory, "directory"),
                environment,
                daemon,
                initializer,
                tasksPerChild);
    }

    /** Sets a variable in the environment, or removes it when the value is null. The others are those of this JVM. */
    public ProcessOptions environment(String variable, @Nullable String value) {
        var all = new LinkedHashMap<>(environment);
        all.put(variable, Optional.ofNullable(value));
        return new ProcessOptions(name, jvmFlags, directory, all, daemon, initializer, tasksPerChild);
    }

    /**
     * Says whether the child is a daemon, see {@link ChildProcess#isDaemon()}. Pools' children always are. Python:
     * {@code daemon}.
     */
    public ProcessOptions daemon(boolean isDaemon) {
        return new ProcessOptions(name, jvmFlags, directory, environment, isDaemon, initializer, tasksPerChild);
    }

    /**
     * Has each child do this before its first task; what it needs it captures. When it fails, the pool is of no use and
     * all its tasks fail with that. Python: {@code initializer}, {@code initargs}; there the children are started again
     * and again.
     */
    public ProcessOptions initializer(ProcessAction action) {
        return new ProcessOptions(
                name,
                jvmFlags,
                directory,
                environment,
                daemon,
                Objects.requireNonNull(action, "action"),
                tasksPerChild);
    }

    /**
     * Has each child of a pool replaced by a fresh one when it has done so many tasks; one chunk of {@code map} is one
     * task. Python: {@code maxtasksperchild}.
     */
    public ProcessOptions tasksPerChild(int tasks) {
        if (tasks < 1) {
            throw new IllegalArgumentException("A child must do at least 1 task, not " + tasks + ".");
        }
        return new ProcessOptions(name, jvmFlags, directory, environment, daemon, initializer, tasks);
    }

    String nameOr(String other) {
        return name == null ? other : name;
    }

    boolean hasName() {
        return name != null;
    }

    /** Returns whether the child is a daemon. */
    public boolean isDaemon() {
        return daemon;
    }

    @Nullable
    ProcessAction initializer() {
        return initializer;
    }

    /** Returns 0 for any number. */
    int tasksPerChild() {
        return tasksPerChild;
    }

    /** Returns the flags that were added for the child's JVM. */
    public List<String> jvmFlags() {
        return jvmFlags;
    }

    /** Sets the directory and the environment of a process. */
    public void applyTo(ProcessBuilder builder) {
        if (directory != null) {
            if (!directory.toFile().isDirectory()) {
                throw new IllegalArgumentException("There is no directory " + directory + " to start a process in.");
            }
            builder.directory(new File(directory.toString()));
        }
        environment.forEach((variable, value) -> {
            if (value.isPresent()) {
                builder.environment().put(variable, value.get());
            } else {
                builder.environment().remove(variable);
            }
        });
    }
}
