package loombook.process.worker;

import java.nio.charset.StandardCharsets;
import java.util.List;
import loombook.process.code.Parcel;

/**
 * One message between a JVM and its child.
 *
 * @param kind one of the letters below
 * @param id the task that it is about, or 0
 * @param begun with the outcome of a task, when its work was begun: the child's {@link System#nanoTime}
 * @param ended with the outcome of a task, when its work had come to its end
 */
record Frame(byte kind, long id, long begun, long ended, Parcel parcel) {
    // To the child.
    static final byte TASK = 'T';
    static final byte CODE = 'C';
    static final byte JARS = 'J';
    static final byte INTERRUPT = 'I';
    static final byte END = 'E';

    /** With END: wait for threads and children. */
    static final long AS_PROGRAM = 1;

    // From the child. It asks for code by CODE, too.
    static final byte READY = 'H';
    static final byte RESULT = 'R';
    static final byte FAILURE = 'F';
    static final byte FAILURE_TEXT = 'X';
    static final byte STDOUT = 'o';
    static final byte STDERR = 'e';

    /** One that tells of no times. */
    Frame(byte kind, long id, Parcel parcel) {
        this(kind, id, 0, 0, parcel);
    }

    static Frame of(byte kind, long id) {
        return of(kind, id, new byte[0]);
    }

    static Frame of(byte kind, long id, byte[] bytes) {
        return new Frame(kind, id, new Parcel(bytes, bytes.length, List.of()));
    }

    static Frame of(byte kind, long id, String text) {
        return of(kind, id, text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return java.util.Arrays.copyOf(parcel.bytes(), parcel.length());
    }

    String text() {
        return new String(parcel.bytes(), 0, parcel.length(), StandardCharsets.UTF_8);
    }
}
