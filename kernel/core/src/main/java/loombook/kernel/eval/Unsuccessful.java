package loombook.kernel.eval;

/** What a magic has run has not come to its end: then the magic ends so, and its cell. */
final class Unsuccessful extends RuntimeException {
    private final transient Outcome outcome;

    Unsuccessful(Outcome outcome) {
        super(null, null, false, false);
        this.outcome = outcome;
    }

    /** Returns what happened, as a sentence. */
    String message() {
        return switch (outcome) {
            case Outcome.Failed(var failure) -> failure.evalue();
            case Outcome.Interrupted(var failure) -> failure.evalue();
            case Outcome.Died(var failure) -> failure.evalue();
            case Outcome.Nothing _, Outcome.Value _ -> "It has come to its end.";
        };
    }

    Outcome outcome() {
        return outcome;
    }
}
