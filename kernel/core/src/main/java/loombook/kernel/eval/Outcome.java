package loombook.kernel.eval;

import loombook.display.MimeBundle;
import loombook.kernel.message.Failure;

/** How the execution of a cell ended. */
public sealed interface Outcome {
    /** Its last expression has a value. */
    record Value(MimeBundle bundle) implements Outcome {}

    /** It ended, and there is no value. */
    record Nothing() implements Outcome {}

    /** It did not compile, or it threw. */
    record Failed(Failure failure) implements Outcome {}

    /** It took its runtime with it, or found none: everything that was defined is lost. */
    record Died(Failure failure) implements Outcome {}

    /** It was interrupted. */
    record Interrupted(Failure failure) implements Outcome {}
}
