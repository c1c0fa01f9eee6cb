package loombook.agent;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * As much of JNI as it takes to give native methods their code.
 *
 * <p>A reference that JNI returns is a local one, and a call through {@code java.lang.foreign} has no frame of its own
 * for these: the next native method that the thread calls, be it deep in the JDK, makes them invalid. Each is therefore
 * made global by the very next call. Only longs are passed meanwhile, for a memory segment would be guarded by native
 * methods; and that next call has been made before, so that nothing is left to be linked.
 */
final class Jni {
    private static final FunctionDescriptor TWO = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final FunctionDescriptor FOUR =
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

    private final FunctionTable functions;
    private final long self;
    private final MethodHandle newGlobalReference;

    /**
     * The code of a native method.
     *
     * @param descriptor the method's type as in class files
     */
    record Code(String method, String descriptor, MemorySegment address) {}

    Jni(FunctionTable functions) throws Throwable {
        this.functions = functions;
        this.self = functions.self();
        this.newGlobalReference = functions.function(21, TWO);
        var _ = global(0);
    }

    /** Gives a class's native methods their code. */
    void bind(Class<?> owner, Code... codes) throws Throwable {
        var register =
                functions.function(215, FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT));
        try (var arena = Arena.ofConfined()) {
            var methods = arena.allocate(ADDRESS, 3L * codes.length);
            for (int i = 0; i < codes.length; i++) {
                methods.setAtIndex(ADDRESS, 3L * i, arena.allocateFrom(codes[i].method()));
                methods.setAtIndex(ADDRESS, 3L * i + 1, arena.allocateFrom(codes[i].descriptor()));
                methods.setAtIndex(ADDRESS, 3L * i + 2, codes[i].address());
            }
            long type = find(owner.getName(), arena);
            Jvmti.check((int) register.invokeExact(self, type, methods.address(), codes.length), "RegisterNatives");
        }
    }

    /** Finds a class as the system class loader does; JNI's own FindClass would ask the loader of its caller, which is the JDK. */
    private long find(String name, Arena arena) throws Throwable {
        var findClass = functions.function(6, TWO);
        var methodId = functions.function(33, FOUR);
        var call = functions.function(36, FOUR);
        var staticMethodId = functions.function(113, FOUR);
        var callStatic = functions.function(116, FOUR);
        var newString = functions.function(167, TWO);
        long loaderName = text("java/lang/ClassLoader", arena);
        long loaderType = global((long) findClass.invokeExact(self, loaderName));
        long getName = text("getSystemClassLoader", arena);
        long getType = text("()Ljava/lang/ClassLoader;", arena);
        long get = (long) staticMethodId.invokeExact(self, loaderType, getName, getType);
        long loader = global((long) callStatic.invokeExact(self, loaderType, get, 0L));
        long loadName = text("loadClass", arena);
        long loadType = text("(Ljava/lang/String;)Ljava/lang/Class;", arena);
        long load = (long) methodId.invokeExact(self, loaderType, loadName, loadType);
        long characters = text(name, arena);
        long argument = global((long) newString.invokeExact(self, characters));
        long arguments = arena.allocateFrom(JAVA_LONG, argument).address();
        return global((long) call.invokeExact(self, loader, load, arguments));
    }

    private static long text(String text, Arena arena) {
        return arena.allocateFrom(text).address();
    }

    private long global(long local) throws Throwable {
        return (long) newGlobalReference.invokeExact(self, local);
    }
}
