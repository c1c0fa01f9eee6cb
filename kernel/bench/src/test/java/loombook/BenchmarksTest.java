package loombook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each benchmark can be started; how fast it is, is nobody's concern here. */
class BenchmarksTest {
    @Test
    void everyBenchmarkRuns() throws Exception {
        // Another build on this machine may hold the lock that keeps measurements apart; nothing is measured here.
        System.setProperty("jmh.ignoreLock", "true");
        var options = new OptionsBuilder()
                .mode(Mode.AverageTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(20))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        assertThat(new Runner(options).run())
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive())
                .extracting(result -> result.getParams().getBenchmark().replaceFirst("^.*\\.(\\w+\\.\\w+)$", "$1"))
                .contains(
                        "OutputBenchmark.print",
                        "OutputBenchmark.printAndFlush",
                        "ReadingBenchmark.verify",
                        "ReadingBenchmark.verifyAndDecode",
                        "RoundTripBenchmark.loadAndRun",
                        "RoundTripBenchmark.run",
                        "SplittingBenchmark.split",
                        "WeavingBenchmark.fib",
                        "WeavingBenchmark.sum",
                        "WeavingBenchmark.walk",
                        "WeavingBenchmark.xor",
                        "WritingBenchmark.encode",
                        "WritingBenchmark.encodeAndSign");
    }
}
