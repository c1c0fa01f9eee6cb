package loombook.agent;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a {@link java.util.concurrent.locks.ReentrantLock}. The JDK tells it to the lock's subclasses only; its thread
 * dump leaves it out, and its management beans know no virtual threads. So the package is opened to this one, through JVM
 * TI: the flag that opens it would keep the JVM from taking its cache whole.
 */
@SuppressWarnings("restricted") // the runtime is started with native access
public final class LockOwner {
    private static final System.Logger LOG = System.getLogger("loombook.runtime");
    private static final int ADD_MODULE_OPENS = 96;

    private LockOwner() {}

    /** Returns the id of the thread that holds a lock; 0 when none does, or it can't be found out. */
    public static long of(AbstractOwnableSynchronizer lock) {
        var holder = holder(lock);
        return holder == null ? 0 : holder.threadId();
    }

    /** Returns the thread that holds a lock, which may have ended; null when none does, or it can't be found out. */
    public static @Nullable Thread holder(AbstractOwnableSynchronizer lock) {
        var owner = Binding.OWNER;
        try {
            return owner != null && owner.invoke(lock) instanceof Thread thread ? thread : null;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** Opens the package of the JDK's locks to a module; returns {@link Jvmti#DONE} or the code of why not. */
    private static native int open(Module module, Module to);

    /** Made when it is first asked for. */
    private static final class Binding {
        static final @Nullable Method OWNER = owner();

        private static @Nullable Method owner() {
            try {
                bind();
                var type = AbstractOwnableSynchronizer.class;
                Jvmti.check(open(type.getModule(), LockOwner.class.getModule()), "AddModuleOpens");
                var owner = type.getDeclaredMethod("getExclusiveOwnerThread");
                owner.setAccessible(true);
                return owner;
            } catch (Throwable e) {
                // A JVM of another make: who holds a lock is not known then, and nothing else is lost.
                LOG.log(System.Logger.Level.DEBUG, "The holders of locks can't be found out", e);
                return null;
            }
        }

        private static void bind() throws Throwable {
            var functions = Jvmti.environment(Jvmti.VERSION);
            var type = FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
            long name = Arena.global()
                    .allocateFrom(AbstractOwnableSynchronizer.class.getPackageName())
                    .address();
            var opens =
                    MethodHandles.insertArguments(functions.function(ADD_MODULE_OPENS - 1, type), 0, functions.self());
            // The code is given JNI's environment and the class before the method's own arguments.
            var code = MethodHandles.dropArguments(
                    MethodHandles.insertArguments(opens, 1, name), 0, long.class, long.class);
            var descriptor = "(Ljava/lang/Module;Ljava/lang/Module;)I";
            new Jni(Jvmti.environment(Jvmti.JNI_VERSION))
                    .bind(
                            LockOwner.class,
                            new Jni.Code(
                                    "open", descriptor, Linker.nativeLinker().upcallStub(code, type, Arena.global())));
        }
    }
}
