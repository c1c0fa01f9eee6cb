package loombook.kernel.draw;

import java.awt.AWTError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import loombook.chart.Chart;
import loombook.diagnosis.DeadlockReport;
import loombook.display.MimeBundle;
import loombook.profile.Profile;
import loombook.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/** Puts pictures in the place of the data of charts, timelines and the like. */
public final class Drawing {
    private static final System.Logger LOG = System.getLogger("loombook.kernel");
    private static final String PNG = "image/png";
    private static final String SVG = "image/svg+xml";

    private static final Map<String, Function<Map<?, ?>, Svg>> AS_SVG = Map.of(
            Timeline.TYPE,
            TimelinePicture::of,
            Profile.TYPE,
            ProfilePicture::of,
            DeadlockReport.TYPE,
            DeadlockPicture::of);

    static {
        // A screen is not needed, and looking for one could fail.
        System.setProperty("java.awt.headless", "true");
    }

    private Drawing() {}

    /**
     * Returns a bundle as clients can show it: one without a chart as it is, otherwise with the chart as a picture, and as
     * Vega-Lite for those who know it. Where no picture can be drawn, the text says why.
     */
    public static MimeBundle draw(MimeBundle bundle) {
        for (var drawn : AS_SVG.entrySet()) {
            if (bundle.data().get(drawn.getKey()) instanceof Map<?, ?> data) {
                return asSvg(bundle, drawn.getKey(), drawn.getValue().apply(data));
            }
        }
        if (!(bundle.data().get(Chart.TYPE) instanceof Map<?, ?> data)) {
            return bundle.data().get(SVG) instanceof String svg
                            && !bundle.data().containsKey(PNG)
                    ? svg(bundle, svg)
                    : bundle;
        }
        var others = new LinkedHashMap<>(bundle.data());
        others.remove(Chart.TYPE);
        try {
            var chart = ChartData.of(data);
            var figure = Figure.of(chart);
            var picture = Picture.of(chart, figure);
            var all = new LinkedHashMap<String, Object>();
            VegaLite.of(chart, figure, picture.height())
                    .ifPresent(specification -> all.put(VegaLite.TYPE, specification));
            all.put(PNG, picture.png());
            all.putAll(others);
            var hints =
                    Map.<String, Object>of("width", picture.width(), "height", picture.height(), "alt", chart.alt());
            return new MimeBundle(all, bundle.metadata()).with(PNG, hints);
        } catch (RuntimeException | LinkageError | InternalError | AWTError e) {
            LOG.log(System.Logger.Level.DEBUG, "A chart can't be drawn", e);
            var why = isForFonts(e)
                    ? "This chart can't be drawn: the machine of the kernel has no fonts, or lacks the libraries"
                            + " fontconfig and freetype. On Debian and Ubuntu, \"apt install fontconfig"
                            + " fonts-dejavu-core\" helps; restart the kernel then. Its numbers:"
                    : "This chart can't be drawn: " + e + ". Its numbers:";
            others.put(MimeBundle.TEXT, why + "\n" + others.get(MimeBundle.TEXT));
            return new MimeBundle(others, bundle.metadata());
        }
    }

    private static MimeBundle svg(MimeBundle bundle, String svg) {
        try {
            var picture = SvgPicture.of(svg);
            var data = new LinkedHashMap<>(bundle.data());
            var text = String.valueOf(data.remove(MimeBundle.TEXT));
            data.put(PNG, picture.png());
            data.put(MimeBundle.TEXT, text);
            return new MimeBundle(data, bundle.metadata()).with(PNG, picture.hints(text));
        } catch (RuntimeException | LinkageError | InternalError | AWTError e) {
            // A browser may still show it.
            LOG.log(System.Logger.Level.DEBUG, "An SVG can't be drawn", e);
            return bundle;
        }
    }

    private static MimeBundle asSvg(MimeBundle bundle, String own, Svg picture) {
        var data = new LinkedHashMap<String, Object>();
        data.put(SVG, picture.source());
        data.put(PNG, picture.png());
        bundle.data().forEach((type, value) -> {
            if (!type.equals(own)) {
                data.put(type, value);
            }
        });
        return new MimeBundle(data, bundle.metadata())
                .with(PNG, Map.of("width", picture.width(), "height", picture.height(), "alt", picture.title()));
    }

    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** Without fonts the JDK throws now this and now that: what counts is that its font classes did. */
    private static boolean isForFonts(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            for (var frame : cause.getStackTrace()) {
                if (frame.getClassName().startsWith("sun.font.")
                        || frame.getClassName().startsWith("sun.awt.FontConf")) {
                    return true;
                }
            }
        }
        return thrown instanceof LinkageError;
    }
}
