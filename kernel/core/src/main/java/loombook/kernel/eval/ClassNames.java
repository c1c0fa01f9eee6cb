package loombook.kernel.eval;

import java.util.Map;
import jdk.jshell.JShell;

/**
 * The names of classes that JShell knows. It keeps that of a class which it has rejected, and then fails whenever it
 * writes the name of any class: no documentation of a call was found any more, for the rest of the session.
 */
final class ClassNames {
    private static final System.Logger LOG = System.getLogger("loombook.eval");

    private ClassNames() {}

    /** Has JShell forget the names of classes that there are not. */
    static void forgetRejected(JShell jshell) {
        try {
            var keys = get(get(jshell, "keyMap"), "classMap");
            var snippets = get(jshell, "maps");
            var snippet = snippets.getClass().getDeclaredMethod("getSnippet", Class.forName("jdk.jshell.Key"));
            snippet.setAccessible(true);
            if (keys instanceof Map<?, ?> map) {
                for (var key : map.values().toArray()) {
                    if (snippet.invoke(snippets, key) == null) {
                        map.values().remove(key);
                    }
                }
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // A JVM without the flag that opens JShell, or a JShell that differs.
            LOG.log(System.Logger.Level.DEBUG, "JShell keeps the names of rejected classes", e);
        }
    }

    private static Object get(Object of, String name) throws ReflectiveOperationException {
        var field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }
}
