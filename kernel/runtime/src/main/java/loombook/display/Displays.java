package loombook.display;

import java.util.Map;
import java.util.function.Function;

/** How values of types are shown that do not implement {@link Displayable}. Safe for any number of threads. */
public final class Displays {
    private Displays() {}

    /**
     * Has all values of a type, and of its subtypes, shown so from now on:
     * {@code Displays.register(Point.class, p -> new Html("<b>" + p.x() + "</b>"))}. What was registered for the same
     * type before is replaced, and a renderer for a more specific type goes first. When {@code rendering} throws, a
     * sentence says so in the value's place.
     */
    public static <T> void register(Class<T> type, Function<? super T, ? extends Displayable> rendering) {
        Renderers.register(new Registered<>(type, rendering));
    }

    /** Has values of a type shown as they were before anything was registered for it. */
    public static void unregister(Class<?> type) {
        Renderers.unregister(type);
    }

    /**
     * Does the same on behalf of a library, while it runs: what a cell has registered for the type goes first. What was
     * offered for the same type before is replaced.
     */
    public static void offer(Renderer<?> renderer) {
        Renderers.offer(renderer);
    }

    /** Returns the representations of a value by MIME type, as {@code display} would send them. */
    public static Map<String, Object> render(Object value) {
        return Rendering.of(value).data();
    }

    private record Registered<T>(Class<T> type, Function<? super T, ? extends Displayable> rendering)
            implements Renderer<T> {
        @Override
        public Displayable render(T value) {
            return rendering.apply(value);
        }
    }
}
