package loombook.process;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Spliterator;
import org.jspecify.annotations.Nullable;

/**
 * A list that a {@link ProcessManager} keeps (Python: {@code Manager().list()}). Each call goes over to the manager's
 * process, and is atomic; elements are copies, so to change an element that is an object is not enough: set it again.
 * {@code list.set(0, list.get(0) + 1)} is two calls and loses updates, as in Python. Iterators and streams are of a copy, and
 * can't change the list.
 *
 * @param <E> what the elements are: what a {@link ProcessQueue} can carry
 */
@SuppressWarnings("unchecked") // what was added as an E comes back as one
public final class ManagedList<E> extends AbstractList<E> implements RandomAccess, Serializable {
    private static final List<Class<?>> ONE = List.of(Object.class);

    private final ManagerClient manager;

    ManagedList(ManagerClient manager) {
        this.manager = manager;
    }

    private static Object answer(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }

    private List<E> copy() {
        return Collections.unmodifiableList((List<E>) answer(manager.copy()));
    }

    @Override
    public int size() {
        return (int) answer(manager.call("size", List.of()));
    }

    @Override
    @SuppressWarnings("NullAway") // null comes back where null was added
    public E get(int index) {
        return (E) manager.call("get", List.of(int.class), index);
    }

    @Override
    @SuppressWarnings("NullAway") // null comes back where null was added
    public E set(int index, E element) {
        return (E) manager.call("set", List.of(int.class, Object.class), index, element);
    }

    @Override
    public boolean add(E element) {
        return (boolean) answer(manager.call("add", ONE, element));
    }

    @Override
    public void add(int index, E element) {
        var _ = manager.call("add", List.of(int.class, Object.class), index, element);
    }

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        return (boolean) answer(manager.call("addAll", List.of(Collection.class), new ArrayList<E>(elements)));
    }

    @Override
    @SuppressWarnings("NullAway") // null comes back where null was added
    public E remove(int index) {
        return (E) manager.call("remove", List.of(int.class), index);
    }

    @Override
    public boolean remove(@Nullable Object element) {
        return (boolean) answer(manager.call("remove", ONE, element));
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        return (boolean) answer(manager.call("removeAll", List.of(Collection.class), new ArrayList<>(elements)));
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return indexOf(element) >= 0;
    }

    @Override
    public int indexOf(@Nullable Object element) {
        return (int) answer(manager.call("indexOf", ONE, element));
    }

    @Override
    public int lastIndexOf(@Nullable Object element) {
        return (int) answer(manager.call("lastIndexOf", ONE, element));
    }

    @Override
    public void clear() {
        var _ = manager.call("clear", List.of());
    }

    /**
     * Sorts the list in the manager's process.
     *
     * @param order is {@link Serializable}, as {@link Comparator#reverseOrder()} is; null for the natural order
     */
    @Override
    public void sort(@Nullable Comparator<? super E> order) {
        var _ = manager.call("sort", List.of(Comparator.class), order);
    }

    @Override
    public Iterator<E> iterator() {
        return copy().iterator();
    }

    @Override
    public ListIterator<E> listIterator(int index) {
        return copy().listIterator(index);
    }

    @Override
    public Spliterator<E> spliterator() {
        return copy().spliterator();
    }

    @Override
    public Object[] toArray() {
        return copy().toArray();
    }

    /** Returns a copy of a part of this list. */
    @Override
    public List<E> subList(int from, int to) {
        return copy().subList(from, to);
    }
}
