package loombook.service;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import loombook.link.CtrlC;
import loombook.link.PrivateFolders;

/**
 * A JVM that is a server for the JVM which has started it. It reads from its standard input what to run: how many programs,
 * and of each its class and its arguments, which on the command line everybody could see. The programs run one after the
 * other; the last is the server. When the input ends, the other JVM has closed it, or has died in whatever way.
 */
final class ServerMain {
    private ServerMain() {}

    /**
     * Runs until the standard input ends.
     *
     * @param args the folder to delete at the end
     */
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        CtrlC.handle(() -> {}); // a terminal sends it to all of us, and means the cell
        var input = new DataInputStream(System.in);
        var programs = new Program[input.readInt()];
        for (int i = 0; i < programs.length; i++) {
            programs[i] = Program.read(input);
        }
        Thread.ofPlatform().name("loombook-end").daemon().start(() -> awaitEnd(input, Path.of(args[0])));
        for (var program : programs) {
            run(program);
        }
    }

    private static void run(Program program) throws ReflectiveOperationException {
        var main = Class.forName(program.main()).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) program.arguments().toArray(String[]::new));
        } catch (InvocationTargetException e) {
            System.err.println(e.getCause());
            Runtime.getRuntime().halt(1);
        }
    }

    private static void awaitEnd(DataInputStream input, Path folder) {
        try {
            while (input.read() >= 0) {
                // Nothing is said after the start.
            }
        } catch (IOException e) {
            // The other end has gone, and that is what this waits for.
        } finally {
            PrivateFolders.delete(folder);
            Runtime.getRuntime().halt(0);
        }
    }
}
