package loombook.kernel.maven;

/** Something was not found in Maven's repositories, or could not be brought here; the message says which and what to do. */
public final class MavenProblem extends Exception {
    private final String about;
    private final int line;

    /**
     * Makes one.
     *
     * @param about which of the coordinates that were asked for it is about; empty for no certain one
     * @param message a sentence, or two
     */
    public MavenProblem(String about, String message) {
        this(about, message, 0);
    }

    /**
     * Makes one about a line of a POM.
     *
     * @param line counted from 1; 0 for no certain one
     */
    public MavenProblem(String about, String message, int line) {
        super(message, null, false, false);
        this.about = about;
        this.line = line;
    }

    /** Returns which of the coordinates that were asked for it is about, as they were written; empty for no certain one. */
    public String about() {
        return about;
    }

    /** Returns which line of the POM it is about, counted from 1; 0 for no certain one. */
    public int line() {
        return line;
    }

    /** Returns the sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
