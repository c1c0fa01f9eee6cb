package loombook.kernel.eval;

import java.util.Arrays;
import java.util.Locale;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;

/** JShell alone: what {@code 1+1} takes there when much has been defined, with no kernel around it. */
public final class RawJShell {
    private RawJShell() {}

    /**
     * Prints the median in milliseconds.
     *
     * @param args how many variables are defined, and how many times {@code 1+1} is evaluated
     */
    public static void main(String[] args) {
        System.out.printf(Locale.ROOT, "%.3f%n", millis(Integer.parseInt(args[0]), Integer.parseInt(args[1])));
    }

    /** Returns the median in milliseconds. */
    static double millis(int definitions, int evaluations) {
        try (var shell = JShell.builder().executionEngine("local").build()) {
            for (int i = 0; i < definitions; i++) {
                evaluate(shell, "int d" + i + " = " + i + ";");
            }
            var nanos = new long[evaluations];
            for (int i = 0; i < evaluations; i++) {
                long start = System.nanoTime();
                evaluate(shell, "1+1");
                nanos[i] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            return nanos[evaluations / 2] / 1e6;
        }
    }

    private static void evaluate(JShell shell, String code) {
        for (SnippetEvent event : shell.eval(code)) {
            if (event.value() == null) {
                throw new IllegalStateException("JShell rejects " + code + ": " + event);
            }
        }
    }
}
