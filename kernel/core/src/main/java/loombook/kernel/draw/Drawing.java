package loombook.kernel.draw;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loombook.chart.BarChart;
import loombook.display.MimeBundle;
import loombook.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/** Puts a picture in the place of a chart's data. */
public final class Drawing {
    private Drawing() {}

    /** Returns a bundle as clients can show it; one without a chart as it is. */
    public static MimeBundle draw(MimeBundle bundle) {
        if (bundle.data().get(Timeline.TYPE) instanceof Map<?, ?> timeline) {
            return timeline(bundle, timeline);
        }
        if (!(bundle.data().get(BarChart.TYPE) instanceof Map<?, ?> chart)) {
            return bundle;
        }
        var picture = BarChartPicture.of(chart);
        var data = new LinkedHashMap<String, Object>();
        data.put("image/png", picture.png());
        bundle.data().forEach((type, value) -> {
            if (!type.equals(BarChart.TYPE)) {
                data.put(type, value);
            }
        });
        return new MimeBundle(data, bundle.metadata())
                .with(
                        "image/png",
                        Map.of(
                                "width",
                                picture.width(),
                                "height",
                                picture.height(),
                                "alt",
                                String.valueOf(chart.get("title"))));
    }

    private static MimeBundle timeline(MimeBundle bundle, Map<?, ?> timeline) {
        var picture = TimelinePicture.of(timeline);
        var data = new LinkedHashMap<String, Object>();
        data.put("image/svg+xml", picture.source());
        data.put("image/png", picture.png());
        bundle.data().forEach((type, value) -> {
            if (!type.equals(Timeline.TYPE)) {
                data.put(type, value);
            }
        });
        return new MimeBundle(data, bundle.metadata())
                .with(
                        "image/png",
                        Map.of("width", picture.width(), "height", picture.height(), "alt", picture.title()));
    }

    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
