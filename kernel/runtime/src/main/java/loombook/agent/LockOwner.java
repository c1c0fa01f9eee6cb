package loombook.agent;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;

/**
 * Who holds a {@link java.util.concurrent.locks.ReentrantLock}. The JDK knows, and tells it to the lock's subclasses only;
 * its thread dump leaves it out, and its management beans know no virtual threads. So a field is read through JNI, in the
 * way that {@link Jvmti} describes.
 */
@SuppressWarnings("restricted") // the runtime is started with native access
public final class LockOwner {
    private static final System.Logger LOG = System.getLogger("loombook.runtime");
    private static final FunctionDescriptor TWO = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final FunctionDescriptor THREE = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final FunctionDescriptor FOUR =
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

    private static final int MANY = 2000;

    private LockOwner() {}

    /** Returns the id of the thread that holds a lock; 0 when none does, or it can't be found out. */
    public static long of(AbstractOwnableSynchronizer lock) {
        return Binding.WORKS ? owner(lock) : 0;
    }

    private static native long owner(Object lock);

    /** Made when it is first asked for. */
    private static final class Binding {
        static final boolean WORKS = works();

        private static boolean works() {
            try {
                var code = new Code(Jvmti.environment(Jvmti.JNI_VERSION));
                new Jni(Jvmti.environment(Jvmti.JNI_VERSION))
                        .bind(LockOwner.class, new Jni.Code("owner", "(Ljava/lang/Object;)J", code.address()));
                return true;
            } catch (Throwable e) {
                // A JVM of another make: who holds a lock is not known then, and nothing else is lost.
                LOG.log(System.Logger.Level.DEBUG, "The holders of locks can't be found out", e);
                return false;
            }
        }
    }

    /** What the native method does. */
    private static final class Code {
        private final MethodHandle newGlobal;
        private final MethodHandle deleteGlobal;
        private final MethodHandle objectField;
        private final MethodHandle longField;
        private final long owner;
        private final long threadId;

        Code(FunctionTable functions) throws Throwable {
            newGlobal = functions.function(21, TWO);
            deleteGlobal = functions.function(22, TWO);
            objectField = functions.function(95, THREE);
            longField = functions.function(101, THREE);
            // A local reference must be made global by the very next call, and that may not have the JDK link or
            // compile
            // anything, which it does after some hundreds of calls: a stale reference was the result.
            for (int i = 0; i < MANY; i++) {
                var _ = global(functions.self(), 0);
            }
            owner = field(
                    functions,
                    AbstractOwnableSynchronizer.class,
                    "exclusiveOwnerThread",
                    Thread.class.descriptorString());
            threadId = field(functions, Thread.class, "tid", "J");
        }

        private long field(FunctionTable functions, Class<?> type, String name, String descriptor) throws Throwable {
            var findClass = functions.function(6, TWO);
            var fieldId = functions.function(94, FOUR);
            try (var arena = Arena.ofConfined()) {
                long className =
                        arena.allocateFrom(type.getName().replace('.', '/')).address();
                long fieldName = arena.allocateFrom(name).address();
                long fieldType = arena.allocateFrom(descriptor).address();
                long local = (long) findClass.invokeExact(functions.self(), className);
                long global = global(functions.self(), local);
                long id = (long) fieldId.invokeExact(functions.self(), global, fieldName, fieldType);
                if (id == 0) {
                    throw new IllegalStateException(type + " has no field " + name);
                }
                return id;
            }
        }

        private long global(long environment, long local) throws Throwable {
            return (long) newGlobal.invokeExact(environment, local);
        }

        MemorySegment address() throws ReflectiveOperationException {
            var type = MethodType.methodType(long.class, long.class, long.class, long.class);
            var read =
                    MethodHandles.lookup().findVirtual(Code.class, "read", type).bindTo(this);
            return Linker.nativeLinker().upcallStub(read, THREE, Arena.global());
        }

        /** Called with JNI's environment, the class and the lock. */
        @SuppressWarnings("UnusedVariable") // the class is what each static native method is given
        private long read(long environment, long type, long lock) {
            try {
                long local = (long) objectField.invokeExact(environment, lock, owner);
                if (local == 0) {
                    return 0;
                }
                long global = global(environment, local);
                long id = (long) longField.invokeExact(environment, global, threadId);
                long _ = (long) deleteGlobal.invokeExact(environment, global);
                return id;
            } catch (Throwable e) {
                return 0; // an exception here would end the JVM
            }
        }
    }
}
