package loombook.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import loombook.link.EndMark;

/** This process's own standard output and error, to which nothing of cells goes that is printed in Java's usual ways. */
final class OwnStreams {
    private final byte[] mark;

    OwnStreams() {
        var ours = EndMark.ofThisJvm();
        mark = ours == null ? new byte[0] : ours.bytes();
    }

    /** Writes an {@link EndMark} to both. */
    @SuppressWarnings("resource") // they are not ours to close
    void mark() {
        try {
            new FileOutputStream(FileDescriptor.out).write(mark);
            new FileOutputStream(FileDescriptor.err).write(mark);
        } catch (IOException e) {
            // Native code has closed them; the kernel does not wait for ever.
        }
    }
}
