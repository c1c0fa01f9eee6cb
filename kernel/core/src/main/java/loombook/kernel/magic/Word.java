package loombook.kernel.magic;

/**
 * A word after a magic's name.
 *
 * @param text without the quotes that it had
 * @param where where it stands in the cell
 */
public record Word(String text, Span where) {}
