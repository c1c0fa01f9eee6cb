package loombook.kernel.magic;

/**
 * A cell that was executed.
 *
 * @param number its execution count
 * @param succeeded whether it has come to its end without an error
 */
public record Executed(int number, String code, boolean succeeded) {}
