package loombook.kernel.message;

/** A channel on which a client's message came, and on which its reply goes. */
public enum Channel {
    SHELL,
    CONTROL,
    STDIN
}
