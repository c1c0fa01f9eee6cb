package loombook.kernel.runtime;

/** The runtime process has ended, or could not be started. Its message is one sentence that says how. */
public final class RuntimeDied extends Exception {
    /** Takes the sentence. */
    public RuntimeDied(String how) {
        super(how);
    }
}
