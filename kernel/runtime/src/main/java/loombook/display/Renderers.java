package loombook.display;

import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The renderers that cells have registered, and those of the jars that they have added. */
final class Renderers {
    private static final Map<Class<?>, Renderer<?>> REGISTERED = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Renderer<?>> OFFERED = new ConcurrentHashMap<>();

    /** Whether a type is of a jar that is beside ours from the beginning, or has an ancestor there. */
    private static final ClassValue<Boolean> BESIDE_OURS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            boolean foreign = type.getClassLoader() == Renderers.class.getClassLoader()
                    && !type.getName().startsWith("loombook.");
            var above = type.getSuperclass();
            return foreign
                    || (above != null && get(above))
                    || Stream.of(type.getInterfaces()).anyMatch(this::get);
        }
    };

    private static volatile @Nullable Services services;

    private Renderers() {}

    static void register(Renderer<?> renderer) {
        REGISTERED.put(renderer.type(), renderer);
    }

    static void offer(Renderer<?> renderer) {
        OFFERED.put(renderer.type(), renderer);
    }

    static void unregister(Class<?> type) {
        REGISTERED.remove(type);
    }

    /** Returns what shows values of a class, the most specific first, a cell's before a library's; null when nothing does. */
    static @Nullable Renderer<?> of(Class<?> type) {
        var registered = mostSpecific(REGISTERED.values(), type);
        var service = mostSpecific(libraries(type), type);
        if (registered == null || service == null) {
            return registered == null ? service : registered;
        }
        boolean closer =
                registered.type() != service.type() && registered.type().isAssignableFrom(service.type());
        return closer ? service : registered;
    }

    /** Returns the renderer of a library for values of a class; null when there is none. */
    static @Nullable Renderer<?> ofLibrary(Class<?> type) {
        return mostSpecific(libraries(type), type);
    }

    private static @Nullable Renderer<?> mostSpecific(Iterable<Renderer<?>> all, Class<?> type) {
        Renderer<?> best = null;
        for (var one : all) {
            if (one.type().isAssignableFrom(type)
                    && (best == null || best.type().isAssignableFrom(one.type()))) {
                best = one;
            }
        }
        return best;
    }

    private static Iterable<Renderer<?>> libraries(Class<?> type) {
        var found = services(type);
        return OFFERED.isEmpty()
                ? found
                : Stream.concat(OFFERED.values().stream(), found.stream()).toList();
    }

    private static List<Renderer<?>> services(Class<?> type) {
        var loader = Thread.currentThread().getContextClassLoader();
        int jars = loader instanceof URLClassLoader it ? it.getURLs().length : -1;
        if (jars == 0 && !BESIDE_OURS.get(type)) {
            // There is nothing to look for, and to look takes milliseconds.
            return List.of();
        }
        var known = services;
        if (known == null || known.loader() != loader || known.jars() != jars) {
            known = new Services(loader, jars, load(loader));
            services = known;
        }
        return known.all();
    }

    private static List<Renderer<?>> load(@Nullable ClassLoader loader) {
        var found = new ArrayList<Renderer<?>>();
        var all = ServiceLoader.load(Renderer.class, loader).iterator();
        while (true) {
            try {
                if (!all.hasNext()) {
                    return found;
                }
                found.add(all.next());
            } catch (ServiceConfigurationError | LinkageError broken) {
                System.err.println("A renderer of a library can't be used: " + broken.getMessage());
            }
        }
    }

    /** The renderers that were found when the loader had so many jars. */
    private record Services(@Nullable ClassLoader loader, int jars, List<Renderer<?>> all) {}
}
