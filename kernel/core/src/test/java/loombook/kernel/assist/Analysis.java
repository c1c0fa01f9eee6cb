package loombook.kernel.assist;

import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;

/** A JShell in this process that has executed some snippets. */
final class Analysis implements AutoCloseable {
    private final JShell shell = JShell.builder().executionEngine("local").build();

    Analysis(String... snippets) {
        for (var snippet : snippets) {
            var events = shell.eval(snippet);
            if (!events.getFirst().status().isDefined()) {
                throw new AssertionError("A test's own snippet is refused: " + snippet);
            }
        }
    }

    SourceCodeAnalysis get() {
        return shell.sourceCodeAnalysis();
    }

    @Override
    public void close() {
        shell.close();
    }
}
