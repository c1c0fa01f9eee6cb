package loombook.process.code;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loombook.process.NotSendableException;
import loombook.process.code.Reach.Root;
import org.jspecify.annotations.Nullable;

/**
 * Makes bytes of objects. Work takes along the cells' variables that its code reads, and those that their values' code
 * reads.
 *
 * <p>Both sides have the same classes, so that of each class there is but the name in the bytes.
 */
public final class Packing {
    private final Buffer buffer = new Buffer();
    private final List<Object> arrays = new ArrayList<>();
    private final Set<Root> roots = new HashSet<>();
    private final boolean copies;

    private Packing(boolean copies) {
        this.copies = copies;
    }

    /**
     * Packs work with the variables that it reads.
     *
     * @param cell the number of the cell whose work it is
     * @param copies whether large arrays are copied: the caller goes on and may change them before they are sent
     * @throws NotSendableException when something in it is not serializable
     */
    public static Parcel work(Object work, long cell, boolean copies) {
        return new Packing(copies).pack(work, true, cell);
    }

    /**
     * Packs a value.
     *
     * @throws NotSendableException when something in it is not serializable
     */
    public static Parcel value(@Nullable Object value) {
        return new Packing(false).pack(value, false, 0);
    }

    /** Tries whether a value can be packed. */
    static void probe(Object value) throws IOException {
        try (var out = new Packing(false).new Out(new Buffer())) {
            out.writeObject(value);
        }
    }

    private Parcel pack(@Nullable Object it, boolean isWork, long cell) {
        try (var out = new Out(buffer)) {
            if (isWork) {
                out.writeLong(cell);
            }
            write(out, it, isWork ? "The work" : "The result");
            if (isWork) {
                writeVariables(out);
            }
            out.flush();
        } catch (IOException e) {
            throw new NotSendableException("This can't be sent to another process: " + e, e);
        }
        return new Parcel(buffer.bytes(), buffer.size(), List.copyOf(arrays));
    }

    private void writeVariables(Out out) throws IOException {
        var written = new HashSet<Variable>();
        boolean more = true;
        while (more) {
            more = false;
            for (var variable : Reach.variables(roots)) {
                if (written.add(variable)) {
                    more = true;
                    out.writeBoolean(true);
                    out.writeUTF(variable.owner());
                    out.writeUTF(variable.name());
                    write(
                            out,
                            variable.read(),
                            "The variable \"" + variable.name() + "\" of type " + variable.type()
                                    + ", which the work reads,");
                }
            }
        }
        out.writeBoolean(false);
    }

    private static void write(Out out, @Nullable Object it, String what) throws IOException {
        try {
            out.writeObject(it);
        } catch (NotSerializableException | InvalidClassException e) {
            throw new NotSendableException(what + " can't be sent to another process: " + Culprit.in(it, e));
        } catch (StackOverflowError e) {
            throw new NotSendableException(what + " can't be sent to another process: it is nested too deeply.", e);
        } catch (OutOfMemoryError e) {
            throw new NotSendableException(
                    what + " can't be sent to another process: it is too large. (" + e.getMessage() + ")", e);
        }
    }

    /** Bytes that can be looked at without being copied. */
    private static final class Buffer extends ByteArrayOutputStream {
        Buffer() {
            super(512);
        }

        byte[] bytes() {
            return buf;
        }
    }

    private final class Out extends ObjectOutputStream {
        Out(Buffer buffer) throws IOException {
            super(buffer);
            var _ = enableReplaceObject(true);
        }

        @Override
        protected void writeStreamHeader() {
            // Both sides are of one jar.
        }

        @Override
        protected void writeClassDescriptor(ObjectStreamClass type) throws IOException {
            writeUTF(type.getName());
        }

        @Override
        protected void annotateClass(Class<?> type) {
            if (CodeLoader.isOfCell(type.getName())) {
                roots.add(new Root.Made(type.getName()));
            }
        }

        @Override
        protected @Nullable Object replaceObject(@Nullable Object it) {
            if (it instanceof SerializedLambda lambda && isOfCell(lambda.getCapturingClass())) {
                if (isOfCell(lambda.getImplClass())) {
                    roots.add(new Root.Lambda(
                            lambda.getImplClass().replace('/', '.'),
                            lambda.getImplMethodName(),
                            lambda.getImplMethodSignature()));
                }
                return SentLambda.of(lambda);
            }
            if (it != null && Bulk.isLarge(it)) {
                arrays.add(copies ? Bulk.copy(it) : it);
                return new Bulk(arrays.size() - 1);
            }
            return it;
        }

        private boolean isOfCell(String internal) {
            return CodeLoader.isOfCell(internal.replace('/', '.'));
        }
    }
}
