package loombook.kernel.eval;

/**
 * A cell to be executed.
 *
 * @param id a number that no other execution has, by which its effects find back
 * @param number the execution count, by which the user knows it
 */
public record Cell(long id, int number, String code) {
    Lines lines() {
        return new Lines(code);
    }
}
