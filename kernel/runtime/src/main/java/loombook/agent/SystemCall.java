package loombook.agent;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * A system call in which a thread waits, such as a read from a socket. Known on Linux only.
 *
 * @param thread the system's number of the thread
 */
@SuppressWarnings("restricted") // the runtime is started with native access
record SystemCall(int thread) {
    private static final System.Logger LOG = System.getLogger("loombook.runtime");
    private static final Path SELF = Path.of("/proc/self");
    private static final Pattern HANDLED = Pattern.compile("SigCgt:\\s*(\\p{XDigit}+)");

    /** A call's number, then its first argument, which is the file of a read or write. */
    private static final Pattern CALL = Pattern.compile("^\\d+ 0x(\\p{XDigit}{1,7}) ");

    /** The signal that the JDK itself sends to threads that wait on a socket which is closed; its handler does nothing. */
    private static final int SIGNAL = 62;

    /** Returns the system call of a platform thread. */
    static Optional<SystemCall> of(Thread thread) {
        try {
            // Only the JVM's thread dump tells the system's number; one that has just ended is in it for a moment.
            var dump = Files.exists(SELF) && thread.isAlive() ? String.valueOf(dump()) : "";
            var line =
                    Pattern.compile("\" #" + thread.threadId() + " \\[(\\d+)]").matcher(dump);
            return line.find() ? Optional.of(new SystemCall(Integer.parseInt(line.group(1)))) : Optional.empty();
        } catch (JMException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "The system's number of a thread can't be found", e);
            return Optional.empty();
        }
    }

    private static Object dump() throws JMException {
        return ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "threadPrint",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
    }

    /**
     * Has the call end with the error {@code EINTR}. For a socket the JDK then calls again from Java, where what was
     * thrown in the thread is seen; a read from a pipe is repeated without.
     */
    void interrupt() {
        try {
            if (isHandled()) {
                var _ = (int) Signalling.TGKILL.invokeExact(
                        (int) ProcessHandle.current().pid(), thread, SIGNAL);
            }
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.DEBUG, "A system call can't be interrupted", e);
        }
    }

    /** A process without a handler for a signal is ended by it. */
    private static boolean isHandled() throws IOException {
        var handled = HANDLED.matcher(Files.readString(SELF.resolve("status")));
        return handled.find() && (Long.parseUnsignedLong(handled.group(1), 16) >>> (SIGNAL - 1) & 1) == 1;
    }

    /** Returns the processes started from this one that have the pipe open on which the call waits; none if it is no pipe. */
    List<ProcessHandle> atThePipe() {
        try {
            var call = CALL.matcher(Files.readString(SELF.resolve("task", String.valueOf(thread), "syscall")));
            var file =
                    call.find() ? linkOf(SELF.resolve("fd", String.valueOf(Integer.parseInt(call.group(1), 16)))) : "";
            return file.startsWith("pipe:")
                    ? ProcessHandle.current()
                            .descendants()
                            .filter(process -> hasOpen(process, file))
                            .toList()
                    : List.of();
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "The file of a system call can't be found", e);
            return List.of();
        }
    }

    private static boolean hasOpen(ProcessHandle process, String file) {
        try (var files = Files.list(Path.of("/proc", String.valueOf(process.pid()), "fd"))) {
            return files.anyMatch(one -> linkOf(one).equals(file));
        } catch (IOException | UncheckedIOException e) {
            // It has just ended.
            return false;
        }
    }

    private static String linkOf(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** Linked when it is first needed. */
    private static final class Signalling {
        static final MethodHandle TGKILL = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("tgkill"),
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    }
}
