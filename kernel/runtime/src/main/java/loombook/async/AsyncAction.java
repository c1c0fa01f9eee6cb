package loombook.async;

/** Work without a result, which may fail by any exception. Work with a result is a {@code Callable}. */
@FunctionalInterface
public interface AsyncAction {
    /** Does the work. */
    void run() throws Exception;
}
