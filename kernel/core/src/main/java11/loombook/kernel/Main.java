package loombook.kernel;

import java.lang.reflect.InvocationTargetException;

/**
 * What Jupyter starts: looks at the JDK, then starts the kernel. It is compiled for Java 11, so that an older JDK than
 * the kernel needs can run this class and say so in a sentence.
 */
public final class Main {
    private static final int NEEDED = 25;

    private Main() {}

    /**
     * Runs a kernel until it ends.
     *
     * @param args the path of a connection file
     * @throws Exception when this jar is broken
     */
    public static void main(String[] args) throws Exception {
        int version = Runtime.version().feature();
        if (version < NEEDED) {
            System.err.println("loombook: Loombook needs a JDK " + NEEDED + " or later, and " + System.getProperty("java.home")
                    + " is version " + version + "; install one and run \"install/loombook install --replace\".");
            System.exit(1);
        }
        try {
            Class.forName("loombook.kernel.Start").getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }
}
