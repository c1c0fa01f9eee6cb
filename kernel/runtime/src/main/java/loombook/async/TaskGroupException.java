package loombook.async;

import java.util.List;
import java.util.stream.Collectors;

/** Tasks of a {@link TaskGroup} have failed; the cause is the first failure. Python: {@code ExceptionGroup}. */
public final class TaskGroupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Throwable> failures;

    /** Collects failures, of which there is one at least; the list is kept as it is, for what may still be added. */
    TaskGroupException(List<Throwable> failures) {
        // Without suppressed exceptions: thrown in the body already, it would get what close() throws then, itself
        // again.
        super(null, failures.getFirst(), false, true);
        this.failures = failures;
    }

    /** Returns all failures, in the order in which they happened. */
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    @Override
    public String getMessage() {
        return (failures.size() == 1 ? "1 task failed: " : failures.size() + " tasks failed: ")
                + failures.stream().map(Throwable::toString).collect(Collectors.joining("; "));
    }
}
