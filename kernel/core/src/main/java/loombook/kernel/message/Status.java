package loombook.kernel.message;

/** What the kernel is doing: {@code starting} once, {@code busy} and {@code idle} around each request. */
public enum Status implements Publication {
    STARTING,
    BUSY,
    IDLE
}
