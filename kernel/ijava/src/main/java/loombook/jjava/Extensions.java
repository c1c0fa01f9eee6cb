package loombook.jjava;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.kernel.JavaKernel;

/** Libraries that are written for JJava, and want to do something when they are loaded. */
public final class Extensions {
    private static final Set<String> INSTALLED = ConcurrentHashMap.newKeySet();

    private Extensions() {}

    /**
     * Installs the extensions that are on the class path of the cells and are not installed yet. One that can't be is told
     * of under the cell, and the others are installed.
     */
    public static void install() {
        var found = ServiceLoader.load(Extension.class, Thread.currentThread().getContextClassLoader())
                .iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return;
                }
                install(found.next());
            } catch (ServiceConfigurationError | LinkageError | RuntimeException broken) {
                System.err.println("An extension for JJava could not be installed: " + broken);
            }
        }
    }

    private static void install(Extension extension) {
        if (INSTALLED.add(extension.getClass().getName())) {
            extension.install(JavaKernel.instance());
        }
    }
}
