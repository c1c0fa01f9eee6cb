package loombook.kernel.maven;

/** Who looks at a resolution while it goes on. Called by several threads. */
public interface Watch {
    /**
     * Tells how far the downloads are.
     *
     * @param file the name of a file that is being downloaded
     * @param bytes how much has come, of all files together
     * @param total how much is to come as far as it is known yet, in bytes
     */
    void downloading(String file, long bytes, long total);

    /**
     * Tells that a server is asked, which may take its time to answer.
     *
     * @param server its name and address
     */
    default void asking(String server) {}

    /** Returns whether it is wanted no more: then downloads end. */
    boolean isOver();
}
