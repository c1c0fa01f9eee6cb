package loombook.kernel.aot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The folder that holds the caches of the kernel's JVM and the runtime's. Beside them it is written what they were made
 * for, and how often it was tried in vain to make them.
 */
final class CacheFolder {
    /** The cache of the runtime's JVM. */
    static final String RUNTIME = "runtime.jsa";

    private static final int MOST_ATTEMPTS = 3;

    private final Recipe recipe;
    private final Path folder;
    private final Path madeFor;
    private final Path attempts;

    CacheFolder(Recipe recipe) {
        this.recipe = recipe;
        folder = recipe.cache().toAbsolutePath().resolveSibling("");
        madeFor = folder.resolve("made-for.txt");
        attempts = folder.resolve("attempts.txt");
    }

    /** Returns whether the caches are there, whole, and made for this recipe. */
    boolean isCurrent() throws IOException {
        return contentOf(madeFor).equals(recipe.describe() + describe(recipe.cache()) + describe(runtimeCache()));
    }

    /** Returns whether caches for this recipe have failed so often that there is no point in trying again. */
    boolean isHopeless() throws IOException {
        return attempts() >= MOST_ATTEMPTS;
    }

    /** Returns whether this user may put caches here. */
    boolean isWritable() {
        return Files.isWritable(Files.isDirectory(folder) ? folder : folder.resolveSibling(""));
    }

    Path runtimeCache() {
        return folder.resolve(RUNTIME);
    }

    /** Takes the one lock that all kernels of this folder share, unless another process has it. To be closed. */
    Optional<FileChannel> lock() throws IOException {
        Files.createDirectories(folder);
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
        } catch (IOException e) {
            // Some network file systems can't lock. Two trainings at once spoil no cache: one of them fails.
        }
        return Optional.of(channel);
    }

    /** Makes a folder for what is not finished; the holder of the lock may do that. */
    Path workshop() throws IOException {
        try (var leftovers = Files.newDirectoryStream(folder, "training-*")) {
            leftovers.forEach(CacheFolder::delete);
        }
        return Files.createTempDirectory(folder, "training-");
    }

    /** Notes that caches are being made: when that ends this process, it counts as an attempt in vain. */
    void begin() throws IOException {
        Files.writeString(attempts, recipe.describe() + "attempts: " + (attempts() + 1) + "\n");
    }

    /** Takes {@link #begin} back: it was not in vain, or was stopped on purpose. */
    void forgive() throws IOException {
        Files.deleteIfExists(attempts);
    }

    /** Puts finished caches in place. Whoever starts meanwhile finds an old one or a new one, never a part of one. */
    void put(Path kernel, Path runtime) throws IOException {
        move(runtime, runtimeCache());
        move(kernel, recipe.cache());
        Files.writeString(madeFor, recipe.describe() + describe(recipe.cache()) + describe(runtimeCache()));
    }

    private static void move(Path from, Path to) throws IOException {
        try (var file = FileChannel.open(from, StandardOpenOption.WRITE)) {
            // A cache with holes crashes the JVM at each start: no power failure may leave the name without the
            // content.
            file.force(true);
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private int attempts() throws IOException {
        var noted = contentOf(attempts);
        var mine = recipe.describe() + "attempts: ";
        return noted.startsWith(mine)
                ? Integer.parseInt(noted.substring(mine.length()).strip())
                : 0;
    }

    private static String describe(Path cache) throws IOException {
        return "cache: " + cache.getFileName() + ", " + (Files.exists(cache) ? Files.size(cache) : "no") + " bytes\n";
    }

    private static String contentOf(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Deletes a folder and what is in it, as far as that can be done. */
    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (var file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The next training tries again.
        }
    }
}
