package loombook.process;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A map that a {@link ProcessManager} keeps (Python: {@code Manager().dict()}). Each call goes over to the manager's process;
 * keys and values are copies, so to change a value that is an object is not enough: put it again. The order is that of
 * insertion.
 *
 * <p>Each call is atomic, {@code merge}, {@code compute} and the like included: they are tried again when another one was
 * faster. {@code map.put(k, map.get(k) + 1)} is two calls and loses updates, as in Python. Views and iterators are of a copy,
 * and can't change the map. No null.
 *
 * @param <K> what the keys are: what a {@link ProcessQueue} can carry
 * @param <V> what the values are: what a {@link ProcessQueue} can carry
 */
@SuppressWarnings("unchecked") // what was put as a V comes back as one
public final class ManagedMap<K, V> extends AbstractMap<K, V> implements ConcurrentMap<K, V>, Serializable {
    private static final List<Class<?>> ONE = List.of(Object.class);
    private static final List<Class<?>> TWO = List.of(Object.class, Object.class);
    private static final List<Class<?>> THREE = List.of(Object.class, Object.class, Object.class);

    private final ManagerClient manager;

    ManagedMap(ManagerClient manager) {
        this.manager = manager;
    }

    private static Object answer(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }

    @Override
    public int size() {
        return (int) answer(manager.call("size", List.of()));
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return (boolean) answer(manager.call("containsKey", ONE, key));
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        return (boolean) answer(manager.call("containsValue", ONE, value));
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return (V) manager.call("get", ONE, key);
    }

    @Override
    public @Nullable V put(K key, V value) {
        return (V) manager.call("put", TWO, Objects.requireNonNull(key), Objects.requireNonNull(value));
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> all) {
        var _ = manager.call("putAll", List.of(Map.class), new java.util.LinkedHashMap<K, V>(all));
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        return (V) manager.call("remove", ONE, key);
    }

    @Override
    public boolean remove(Object key, @Nullable Object value) {
        return (boolean) answer(manager.call("remove", TWO, key, value));
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        return (V) manager.call("putIfAbsent", TWO, Objects.requireNonNull(key), Objects.requireNonNull(value));
    }

    @Override
    public boolean replace(K key, V before, V value) {
        return (boolean) answer(manager.call("replace", THREE, key, before, Objects.requireNonNull(value)));
    }

    @Override
    public @Nullable V replace(K key, V value) {
        return (V) manager.call("replace", TWO, key, Objects.requireNonNull(value));
    }

    @Override
    public void clear() {
        var _ = manager.call("clear", List.of());
    }

    /** Returns the entries of a copy of this map. */
    @Override
    public Set<Entry<K, V>> entrySet() {
        return Collections.unmodifiableMap((Map<K, V>) answer(manager.copy())).entrySet();
    }
}
