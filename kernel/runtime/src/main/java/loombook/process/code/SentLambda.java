package loombook.process.code;

import java.io.Externalizable;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.ObjectStreamException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A lambda or method reference of a cell on its way. It is linked anew where it arrives: javac writes the method by which
 * {@link SerializedLambda} does that only into classes whose lambdas say in their type that they are serializable.
 */
final class SentLambda implements Externalizable {
    private static final long serialVersionUID = 1;
    private static final Map<Code, MethodHandle> LINKED = new ConcurrentHashMap<>();

    @SuppressWarnings("serial") // it is written field by field
    private Code code;

    @SuppressWarnings("serial")
    private @Nullable Object[] captured;

    /** The part that is the same for all lambdas made by one line of code; the names are the class file's. */
    private record Code(
            String capturing,
            String type,
            String method,
            String signature,
            int kind,
            String owner,
            String implementation,
            String descriptor,
            String instantiated,
            int captures) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Code it && kind == it.kind && captures == it.captures && names().equals(it.names());
        }

        // By hand, see MethodCode.Method.
        @Override
        public int hashCode() {
            return names().hashCode();
        }

        private List<String> names() {
            return List.of(capturing, type, method, signature, owner, implementation, descriptor, instantiated);
        }
    }

    /** For reading. */
    @SuppressWarnings("NullAway.Init")
    public SentLambda() {}

    private SentLambda(Code code, @Nullable Object[] captured) {
        this.code = code;
        this.captured = captured;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        out.writeUTF(code.capturing());
        out.writeUTF(code.type());
        out.writeUTF(code.method());
        out.writeUTF(code.signature());
        out.writeInt(code.kind());
        out.writeUTF(code.owner());
        out.writeUTF(code.implementation());
        out.writeUTF(code.descriptor());
        out.writeUTF(code.instantiated());
        out.writeInt(code.captures());
        for (var each : captured) {
            out.writeObject(each);
        }
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
        code = new Code(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readInt(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readInt());
        captured = new Object[code.captures()];
        for (int i = 0; i < captured.length; i++) {
            captured[i] = in.readObject();
        }
    }

    static SentLambda of(SerializedLambda lambda) {
        var captured = new Object[lambda.getCapturedArgCount()];
        for (int i = 0; i < captured.length; i++) {
            captured[i] = lambda.getCapturedArg(i);
        }
        return new SentLambda(
                new Code(
                        lambda.getCapturingClass(),
                        lambda.getFunctionalInterfaceClass(),
                        lambda.getFunctionalInterfaceMethodName(),
                        lambda.getFunctionalInterfaceMethodSignature(),
                        lambda.getImplMethodKind(),
                        lambda.getImplClass(),
                        lambda.getImplMethodName(),
                        lambda.getImplMethodSignature(),
                        lambda.getInstantiatedMethodType(),
                        captured.length),
                captured);
    }

    /** Becomes a lambda again. Not by a method named readResolve: that is called by reflection. */
    Object linked() throws ObjectStreamException {
        try {
            var linked = LINKED.get(code);
            if (linked == null) {
                linked = link();
                LINKED.put(code, linked);
            }
            return captured.length == 0 ? linked.invokeExact() : linked.invokeExact(captured);
        } catch (Throwable e) {
            var failure = new InvalidObjectException("A lambda of " + code.capturing() + " can't be linked: " + e);
            failure.initCause(e);
            throw failure;
        }
    }

    private MethodHandle link() throws Throwable {
        var loader = CodeLoader.ofThisJvm();
        var lookup = MethodHandles.privateLookupIn(load(code.capturing(), loader), loader.lookup());
        var implementation = implementation(lookup, load(code.owner(), loader), loader);
        var captures = implementation.type();
        var made = captures.dropParameterTypes(code.captures(), captures.parameterCount())
                .changeReturnType(load(code.type(), loader));
        var instantiated = MethodType.fromMethodDescriptorString(code.instantiated(), loader);
        var signature = MethodType.fromMethodDescriptorString(code.signature(), loader);
        var linked = LambdaMetafactory.altMetafactory(
                        lookup,
                        code.method(),
                        made,
                        signature,
                        implementation,
                        instantiated,
                        LambdaMetafactory.FLAG_SERIALIZABLE)
                .getTarget();
        // A spreader of nothing would be made of five classes that are made for it.
        return code.captures() == 0
                ? linked.asType(MethodType.methodType(Object.class))
                : linked.asSpreader(Object[].class, code.captures())
                        .asType(MethodType.methodType(Object.class, Object[].class));
    }

    private MethodHandle implementation(Lookup lookup, Class<?> owner, ClassLoader loader)
            throws ReflectiveOperationException {
        var type = MethodType.fromMethodDescriptorString(code.descriptor(), loader);
        var name = code.implementation();
        return switch (code.kind()) {
            case MethodHandleInfo.REF_invokeStatic -> lookup.findStatic(owner, name, type);
            case MethodHandleInfo.REF_newInvokeSpecial -> lookup.findConstructor(owner, type);
            case MethodHandleInfo.REF_invokeSpecial -> lookup.findSpecial(owner, name, type, lookup.lookupClass());
            default -> lookup.findVirtual(owner, name, type);
        };
    }

    private static Class<?> load(String internal, ClassLoader loader) throws ClassNotFoundException {
        return Class.forName(internal.replace('/', '.'), false, loader);
    }
}
