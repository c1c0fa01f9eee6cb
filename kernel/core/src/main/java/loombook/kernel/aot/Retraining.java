package loombook.kernel.aot;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the caches anew when they are not for this JVM, its flags and its jars any more; the next kernel starts with
 * them. It waits until nobody has asked for anything for a while, gives way to everything else, and stops at the next
 * request.
 */
public final class Retraining implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("loombook.kernel");

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final int LOOK_MS = 1000;
    private static final int MOST_STARTS = 3;
    private static final int LAST_MS = 500;

    private final Supplier<Duration> idle;
    private final Thread thread;
    private @Nullable Training training;
    private boolean closed;

    private Retraining(Supplier<Duration> idle) {
        this.idle = idle;
        this.thread = Thread.ofPlatform().name("loombook-retraining").daemon().unstarted(this::run);
    }

    /**
     * Begins to wait for its time.
     *
     * @param idle says for how long nothing has been asked for
     */
    public static Retraining whenIdle(Supplier<Duration> idle) {
        var retraining = new Retraining(idle);
        retraining.thread.start();
        return retraining;
    }

    private void run() {
        try {
            for (int start = 0; start < MOST_STARTS && awaitIdle(); start++) {
                var recipe = due();
                if (recipe.isEmpty()) {
                    return;
                }
                train(recipe.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | TrainingFailed e) {
            LOG.log(System.Logger.Level.DEBUG, "No cache could be made for the next start", e);
        }
    }

    /** Waits until nobody has asked for anything for a while; false when all ends. */
    private synchronized boolean awaitIdle() throws InterruptedException {
        while (!closed && isBusy()) {
            wait(LOOK_MS);
        }
        return !closed;
    }

    private boolean isBusy() {
        return idle.get().compareTo(IDLE) < 0;
    }

    /**
     * Returns what caches have to be made for; nothing when they are good, or can't be made.
     *
     * @throws IOException when the files can't be read on which that depends
     */
    static Optional<Recipe> due() throws IOException {
        var recipe = Recipe.ofThisJvm();
        return recipe.isPresent() && isDue(recipe.get()) ? recipe : Optional.empty();
    }

    private static boolean isDue(Recipe recipe) throws IOException {
        var folder = new CacheFolder(recipe);
        return !hasForeignFlags()
                && !recipe.hasAgent()
                && !folder.isCurrent()
                && !folder.isHopeless()
                && folder.isWritable();
    }

    /** Returns whether this JVM has flags that the next one may not have: then it is not the one to judge a cache. */
    private static boolean hasForeignFlags() {
        return Stream.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS")
                .anyMatch(name -> System.getenv(name) != null);
    }

    private void train(Recipe recipe) throws TrainingFailed, InterruptedException {
        Training begun;
        synchronized (this) {
            if (closed) {
                return;
            }
            begun = new Training(recipe, true, this::isBusy);
            training = begun;
        }
        var _ = begun.run();
    }

    /** Ends a training that runs; the next kernel begins it anew. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (training != null) {
                training.close();
            }
            notifyAll();
        }
        try {
            // So that it can clean up after itself.
            thread.join(LAST_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
