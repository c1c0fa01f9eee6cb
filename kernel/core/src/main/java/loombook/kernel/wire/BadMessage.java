package loombook.kernel.wire;

/** What came is no message; it is dropped and its sentence logged. */
final class BadMessage extends RuntimeException {
    /** Takes the rest of a sentence that begins with "A message was dropped: ". */
    BadMessage(String problem) {
        super(problem);
    }
}
