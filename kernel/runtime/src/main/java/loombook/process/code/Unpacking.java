package loombook.process.code;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes objects of bytes that {@link Packing} has made, with a filter: {@link Accepted}. */
public final class Unpacking {
    private static final Map<String, Class<?>> PRIMITIVES = Map.of(
            "int", int.class,
            "long", long.class,
            "double", double.class,
            "boolean", boolean.class,
            "byte", byte.class,
            "char", char.class,
            "short", short.class,
            "float", float.class,
            "void", void.class);

    /** Work, and the number of the cell whose work it is. */
    public record Work(@Nullable Object work, long cell) {}

    private Unpacking() {}

    /**
     * Unpacks work, and sets the variables that it reads.
     *
     * @throws IOException when it is refused, or can't be put together here
     */
    public static Work work(Parcel parcel) throws IOException, ReflectiveOperationException {
        try (var in = new In(parcel)) {
            long cell = in.readLong();
            var work = in.accepted();
            in.setVariables();
            return new Work(work, cell);
        }
    }

    /**
     * Unpacks an item. The variables that it reads are set as with work, but not where they are not copies: in the JVM that
     * runs the cells, and in that which has sent the item.
     *
     * @throws IOException when it is refused, or can't be put together here
     */
    public static @Nullable Object item(byte[] bytes) throws IOException, ReflectiveOperationException {
        try (var in = new In(new Parcel(bytes, bytes.length, List.of()))) {
            long sender = in.readLong();
            var item = in.accepted();
            if (!CodeLoader.ofThisJvm().runsCells()
                    && sender != ProcessHandle.current().pid()) {
                in.setVariables();
            }
            return item;
        }
    }

    /**
     * Unpacks a value.
     *
     * @throws IOException when it is refused, or can't be put together here
     */
    public static @Nullable Object value(Parcel parcel) throws IOException, ClassNotFoundException {
        try (var in = new In(parcel)) {
            return in.accepted();
        }
    }

    private static final class In extends ObjectInputStream {
        private final List<Object> arrays;
        private final ClassLoader loader;
        private final Accepted filter = new Accepted();

        In(Parcel parcel) throws IOException {
            super(new ByteArrayInputStream(parcel.bytes(), 0, parcel.length()));
            arrays = parcel.arrays();
            loader = CodeLoader.ofThisJvm();
            setObjectInputFilter(filter);
            var _ = enableResolveObject(true);
        }

        @Nullable
        Object accepted() throws IOException, ClassNotFoundException {
            try {
                return readObject();
            } catch (InvalidClassException e) {
                var refused = filter.refused();
                if (refused == null) {
                    throw e;
                }
                var failure = new InvalidClassException(
                        refused.getName(), "objects of this type are not accepted from another process");
                failure.initCause(e);
                throw failure;
            }
        }

        void setVariables() throws IOException, ReflectiveOperationException {
            while (readBoolean()) {
                var variable = new Variable(readUTF(), readUTF());
                variable.write(accepted());
            }
        }

        @Override
        protected void readStreamHeader() {
            // There is none.
        }

        @Override
        protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
            return ObjectStreamClass.lookupAny(find(readUTF()));
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
            var found = type.forClass();
            return found == null ? find(type.getName()) : found;
        }

        private Class<?> find(String name) throws ClassNotFoundException {
            var primitive = PRIMITIVES.get(name);
            return primitive == null ? Class.forName(name, false, loader) : primitive;
        }

        @Override
        protected Object resolveObject(Object it) throws IOException {
            if (it instanceof SentLambda lambda) {
                return lambda.linked();
            }
            return it instanceof Bulk bulk ? arrays.get(bulk.index()) : it;
        }
    }
}
