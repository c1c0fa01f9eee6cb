package loombook.kernel.draw;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import loombook.chart.Chart;
import loombook.chart.Charts;

/** A chart of each kind. */
final class Gallery {
    private Gallery() {}

    static Map<String, Chart<?>> charts() {
        var all = new LinkedHashMap<String, Chart<?>>();
        all.put("bars", Charts.bars("Four threads count", "ms", ordered("lock", 812, "atomic", 95.2, "adder", 22.9)));
        all.put(
                "grouped",
                Charts.bars("Sorting", "ms")
                        .with("Java", ordered("random", 81, "sorted", 7), ordered("random", 9, "sorted", 2))
                        .with("Python", ordered("random", 160, "sorted", 30), ordered("random", 20, "sorted", 6)));
        all.put(
                "lying",
                Charts.bars("Where time goes", "ms", ordered("x".repeat(60), 120, "y".repeat(80), 60, "short", -20)));
        double[] time = IntStream.range(0, 60).mapToDouble(i -> i / 2.0).toArray();
        all.put(
                "lines",
                Charts.lines("Answers", "1/s")
                        .with("virtual", time, DoubleStream.of(time).map(t -> 900 * (1 - Math.exp(-t / 6))))
                        .with("pool", time, DoubleStream.of(time).map(t -> 300 * (1 - Math.exp(-t / 2))))
                        .withX("time", "s"));
        all.put(
                "logarithmic",
                Charts.lines("Product", "s", new int[] {10, 100, 1000}, new double[] {1e-6, 1e-3, 2})
                        .withLogX()
                        .withLogY());
        var random = new Random(1);
        double[] x = random.doubles(200, 0, 100).toArray();
        all.put(
                "scatter",
                Charts.scatter("Size", "ms", x, DoubleStream.of(x).map(one -> one / 3 + 4 * random.nextGaussian())));
        double[] many = random.doubles(50_000).toArray();
        all.put(
                "density",
                Charts.scatter(
                        "Many",
                        "",
                        DoubleStream.of(many),
                        DoubleStream.of(many).map(one -> one * random.nextDouble())));
        double[] latency = DoubleStream.generate(() -> 5 * Math.exp(random.nextGaussian() / 2))
                .limit(5000)
                .toArray();
        all.put("histogram", Charts.histogram("Latency", "ms", latency));
        all.put(
                "histograms",
                Charts.histogram("Latency", "ms")
                        .with("one", latency)
                        .with("other", DoubleStream.of(latency).map(one -> one / 2 + 6)));
        all.put(
                "box",
                Charts.box("Round trip", "µs")
                        .with("socket", latency)
                        .with("pipe", DoubleStream.of(latency).map(one -> one * 2))
                        .withLogY());
        all.put("heatMap", Charts.heatMap("Throughput", "MB/s", new double[][] {
            {1, 10, 20}, {30, 40, 50}, {60, 70, Double.NaN}
        }));
        all.put("speedUp", Charts.speedUp("Primes", Map.of(1, 8.0, 2, 4.2, 4, 2.6, 8, 2.1)));
        all.put("percentiles", Charts.percentiles("Latency", "ms").with("one", latency));
        return all;
    }

    private static Map<String, Number> ordered(Object... labelsAndValues) {
        var map = new LinkedHashMap<String, Number>();
        for (int i = 0; i < labelsAndValues.length; i += 2) {
            map.put((String) labelsAndValues[i], (Number) labelsAndValues[i + 1]);
        }
        return map;
    }
}
