package loombook.kernel.eval;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jdk.jshell.JShell;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A cell of thirty statements becomes thirty snippets. */
@State(Scope.Benchmark)
public class SplittingBenchmark {
    private static final String CELL = IntStream.range(0, 15)
            .mapToObj("int c%1$d = %1$d;\nc%1$d += 1;"::formatted)
            .collect(Collectors.joining("\n"));

    private final JShell shell = JShell.builder().executionEngine("local").build();

    /** Finds where each snippet ends. */
    @Benchmark
    public List<?> split() {
        return Piece.split(CELL, shell.sourceCodeAnalysis());
    }

    /** Ends JShell. */
    @TearDown
    public void close() {
        shell.close();
    }
}
