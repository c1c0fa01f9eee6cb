package loombook.link;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime writes to its own standard output and error when it has run code, before it answers. When the kernel
 * has read it, it has also read all that was printed there before: by native code, by the JVM, by child processes.
 *
 * @param text not a text that anything else prints
 */
public record EndMark(String text) {
    /** The environment variable that marks a runtime and all that it starts. */
    public static final String VARIABLE = "LOOMBOOK_RUNTIME";

    /** Returns the mark of the runtime with this id. */
    public static EndMark of(String id) {
        return new EndMark("\0" + id + "\0");
    }

    /** Returns the mark of this JVM; null when no kernel has started it. */
    public static @Nullable EndMark ofThisJvm() {
        var id = System.getenv(VARIABLE);
        return id == null ? null : of(id);
    }

    /** Returns the mark as it is written. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
