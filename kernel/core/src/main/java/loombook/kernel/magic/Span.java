package loombook.kernel.magic;

/**
 * A part of a cell's text.
 *
 * @param end the position after its last character
 */
public record Span(int start, int end) {
    String of(String code) {
        return code.substring(start, end);
    }

    boolean isBlank(String code) {
        return of(code).isBlank();
    }
}
