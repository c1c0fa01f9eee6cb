package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import loombook.kernel.story.Positions.Position;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is offered and said at the cursor, held against what is expected there; and how long it takes. */
class PositionsTest implements Vocabulary {
    private static final String GREETER = """
            package org.example.greet;

            /** Greets in many languages. */
            public class Greeter {
                /** Makes one for somebody. */
                public Greeter(String whom) {}

                /**
                 * Says it.
                 *
                 * @param times how often
                 * @return the words of the greeting
                 */
                public String say(int times) {
                    return "hi";
                }
            }
            """;

    private static final Positions POSITIONS = Positions.read();
    private static Client client;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        var jar = library(folder);
        client = new InProcessClient(
                folder.resolve("history.sqlite"), List.of("-Xmx256m"), Map.of("LOOMBOOK_CLASSPATH", jar.toString()));
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    /** Makes a library: a jar with a class, and one with its sources beside it. */
    private static Path library(Path folder) throws IOException {
        var source =
                Files.createDirectories(folder.resolve("org/example/greet")).resolve("Greeter.java");
        Files.writeString(source, GREETER);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();
        jar(folder.resolve("greet-1.0-sources.jar"), source, "org/example/greet/Greeter.java");
        return jar(
                folder.resolve("greet-1.0.jar"),
                source.resolveSibling("Greeter.class"),
                "org/example/greet/Greeter.class");
    }

    private static Path jar(Path jar, Path file, String name) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(name));
            Files.copy(file, out);
        }
        return jar;
    }

    @Override
    public Client client() {
        return client;
    }

    @Test
    void whatIsExpectedIsThere() {
        POSITIONS.cells().forEach(code -> cell(code).succeeds());
        var missed = new ArrayList<String>();
        for (var position : POSITIONS.all()) {
            var answer = ask(position);
            if (!position.wishes().stream().allMatch(one -> one.isGranted(answer.offered(), answer.said()))) {
                missed.add(position.name() + ": " + position.wishes() + "\n    is not in " + answer);
            }
        }
        int all = POSITIONS.all().size();
        System.out.printf("At %d of %d positions there is what is expected%n", all - missed.size(), all);
        missed.forEach(System.out::println);
        tellTimes("warm");
        var running = begin("input(\"wait\")").hasAsked(1, "wait", false);
        tellTimes("while a cell runs");
        type("");
        running.done();
        assertThat(missed).isEmpty();
    }

    /** What came back. */
    private record Answer(List<String> offered, String said) {}

    private Answer ask(Position position) {
        Map<String, Object> content =
                Map.of("code", position.code(), "cursor_pos", position.cursor(), "detail_level", 0);
        if (position.asksForDocumentation()) {
            var reply = say("shell", "inspect_request", content).done().reply();
            return new Answer(
                    List.of(),
                    reply.data().containsKey("text/plain")
                            ? String.valueOf(reply.data().get("text/plain"))
                            : "");
        }
        var reply = say("shell", "complete_request", content).done().reply();
        return new Answer(
                ((List<?>) reply.content().get("matches"))
                        .stream().map(String::valueOf).toList(),
                "");
    }

    private void tellTimes(String when) {
        var completion = new ArrayList<Double>();
        var documentation = new ArrayList<Double>();
        for (int round = 0; round < 3; round++) {
            for (var position : POSITIONS.all()) {
                long start = System.nanoTime();
                var _ = ask(position);
                (position.asksForDocumentation() ? documentation : completion).add((System.nanoTime() - start) / 1e6);
            }
        }
        tellTimes("completion " + when, completion);
        tellTimes("documentation " + when, documentation);
    }

    private static void tellTimes(String what, List<Double> times) {
        times.sort(null);
        System.out.printf(
                "%s: median %.1f ms, p95 %.1f ms, most %.1f ms%n",
                what, times.get(times.size() / 2), times.get(times.size() * 95 / 100), times.getLast());
    }
}
