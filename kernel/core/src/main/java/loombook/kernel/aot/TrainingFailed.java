package loombook.kernel.aot;

/** No cache could be made. The message says why; everything works without one, only slower at the start. */
public final class TrainingFailed extends Exception {
    /** Takes what went wrong, as a part of a sentence. */
    TrainingFailed(String message) {
        super(message);
    }
}
