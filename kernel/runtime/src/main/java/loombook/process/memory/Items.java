package loombook.process.memory;

import java.io.IOException;
import java.io.InvalidClassException;
import loombook.process.code.Packing;
import loombook.process.code.Unpacking;
import org.jspecify.annotations.Nullable;

/** Objects as bytes, as {@link Packing} makes them: whatever work or an argument of it can be. */
final class Items {
    private Items() {}

    /**
     * Writes an object.
     *
     * @throws IllegalArgumentException when it or something in it can't be sent; the message names what, and its type
     */
    static byte[] write(Object item) {
        return Packing.item(item);
    }

    /**
     * Reads an object.
     *
     * @throws IllegalStateException when its class is unknown here or is not let in; the message names the class
     */
    static @Nullable Object read(byte[] bytes) {
        try {
            return Unpacking.item(bytes);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "What another process has sent can't be read here: the class " + e.getMessage() + " is unknown.",
                    e);
        } catch (InvalidClassException e) {
            throw new IllegalStateException(
                    "What another process has sent is not let in: " + e.getMessage()
                            + ". JDK values and classes of cells and their libraries are.",
                    e);
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("What another process has sent can't be read: " + e.getMessage(), e);
        }
    }
}
