package loombook.kernel.message;

/** The five channels' ports. */
public record Ports(int shell, int iopub, int stdin, int control, int heartbeat) {}
