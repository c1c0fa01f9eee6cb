package loombook.process.code;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * A variable that was declared in a cell, outside of all classes and methods.
 *
 * @param owner the class that JShell has made for it
 */
record Variable(String owner, String name) {
    @Nullable
    Object read() {
        try {
            return field().get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The variable " + name + " of a cell can't be read", e);
        }
    }

    void write(@Nullable Object value) throws ReflectiveOperationException {
        field().set(null, value);
    }

    String type() {
        try {
            return field().getGenericType().getTypeName();
        } catch (ReflectiveOperationException e) {
            return "unknown";
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Variable it && owner.equals(it.owner) && name.equals(it.name);
    }

    // By hand, see MethodCode.Method.
    @Override
    public int hashCode() {
        return 31 * owner.hashCode() + name.hashCode();
    }

    private Field field() throws ReflectiveOperationException {
        var field = Class.forName(owner, true, CodeLoader.ofThisJvm()).getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
