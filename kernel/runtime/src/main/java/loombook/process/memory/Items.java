package loombook.process.memory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import loombook.process.code.Accepted;
import org.jspecify.annotations.Nullable;

/** Objects as bytes: Java's serialization, read with the class loader of the cells and filtered by {@link Accepted}. */
public final class Items {
    private Items() {}

    /**
     * Writes an object.
     *
     * @throws IllegalArgumentException when it or something in it is not serializable; the message names the class
     */
    public static byte[] write(@Nullable Object item) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(item);
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(
                    "A " + nameOf(item) + " can't be sent to another process: " + e.getMessage()
                            + " does not implement Serializable. Records that do are the simplest to send.",
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "A " + nameOf(item) + " can't be sent to another process: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    private static String nameOf(@Nullable Object item) {
        return item == null ? "null" : item.getClass().getTypeName();
    }

    /**
     * Reads an object.
     *
     * @throws IllegalStateException when its class is unknown here or is not let in; the message names the class
     */
    public static @Nullable Object read(byte[] bytes) {
        var loader = Thread.currentThread().getContextClassLoader();
        try (var in = new Reading(new ByteArrayInputStream(bytes), loader)) {
            return in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "What another process has sent can't be read here: the class " + e.getMessage() + " is unknown.",
                    e);
        } catch (InvalidClassException e) {
            throw new IllegalStateException(
                    "What another process has sent is not let in: " + e.getMessage()
                            + ". JDK values and classes of cells and their libraries are.",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException("What another process has sent can't be read: " + e.getMessage(), e);
        }
    }

    private static final class Reading extends ObjectInputStream {
        private final @Nullable ClassLoader loader;

        Reading(InputStream in, @Nullable ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
            setObjectInputFilter(new Accepted());
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(described.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(described); // primitive types
            }
        }
    }
}
