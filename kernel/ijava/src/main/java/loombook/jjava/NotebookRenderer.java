package loombook.jjava;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import loombook.display.Displayable;
import loombook.display.Displays;
import loombook.display.MimeBundle;
import loombook.display.Rendering;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.DisplayDataRenderable;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jspecify.annotations.Nullable;

/**
 * JJava's renderer, joined with Loombook's: what is registered here is also used for results and by {@code display}, and
 * what only Loombook knows how to show is rendered so here.
 */
public final class NotebookRenderer extends Renderer {
    private static final String DRAWN = "application/vnd.loombook";

    private volatile boolean offers;

    /** Has Loombook use what is registered from now on; what is there before, Loombook shows by itself. */
    public void open() {
        offers = true;
    }

    @Override
    public synchronized <T> void register(
            Set<MIMEType> supported,
            Set<MIMEType> preferred,
            Set<Class<? extends T>> types,
            RenderFunction<T> function) {
        super.register(supported, preferred, types, function);
        if (offers) {
            types.forEach(this::offer);
        }
    }

    private <T> void offer(Class<T> type) {
        Displays.offer(new loombook.display.Renderer<T>() {
            @Override
            public Class<T> type() {
                return type;
            }

            @Override
            public Displayable render(T value) {
                return own(value);
            }
        });
    }

    /** Returns how JJava's library shows a value. */
    MimeBundle own(Object value) {
        return Bundles.of(super.render(value, Map.of()));
    }

    @Override
    public DisplayData render(@Nullable Object value, Map<String, Object> parameters) {
        return switch (value) {
            case DisplayData data -> data;
            case DisplayDataRenderable it -> super.render(it, parameters);
            case Object it when !parameters.isEmpty() -> super.render(it, parameters);
            case null, default -> Bundles.of(Rendering.of(value));
        };
    }

    @Override
    public DisplayData renderAs(@Nullable Object value, Map<String, Object> parameters, String... types) {
        return switch (value) {
            case null -> new DisplayData("null");
            case DisplayData data -> data;
            default -> withOurs(value, super.renderAs(value, parameters, types), types);
        };
    }

    /** Adds what only Loombook can make of the value. */
    private static DisplayData withOurs(Object value, DisplayData data, String... types) {
        var missing = Stream.of(types)
                .filter(type -> !data.hasDataForType(MIMEType.parse(type)))
                .toList();
        if (missing.isEmpty() || value instanceof CharSequence) {
            return data;
        }
        var ours = Rendering.of(value);
        ours.data().forEach((type, representation) -> {
            // What the kernel draws becomes a picture there.
            if (missing.contains(type) || type.startsWith(DRAWN)) {
                data.putData(type, Bundles.plain(representation));
                data.putText(String.valueOf(ours.data().get(MimeBundle.TEXT)));
            }
        });
        return data;
    }
}
