package loombook.agent;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the JVM's tool interface that suspend, resume and stop a thread, without native code of ours.
 *
 * <p>They want references to threads, and only native methods are given such. So this class has native methods, and JNI
 * is told that their code is a method handle, which hands the reference on: Java → native method → method handle → JVM
 * TI. The numbers of the functions are those of the JVM TI specification and of {@code jni.h}.
 */
@SuppressWarnings("restricted") // the runtime is started with native access
final class Jvmti {
    /** The code of what worked. */
    static final int DONE = 0;

    /** The code for null where a reference is due. */
    static final int NULL_POINTER = 100;

    private static final System.Logger LOG = System.getLogger("loombook.runtime");
    static final int VERSION = 0x30150000;
    static final int JNI_VERSION = 0x00150000;
    private static final int CAN_SIGNAL_THREAD = 1 << 10;
    private static final int CAN_SUSPEND = 1 << 20;
    private static final int CAPABILITIES_BYTES = 16;
    private static final FunctionDescriptor OF_ONE = FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG);
    private static final FunctionDescriptor OF_TWO = FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG);

    private Jvmti() {}

    /** Suspends a thread; returns {@link #DONE} or the code of why not. */
    static native int suspend(Thread thread);

    /** Lets a suspended thread go on; returns {@link #DONE} or the code of why not. */
    static native int resume(Thread thread);

    /**
     * Throws an exception in a thread; returns {@link #DONE} or the code of why not. A virtual thread must be suspended
     * for it, and be mounted.
     */
    static native int stop(Thread thread, @Nullable Throwable exception);

    /** Returns whether the functions can be called; the first time it takes some tenths of a second to make it so. */
    static boolean isAvailable() {
        return Binding.WORKS;
    }

    /** Made when it is first asked for. */
    private static final class Binding {
        static final boolean WORKS = works();

        private static boolean works() {
            try {
                open();
                return true;
            } catch (Throwable e) {
                // A JVM of another make, or a debugger, which alone may suspend then: stop points still work.
                LOG.log(System.Logger.Level.DEBUG, "Threads can't be stopped through JVM TI", e);
                return false;
            }
        }
    }

    private static void open() throws Throwable {
        var functions = environment(VERSION);
        try (var arena = Arena.ofConfined()) {
            var add = functions.function(142 - 1, FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS));
            var capabilities = arena.allocate(CAPABILITIES_BYTES);
            capabilities.set(JAVA_INT, 0, CAN_SIGNAL_THREAD | CAN_SUSPEND);
            check((int) add.invokeExact(functions.self(), capabilities), "AddCapabilities");
        }
        new Jni(environment(JNI_VERSION))
                .bind(
                        Jvmti.class,
                        new Jni.Code("suspend", "(Ljava/lang/Thread;)I", code(functions, 5, OF_ONE)),
                        new Jni.Code("resume", "(Ljava/lang/Thread;)I", code(functions, 6, OF_ONE)),
                        new Jni.Code("stop", "(Ljava/lang/Thread;Ljava/lang/Throwable;)I", code(functions, 7, OF_TWO)));
    }

    /** Returns the functions of one of this JVM's interfaces, for the current thread. */
    static FunctionTable environment(int version) throws Throwable {
        try (var arena = Arena.ofConfined()) {
            var jvm = SymbolLookup.libraryLookup(library(), Arena.global());
            var runningVms = Linker.nativeLinker()
                    .downcallHandle(
                            jvm.findOrThrow("JNI_GetCreatedJavaVMs"),
                            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
            var found = arena.allocate(ADDRESS);
            check((int) runningVms.invokeExact(found, 1, arena.allocate(JAVA_INT)), "JNI_GetCreatedJavaVMs");
            var vm = new FunctionTable(found.get(JAVA_LONG, 0));
            var getEnv = vm.function(6, FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS, JAVA_INT));
            check((int) getEnv.invokeExact(vm.self(), found, version), "GetEnv");
            return new FunctionTable(found.get(JAVA_LONG, 0));
        }
    }

    private static Path library() {
        var home = Path.of(System.getProperty("java.home"));
        return Stream.of("lib", "bin")
                .map(folder -> home.resolve(folder, "server", System.mapLibraryName("jvm")))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The JVM's library is not in " + home));
    }

    /** Returns the code of a native method that hands its arguments to a function of JVM TI. */
    private static MemorySegment code(FunctionTable functions, int number, FunctionDescriptor type) {
        var function = MethodHandles.insertArguments(functions.function(number - 1, type), 0, functions.self());
        // The code is given JNI's environment and the class before the method's own arguments.
        var code = MethodHandles.dropArguments(function, 0, long.class, long.class);
        return Linker.nativeLinker().upcallStub(code, type.appendArgumentLayouts(JAVA_LONG), Arena.global());
    }

    static void check(int code, String function) {
        if (code != DONE) {
            throw new IllegalStateException(function + " gave the code " + code);
        }
    }
}
