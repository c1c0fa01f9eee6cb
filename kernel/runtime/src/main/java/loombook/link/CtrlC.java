package loombook.link;

import java.lang.reflect.Proxy;

/** What happens on SIGINT instead of the JVM's own handler, which ends the process. */
public final class CtrlC {
    private CtrlC() {}

    /**
     * Calls an action on each SIGINT from now on; does nothing where there are no signals or their class is missing.
     *
     * <p>{@code sun.misc.Signal} is exported by {@code jdk.unsupported} and has no successor, but javac warns of each
     * mention of it in a way that can't be switched off: hence by reflection.
     */
    public static void handle(Runnable action) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var acting = Proxy.newProxyInstance(CtrlC.class.getClassLoader(), new Class<?>[] {handler}, (_, _, _) -> {
                action.run();
                return null;
            });
            var interrupt = signal.getConstructor(String.class).newInstance("INT");
            signal.getMethod("handle", signal, handler).invoke(null, interrupt, acting);
        } catch (ReflectiveOperationException e) {
            System.getLogger(CtrlC.class.getName()).log(System.Logger.Level.DEBUG, "SIGINT can't be handled", e);
        }
    }
}
