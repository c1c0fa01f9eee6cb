package loombook.process.code;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loombook.process.NotSendableException;
import loombook.process.code.MethodCode.Method;
import org.jspecify.annotations.Nullable;

/**
 * Makes bytes of objects. Work takes along the cells' variables that its code reads, and those that their values' code
 * reads; so does an item of a queue, which may be work or be asked for some.
 *
 * <p>Both sides have the same classes, so that of each class there is but the name in the bytes.
 */
public final class Packing {
    private final Buffer buffer = new Buffer();
    private final List<Object> arrays = new ArrayList<>();
    private final Set<Method> lambdas = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final Large large;

    /** What becomes of large arrays. */
    private enum Large {
        /** They are bytes among the others. */
        WITHIN,
        /** They are sent beside the others. */
        BESIDE,
        /** They are sent beside the others, as copies. */
        COPIED
    }

    private Packing(Large large) {
        this.large = large;
    }

    /**
     * Packs work with the variables that it reads.
     *
     * @param cell the number of the cell whose work it is
     * @param copies whether large arrays are copied: the caller goes on and may change them before they are sent
     * @throws NotSendableException when something in it is not serializable
     */
    public static Parcel work(Object work, long cell, boolean copies) {
        return new Packing(copies ? Large.COPIED : Large.BESIDE).pack("The work", work, cell);
    }

    /**
     * Packs a value.
     *
     * @throws NotSendableException when something in it is not serializable
     */
    public static Parcel value(@Nullable Object value) {
        return new Packing(Large.BESIDE).pack("The result", value, null);
    }

    /**
     * Packs what goes from any process to any other by their shared memory, with the variables that it reads.
     *
     * @return its bytes, which are the caller's
     * @throws NotSendableException when something in it is not serializable
     */
    public static byte[] item(@Nullable Object item) {
        var parcel = new Packing(Large.WITHIN)
                .pack("The item", item, ProcessHandle.current().pid());
        return Arrays.copyOf(parcel.bytes(), parcel.length());
    }

    /** Tries whether a value can be packed. */
    static void probe(Object value) throws IOException {
        try (var out = new Packing(Large.BESIDE).new Out(new Buffer())) {
            out.writeObject(value);
        }
    }

    /** Packs it with the variables that it reads, after the number of who sends it; without both when that is null. */
    private Parcel pack(String what, @Nullable Object it, @Nullable Long sender) {
        try (var out = new Out(buffer)) {
            if (sender != null) {
                out.writeLong(sender);
            }
            write(out, it, what);
            if (sender != null) {
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
            for (var variable : Reach.variables(lambdas, made)) {
                if (written.add(variable)) {
                    more = true;
                    out.writeBoolean(true);
                    out.writeUTF(variable.owner());
                    out.writeUTF(variable.name());
                    write(
                            out,
                            variable.read(),
                            "The variable \"" + variable.name() + "\" of type " + variable.type()
                                    + ", which its code reads,");
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
                made.add(type.getName());
            }
        }

        @Override
        protected @Nullable Object replaceObject(@Nullable Object it) {
            if (it instanceof SerializedLambda lambda && isOfCell(lambda.getCapturingClass())) {
                if (isOfCell(lambda.getImplClass())) {
                    lambdas.add(new Method(
                            lambda.getImplClass().replace('/', '.'),
                            lambda.getImplMethodName(),
                            lambda.getImplMethodSignature()));
                }
                return SentLambda.of(lambda);
            }
            if (large != Large.WITHIN && it != null && Bulk.isLarge(it)) {
                arrays.add(large == Large.COPIED ? Bulk.copy(it) : it);
                return new Bulk(arrays.size() - 1);
            }
            return it;
        }

        private boolean isOfCell(String internal) {
            return CodeLoader.isOfCell(internal.replace('/', '.'));
        }
    }
}
