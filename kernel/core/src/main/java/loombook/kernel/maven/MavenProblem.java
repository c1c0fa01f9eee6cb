package loombook.kernel.maven;

/** Something was not found in Maven's repositories, or could not be brought here; the message says which and what to do. */
public final class MavenProblem extends Exception {
    private final String about;

    /**
     * Makes one.
     *
     * @param about which of the coordinates that were asked for it is about; empty for no certain one
     * @param message a sentence, or two
     */
    public MavenProblem(String about, String message) {
        super(message, null, false, false);
        this.about = about;
    }

    /** Returns which of the coordinates that were asked for it is about, as they were written; empty for no certain one. */
    public String about() {
        return about;
    }

    /** Returns the sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
