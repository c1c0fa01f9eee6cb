package loombook.process.memory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel.MapMode;
import java.util.HashMap;
import java.util.Map;

/**
 * A file of memory as this process has it: once, for all who use it here. A pool's worker opens what a task has captured
 * anew with each task.
 */
final class Mapping {
    private static final Map<String, Mapping> ALL = new HashMap<>();

    private final MemoryFile file;
    private final Arena arena;
    private final MemorySegment segment;
    private int users;

    private Mapping(MemoryFile file, long size) throws IOException {
        this.file = file;
        // Shared, so that the memory is given back at once when the last user has closed it.
        this.arena = Arena.ofShared();
        try {
            this.segment = file.channel().map(MapMode.READ_WRITE, 0, size, arena);
        } catch (IOException | RuntimeException e) {
            arena.close();
            file.close();
            throw e;
        }
    }

    static Mapping create(long size) throws IOException {
        var created = new Mapping(MemoryFile.create(), size);
        synchronized (ALL) {
            created.users = 1;
            ALL.put(created.file.name(), created);
        }
        return created;
    }

    static Mapping open(MemoryFile.Place place, long size) throws IOException {
        synchronized (ALL) {
            var known = ALL.get(place.name());
            if (known == null) {
                known = new Mapping(MemoryFile.open(place), size);
                ALL.put(place.name(), known);
            }
            known.users++;
            return known;
        }
    }

    MemoryFile file() {
        return file;
    }

    MemorySegment segment() {
        return segment;
    }

    /** Notes that one of its users needs it no more. */
    void release() {
        synchronized (ALL) {
            users--;
            if (users > 0) {
                return;
            }
            ALL.remove(file.name());
        }
        arena.close();
        file.close();
    }
}
