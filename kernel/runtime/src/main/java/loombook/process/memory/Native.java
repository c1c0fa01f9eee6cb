package loombook.process.memory;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The functions of Linux that Java does not have. Each is linked when it is first called: the first costs some 0.1 s, the
 * others 0.02 s.
 */
@SuppressWarnings("restricted") // the runtime is started with native access
final class Native {
    /** Whether these functions can be there. */
    static final boolean LINUX = System.getProperty("os.name", "").startsWith("Linux");

    private static final int CLOSE_ON_EXEC = 1;
    private static final int REMOVE = 9;
    private static final int WAIT = 0;
    private static final int WAKE = 1;

    private static volatile boolean denied;

    private Native() {}

    /** Makes a file that has no name in any folder, and lives as long as somebody has it open; returns its number. */
    static int memoryFile(String name) throws Throwable {
        try (var arena = Arena.ofConfined()) {
            return (int) MemoryFile.CREATE.invokeExact(arena.allocateFrom(name), CLOSE_ON_EXEC);
        }
    }

    /** Closes a file by its number. */
    static void close(int file) throws Throwable {
        var _ = (int) MemoryFile.CLOSE.invokeExact(file);
    }

    /** Gives the pages of mapped memory back, which are zeros then; or does nothing where that can't be done. */
    static void forget(MemorySegment pages) {
        try {
            if (LINUX && !denied) {
                var _ = (int) Pages.MADVISE.invokeExact(pages, pages.byteSize(), REMOVE);
            }
        } catch (Throwable e) {
            deny(e);
        }
    }

    /** Takes note that native access is denied; throws on what was thrown for another reason. */
    private static void deny(Throwable e) {
        denied = switch (e) {
            case IllegalCallerException _, LinkageError _ -> true;
            case Error error -> throw error;
            case RuntimeException failure -> throw failure;
            default -> throw new IllegalStateException(e);
        };
    }

    /**
     * Sleeps while the int at an address is as expected, until it is woken, at most so long. An address without memory is
     * no harm: it returns at once.
     *
     * @return false where that can't be done
     */
    static boolean sleep(long address, int expected, long nanos) {
        if (!LINUX || denied) {
            return false;
        }
        try (var arena = Arena.ofConfined()) {
            var time = arena.allocate(Futex.TIME);
            time.set(JAVA_LONG, 0, nanos / 1_000_000_000);
            time.set(JAVA_LONG, 8, nanos % 1_000_000_000);
            var _ = (long) Futex.CALL.invokeExact(Futex.NUMBER, address, WAIT, expected, time);
            return true;
        } catch (Throwable e) {
            deny(e);
            return false;
        }
    }

    /** Wakes at most so many threads, of whatever process, that sleep at an address. */
    static void wake(long address, int most) {
        try {
            if (LINUX && !denied) {
                var _ = (long) Futex.CALL.invokeExact(Futex.NUMBER, address, WAKE, most, MemorySegment.NULL);
            }
        } catch (Throwable e) {
            deny(e);
        }
    }

    private static MethodHandle link(String name, FunctionDescriptor type, Linker.Option... options) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
    }

    private static final class MemoryFile {
        static final MethodHandle CREATE = link("memfd_create", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        static final MethodHandle CLOSE = link("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    }

    private static final class Pages {
        static final MethodHandle MADVISE =
                link("madvise", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    }

    private static final class Futex {
        static final MemoryLayout TIME = MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG);
        static final long NUMBER = System.getProperty("os.arch").equals("amd64") ? 202 : 98;
        static final MethodHandle CALL = link(
                "syscall",
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS),
                Linker.Option.firstVariadicArg(1));
    }
}
