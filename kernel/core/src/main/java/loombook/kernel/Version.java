package loombook.kernel;

/** Loombook's version. */
final class Version {
    /** As the build has it. */
    static final String LOOMBOOK = "0.1.0";

    private Version() {}
}
