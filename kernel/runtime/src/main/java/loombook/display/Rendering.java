package loombook.display;

import java.time.Duration;
import loombook.agent.CellStopped;
import loombook.agent.Patience;
import loombook.text.SpokenDuration;
import org.jspecify.annotations.Nullable;

/** From any value to what a front end can show. */
public final class Rendering {
    /** How long a value may take to say how it is shown. */
    static final Duration LIMIT = Duration.ofSeconds(5);

    private Rendering() {}

    /**
     * Renders a value: what is {@link Displayable} by itself, then by the renderer for its type, pictures as such,
     * everything else as text.
     *
     * <p>A value whose own methods throw, or do not come to an end within five seconds, is shown as a sentence that says
     * so; only errors of the JVM itself get out.
     */
    public static MimeBundle of(@Nullable Object value) {
        return of(value, LIMIT);
    }

    /** Returns whether a value is a picture, or a library has a renderer for it: nobody makes one not to look at it. */
    public static boolean isToBeSeen(Object value) {
        var type = value.getClass();
        return !(value instanceof Displayable)
                && !Object.class.getModule().equals(type.getModule())
                && (value instanceof java.awt.image.RenderedImage || Renderers.ofLibrary(type) != null);
    }

    static MimeBundle of(@Nullable Object value, Duration limit) {
        return switch (value) {
            case null -> MimeBundle.text("null");
            case MimeBundle bundle -> bundle;
            default -> guarded(value, limit);
        };
    }

    /** Returns a value as text; without a limit of time, for what is shown in a part of something larger. */
    public static String text(@Nullable Object value) {
        return PlainText.of(value);
    }

    private static MimeBundle guarded(Object value, Duration limit) {
        try {
            return PlainText.isHarmless(value) && Renderers.of(value.getClass()) == null
                    ? MimeBundle.text(PlainText.of(value))
                    : Patience.with(limit, () -> render(value));
        } catch (CellStopped stopped) {
            throw stopped;
        } catch (Patience.Exhausted exhausted) {
            return cannot(value, "after " + SpokenDuration.of(limit) + " it had not come to an end, and was stopped");
        } catch (StackOverflowError failure) {
            return cannot(value, failure.toString());
        } catch (VirtualMachineError failure) {
            throw failure;
        } catch (Throwable failure) {
            // Its own code, or a renderer's: whatever that throws, the cell goes on.
            return cannot(value, described(failure));
        }
    }

    private static MimeBundle render(Object value) throws Exception {
        if (value instanceof Displayable it) {
            return it.bundle();
        }
        var renderer = Renderers.of(value.getClass());
        if (renderer != null) {
            return render(renderer, value);
        }
        var picture = Picture.of(value);
        return picture != null ? picture : MimeBundle.text(PlainText.of(value));
    }

    private static <T> MimeBundle render(Renderer<T> renderer, Object value) throws Exception {
        return renderer.render(renderer.type().cast(value)).bundle();
    }

    private static MimeBundle cannot(Object value, String why) {
        // A cell's class is known to the reader without what JShell puts in front of its name.
        var type = value.getClass().getName().replaceFirst("^REPL\\.\\$JShell\\$\\w+?\\$", "");
        return MimeBundle.text("<" + type + " that can't be shown: " + why + ">");
    }

    private static String described(Throwable failure) {
        try {
            return failure.toString();
        } catch (RuntimeException e) {
            return failure.getClass().getName();
        }
    }
}
