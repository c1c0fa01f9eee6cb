package loombook.process.memory;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The file behind {@link SharedMemory}. On Linux it stands in no folder: the system forgets it when the last process that
 * has it open ends, even by SIGKILL, and another process of the same user opens it through {@code /proc}. Elsewhere it is
 * a temporary file of the owner's, deleted when it is closed by who made it or when that process ends.
 */
public final class MemoryFile implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("loombook.runtime");
    private static final Path FILES = Path.of("/proc/self/fd");
    private static final Set<StandardOpenOption> BOTH = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final FileChannel channel;
    private final String name;

    /** Where it stands, if it stands somewhere. */
    private final @Nullable Path path;

    private final boolean owned;
    private volatile @Nullable Place place;

    /**
     * Where another process finds the file.
     *
     * @param holder a process that has it open
     * @param number the file's number in that process
     * @param name not that of any other such file
     * @param path where it stands, if the number is of no use
     */
    public record Place(
            ProcessIdentity holder,
            int number,
            String name,
            @Nullable String path) implements Serializable {}

    private MemoryFile(FileChannel channel, String name, @Nullable Path path, boolean owned) {
        this.channel = channel;
        this.name = name;
        this.path = path;
        this.owned = owned;
    }

    static MemoryFile create() throws IOException {
        var name = "loombook-" + UUID.randomUUID();
        if (Native.LINUX) {
            try {
                return inMemory(name);
            } catch (Throwable e) {
                // Native access is denied, or a libc without it: a file that is unlinked at once is nearly the same.
                LOG.log(System.Logger.Level.DEBUG, "memfd_create can't be used", e);
            }
        }
        return onDisk(name);
    }

    private static MemoryFile inMemory(String name) throws Throwable {
        int number = Native.memoryFile(name);
        if (number < 0) {
            throw new IOException("The system gives no memory file");
        }
        try {
            return new MemoryFile(FileChannel.open(FILES.resolve(String.valueOf(number)), BOTH), name, null, false);
        } finally {
            Native.close(number);
        }
    }

    private static MemoryFile onDisk(String name) throws IOException {
        var path = Files.createTempFile(name, ".tmp"); // readable by its owner only
        var channel = FileChannel.open(path, BOTH);
        if (Native.LINUX) {
            Files.delete(path);
            return new MemoryFile(channel, name, null, false);
        }
        path.toFile().deleteOnExit();
        return new MemoryFile(channel, name, path, true);
    }

    static MemoryFile open(Place place) throws IOException {
        if (place.path() != null) {
            var path = Path.of(place.path());
            return new MemoryFile(FileChannel.open(path, BOTH), place.name(), path, false);
        }
        var path = Path.of("/proc", Long.toString(place.holder().pid()), "fd", Integer.toString(place.number()));
        // The number may belong to another file by now.
        if (!isNamed(path, place.name())) {
            throw new NoSuchFileException(path.toString(), null, "it is another file by now");
        }
        var channel = FileChannel.open(path, BOTH);
        if (!isNamed(path, place.name())) {
            channel.close();
            throw new NoSuchFileException(path.toString(), null, "it has just become another file");
        }
        return new MemoryFile(channel, place.name(), null, false);
    }

    private static boolean isNamed(Path link, String name) throws IOException {
        return Files.readSymbolicLink(link).toString().contains(name);
    }

    String name() {
        return name;
    }

    FileChannel channel() {
        return channel;
    }

    Place place() throws IOException {
        var known = place;
        if (known == null) {
            known = path != null
                    ? new Place(ProcessIdentity.current(), -1, name, path.toString())
                    : new Place(ProcessIdentity.current(), number(), name, null);
            place = known;
        }
        return known;
    }

    /** Java does not tell the number of an open file; the system does. */
    private int number() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FILES)) {
            for (var file : files) {
                if (isOurs(file)) {
                    return Integer.parseInt(file.getFileName().toString());
                }
            }
        }
        throw new NoSuchFileException(name);
    }

    private boolean isOurs(Path file) {
        try {
            return isNamed(file, name);
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            if (owned && path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
