package loombook.process;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Named values that a {@link ProcessManager} keeps (Python: {@code Manager().Namespace()}). Java has no attributes that come
 * into being when they are set: what is {@code space.rate = 3} in Python is {@code space.set("rate", 3)} here, and
 * {@code (int) space.get("rate")} reads it.
 *
 * <p>Each call goes over to the manager's process and is atomic; values are copies of any kind that a {@link ProcessQueue} can
 * carry, null too. To change a value that is an object is not enough: set it again. Safe for any number of threads.
 */
@SuppressWarnings("serial") // it is sent, never stored
public final class ManagedNamespace implements Serializable {
    private static final List<Class<?>> ONE = List.of(Object.class);

    private final ManagerClient manager;

    ManagedNamespace(ManagerClient manager) {
        this.manager = manager;
    }

    /**
     * Returns the value of a name.
     *
     * @throws NoSuchElementException when none was set (Python: {@code AttributeError})
     */
    public @Nullable Object get(String name) {
        var value = manager.call("get", ONE, Objects.requireNonNull(name));
        if (value == null && !has(name)) {
            throw nothing(name);
        }
        return value;
    }

    /**
     * Gives a name a value, or another one.
     *
     * @throws NotSendableException when it can't be sent
     */
    public void set(String name, @Nullable Object value) {
        var _ = manager.call("put", List.of(Object.class, Object.class), Objects.requireNonNull(name), value);
    }

    /** Returns whether a name has a value (Python: {@code hasattr}). */
    public boolean has(String name) {
        return Boolean.TRUE.equals(manager.call("containsKey", ONE, Objects.requireNonNull(name)));
    }

    /**
     * Takes a name out (Python: {@code del}).
     *
     * @throws NoSuchElementException when it has no value
     */
    public void delete(String name) {
        if (!Boolean.TRUE.equals(manager.call(ManagerCall.DELETE, ONE, Objects.requireNonNull(name)))) {
            throw nothing(name);
        }
    }

    private NoSuchElementException nothing(String name) {
        return new NoSuchElementException(
                "Nothing was set as \"" + name + "\" in this namespace, which is " + this + ".");
    }

    /** Returns all names and values, in the names' order. */
    @Override
    public String toString() {
        return ((Map<?, ?>) Objects.requireNonNull(manager.copy()))
                .entrySet().stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(", ", "Namespace(", ")"));
    }
}
