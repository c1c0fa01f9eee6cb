package loombook.timeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The names of lanes by their threads' ids. */
final class Names {
    private final Map<String, String> names = new HashMap<>();

    Names(Collection<Track> tracks) {
        tracks.forEach(track -> names.put(String.valueOf(track.thread().threadId()), track.name()));
    }

    /** Returns the name of a thread other than {@code self}; empty for none. */
    String of(String id, long self) {
        return id.isEmpty() || id.equals("0") || id.equals(String.valueOf(self))
                ? ""
                : names.getOrDefault(id, "thread " + id);
    }
}
