package loombook.kernel.draw;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A chart as it comes from the runtime: see {@code loombook.chart.Drawable}. What is missing is empty. */
record ChartData(
        String title,
        int width,
        int height,
        List<Color> colors,
        Axis x,
        Axis y,
        List<String> notes,
        String alt,
        Content content) {
    /** What is written at an axis. */
    record Axis(String label, String unit, boolean log) {}

    /** What is drawn. */
    sealed interface Content permits Bars, Points, Bins, Boxes, Cells {}

    /** Errors are empty where there are none. */
    record Bars(List<String> labels, List<BarSeries> series) implements Content {}

    record BarSeries(String name, double[] values, double[] errors) {}

    /**
     * Dots, or lines.
     *
     * @param ideal whether the line belongs to it on which x and y are the same
     * @param nines whether x is how many nines a percentile has
     */
    record Points(List<PointSeries> series, boolean joined, boolean ideal, boolean nines) implements Content {}

    /** Counts are how many points each stands for; empty where each stands for itself. */
    record PointSeries(String name, double[] x, double[] y, double[] counts) {}

    record Bins(double[] edges, List<BinSeries> series) implements Content {}

    record BinSeries(String name, double[] counts) {}

    record Boxes(List<Box> boxes) implements Content {}

    /** Five numbers: both ends of the whiskers, the box and in the middle the median. */
    record Box(String name, long count, double[] five, double[] outliers) {}

    record Cells(List<String> rows, List<String> columns, List<double[]> values, String unit) implements Content {}

    static ChartData of(Map<?, ?> data) {
        return new ChartData(
                text(data.get("title")),
                Math.clamp((int) number(data.get("width")), 200, 2000),
                Math.clamp((int) number(data.get("height")), 120, 2000),
                list(data.get("colors")).stream().map(ChartData::color).toList(),
                axis(data.get("x")),
                axis(data.get("y")),
                texts(data.get("notes")),
                text(data.get("alt")),
                content(data));
    }

    private static Content content(Map<?, ?> data) {
        var series = list(data.get("series")).stream().map(ChartData::map).toList();
        return switch (text(data.get("kind"))) {
            case "bars" ->
                new Bars(
                        texts(data.get("labels")),
                        series.stream()
                                .map(one -> new BarSeries(
                                        text(one.get("name")), numbers(one.get("values")), numbers(one.get("errors"))))
                                .toList());
            case "bins" ->
                new Bins(
                        numbers(data.get("edges")),
                        series.stream()
                                .map(one -> new BinSeries(text(one.get("name")), numbers(one.get("counts"))))
                                .toList());
            case "boxes" ->
                new Boxes(list(data.get("boxes")).stream()
                        .map(ChartData::map)
                        .map(one -> new Box(
                                text(one.get("name")),
                                (long) number(one.get("count")),
                                numbers(one.get("five")),
                                numbers(one.get("outliers"))))
                        .toList());
            case "cells" ->
                new Cells(
                        texts(data.get("rows")),
                        texts(data.get("columns")),
                        list(data.get("values")).stream()
                                .map(ChartData::numbers)
                                .toList(),
                        text(data.get("unit")));
            default ->
                new Points(
                        series.stream()
                                .map(one -> new PointSeries(
                                        text(one.get("name")),
                                        numbers(one.get("x")),
                                        numbers(one.get("y")),
                                        numbers(one.get("counts"))))
                                .toList(),
                        Boolean.TRUE.equals(data.get("joined")),
                        Boolean.TRUE.equals(data.get("ideal")),
                        Boolean.TRUE.equals(data.get("nines")));
        };
    }

    private static Axis axis(@Nullable Object axis) {
        var map = map(axis);
        return new Axis(text(map.get("label")), text(map.get("unit")), Boolean.TRUE.equals(map.get("log")));
    }

    private static Color color(@Nullable Object rgb) {
        return new Color(Integer.parseInt(text(rgb).substring(1), 16));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static List<String> texts(@Nullable Object value) {
        return list(value).stream().map(ChartData::text).toList();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static double[] numbers(@Nullable Object value) {
        return list(value).stream().mapToDouble(ChartData::number).toArray();
    }
}
