package loombook.agent;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Copies of {@link UserCode.Original}, with stop points as a cell's class has them, and without. */
final class UserClass extends ClassLoader {
    private static final Class<?> ORIGINAL = UserCode.Original.class;

    private UserClass() {
        super(ORIGINAL.getClassLoader());
    }

    /** Returns the class file that the compiler made. */
    static byte[] plain() {
        var file = ORIGINAL.getName().replace('.', '/') + ".class";
        try (var in = ORIGINAL.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns it with stop points. */
    static byte[] woven() {
        return new StopPoints(ORIGINAL.getClassLoader()).add(plain());
    }

    /** Makes a class of a class file, and an object of it. */
    static UserCode load(byte[] bytes) {
        var type = new UserClass().defineClass(ORIGINAL.getName(), bytes, 0, bytes.length);
        try {
            return (UserCode) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The copy can't be made", e);
        }
    }
}
