package loombook.kernel.magic;

/**
 * What a reader is told of a magic.
 *
 * @param summary what it does, as one sentence
 * @param usage how it is written: {@code %time CODE in a line, or %%time in a cell's first line}
 * @param example a cell that uses it
 */
public record Guide(String summary, String usage, String example) {}
