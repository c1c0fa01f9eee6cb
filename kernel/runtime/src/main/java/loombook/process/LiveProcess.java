package loombook.process;

/**
 * A child JVM that lives now.
 *
 * @param name its name
 * @param pid its process id
 * @param state {@code starting}, {@code idle} or {@code busy}
 * @param cell a number that tells the cells apart that have started them
 */
public record LiveProcess(String name, long pid, String state, long cell) {}
