package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Artifacts come by {@code %maven}, and nothing is lost by it. */
interface MavenStories extends Vocabulary {
    @Test
    default void whatIsAddedCanBeImportedInTheSameCell() {
        cell("int kept = 41;");
        var adding = cell("%maven pantry:dough:1.0\nimport pantry.Dough;\nDough.say() + kept");
        adding.gives("pantry:dough:1.041");
        assertThat(lines(adding).getLast())
                .matches("added pantry:dough:1\\.0 with 1 dependency \\(\\d KB\\) in \\d+\\.\\d s");
        cell("Dough.say() + pantry.Yeast.say()").gives("pantry:dough:1.0pantry:yeast:1.0");
        cell("++kept").gives("42");
    }

    @Test
    default void whatRefusedToCompileCompilesOnceItIsThere() {
        cell("import pantry.Bowl;").doesNotCompile("package pantry");
        cell("pantry.Bowl.say()").doesNotCompile("pantry");
        cell("%maven pantry:bowl:1.0\nimport pantry.Bowl;");
        cell("Bowl.say()").gives("pantry:bowl:1.0");
        cell("class Large extends Bowl {}\nnew Large() instanceof Bowl").gives("true");
    }

    @Test
    default void completionKnowsItAtOnce() {
        cell("%maven pantry:spoon:1.0").succeeds();
        var code = "pantry.Spoon.sa";
        var completed = say("shell", "complete_request", Map.of("code", code, "cursor_pos", code.length()))
                .done();
        assertThat(completed.reply().content().get("matches")).asString().contains("say");
    }

    @Test
    default void severalLinesAndSeveralInALineAreOneStep() {
        Artifacts.forget("whisk");
        var adding = cell("%maven pantry:whisk:1.0 pantry:sieve:1.0\n%maven pantry:flour:1.0\npantry.Whisk.say()");
        adding.gives("pantry:whisk:1.0");
        assertThat(lines(adding).getLast()).contains("pantry:whisk:1.0, pantry:sieve:1.0");
        cell("1 + 1\n%maven pantry:whisk:1.0").gives("2");
    }

    @Test
    default void anArtifactCanBeHadAlone() {
        var adding = cell("%maven pantry:apron:1.0@jar\npantry.Apron.say()").gives("pantry:apron:1.0");
        assertThat(lines(adding).getLast()).matches("added pantry:apron:1\\.0@jar \\(\\d KB\\) in \\d+\\.\\d s");
        cell("pantry.Lace.say()").doesNotCompile("pantry");
    }

    @Test
    default void theSameTwiceIsNothing() {
        cell("%maven pantry:cookie:1.0").succeeds();
        var again = cell("%maven pantry:cookie:1.0\npantry.Cookie.say()").gives("pantry:cookie:1.0");
        assertThat(lines(again)).containsExactly("pantry:cookie:1.0 is on the class path already");
    }

    @Test
    default void anotherVersionIsReportedAndTheFirstKept() {
        cell("%maven pantry:oven:1.0").succeeds();
        cell("%maven pantry:oven:2.0\npantry.Oven.say()")
                .gives("pantry:oven:1.0")
                .saysOnErr("pantry:oven:1.0 is on the class path already, so pantry:oven:2.0 was not added");
        cell("%maven pantry:tray:1.0\npantry.Tray.say() + pantry.Oven.say()")
                .gives("pantry:tray:1.0pantry:oven:1.0")
                .saysOnErr("pantry:oven:1.0", "pantry:oven:2.0");
    }

    @Test
    default void childrenSeeItAlsoThoseThatWereThereBefore() {
        cell("var before = Processes.pool(1);\nbefore.apply(() -> 1)").gives("1");
        cell("%maven pantry:cookie:1.0\nbefore.apply(() -> pantry.Cookie.say())")
                .gives("pantry:cookie:1.0");
        cell("before.apply(c -> c.getClass().getName(), new pantry.Flour())").gives("pantry.Flour");
        cell("before.close();\ntry (var after = Processes.pool(1)) {\n"
                        + "    System.out.println(after.map(n -> n + pantry.Flour.say(), List.of(1, 2)));\n}")
                .prints("[1pantry:flour:1.0, 2pantry:flour:1.0]\n");
    }

    @Test
    default void aNewRuntimeHasItToo() {
        cell("%maven pantry:cookie:1.0").succeeds();
        cell("System.exit(4);").fails("RuntimeDied");
        cell("pantry.Cookie.say()").gives("pantry:cookie:1.0");
        cell("%jvm -Xmx200m\npantry.Cookie.say()").gives("pantry:cookie:1.0");
        cell("try (var pool = Processes.pool(1)) { System.out.print(pool.apply(() -> pantry.Cookie.say())); }")
                .prints("pantry:cookie:1.0");
        cell("%jvm default").succeeds();
    }

    @Test
    default void whatIsNotThereIsMarkedAndNothingIsAdded() {
        Artifacts.forget("sieve");
        cell("int before = 1;\n%maven pantry:flour:1.0 pantry:fridge:1.0\nint after = 1;")
                .fails(
                        "DependencyError",
                        "line 2",
                        "pantry:fridge:1.0 was not found in the local repository",
                        "test (http")
                .marks("pantry:fridge:1.0");
        cell("before").gives("1");
        cell("after").doesNotCompile("after");
        cell("%maven pantry:bread:3.0").fails("DependencyError", "there is 1.0").marks("pantry:bread:3.0");
        cell("%maven pantry:broken:1.0")
                .fails("DependencyError", "is no jar that can be read")
                .marks("pantry:broken:1.0");
    }

    @Test
    default void whatIsNoCoordinatesIsMarked() {
        cell("%maven pantry:flour:1.0 flour")
                .fails("UsageError", "\"flour\" is no artifact", "group:artifact:version")
                .marks("flour");
        cell("%maven").fails("UsageError", "%maven GROUP:ARTIFACT:VERSION");
        cell("%%maven pantry:flour:1.0\n1").fails("UsageError", "%maven stands in a line");
        cell("%nothing").fails("UsageError", "%maven");
    }

    @Test
    default void aDownloadTellsHowFarItIs() {
        Artifacts.forget("large");
        // Noise is no jar; it has come all the same.
        var adding = cell("%maven pantry:large:1.0").fails("DependencyError", "is no jar");
        var lines = lines(adding);
        assertThat(lines)
                .anySatisfy(one -> assertThat(one).matches("downloading large-1\\.0\\.jar: \\d\\.\\d of 1\\.0 MB"));
        assertThat(lines.getLast()).isEqualTo("nothing added");
        assertThat(adding.ofType("display_data")).hasSize(1);
        assertThat(lines.size()).as("updates in about one second").isBetween(3, 25);
    }

    @Test
    default void interruptingACellEndsItsDownload() {
        Artifacts.forget("endless");
        cell("int kept = 3;");
        var adding = begin("%maven pantry:endless:1.0");
        adding.hears("update_display_data", "downloading endless-1.0.jar: 0.");
        interrupt();
        adding.done().wasInterrupted();
        assertThat(lines(adding).getLast()).isEqualTo("interrupted, nothing added");
        cell("kept").gives("3");
        cell("%maven pantry:flour:1.0\npantry.Flour.say() + kept").gives("pantry:flour:1.03");
    }

    @Test
    default void whileItIsDownloadedCompletionAnswers() {
        Artifacts.forget("endless");
        cell("int kept = 3;");
        var adding = begin("%maven pantry:endless:1.0");
        adding.hears("update_display_data", "downloading endless-1.0.jar: 0.");
        var completed = say("shell", "complete_request", Map.of("code", "kep", "cursor_pos", 3))
                .done();
        assertThat(completed.reply().content().get("matches")).asString().contains("kept");
        interrupt();
        adding.done().wasInterrupted();
    }

    @Test
    default void helpersCanHaveJarsFoundThatAreNotAdded() {
        cell("%jvm default");
        cell("loombook.agent.Dependencies.resolve(\"pantry:whisk:1.0\", \"pantry:cookie:1.0\").stream()\n"
                        + "        .map(one -> one.getFileName().toString()).toList()")
                .gives("[whisk-1.0.jar, cookie-1.0.jar, flour-1.0.jar]");
        cell("try {\n    loombook.agent.Dependencies.resolve(\"pantry:fridge:1.0\");\n"
                        + "} catch (IOException e) {\n    System.out.print(e.getMessage());\n}")
                .hasPrinted("pantry:fridge:1.0 was not found in");
        cell("try {\n    loombook.agent.Dependencies.resolve(\"fridge\");\n"
                        + "} catch (IOException e) {\n    System.out.print(e.getMessage());\n}")
                .hasPrinted("\"fridge\" is no artifact");
        cell("var found = new CompletableFuture<Object>();\nThread.startVirtualThread(() -> {\n    try {\n"
                        + "        found.complete(loombook.agent.Dependencies.resolve(\"pantry:flour:1.0\").size());\n"
                        + "    } catch (Exception e) {\n        found.completeExceptionally(e);\n    }\n});\nfound.get()")
                .gives("1");
        cell("try (var pool = Processes.pool(1)) {\n"
                        + "    pool.apply(() -> loombook.agent.Dependencies.resolve(\"pantry:flour:1.0\").size());\n}")
                .fails("DependencyException", "Only the JVM that runs cells can find pantry:flour:1.0");
    }

    @Test
    default void interruptingACellEndsWhatAHelperHasBegun() {
        Artifacts.forget("endless");
        var finding = begin("loombook.agent.Dependencies.resolve(\"pantry:endless:1.0\")");
        finding.hears("update_display_data", "downloading endless-1.0.jar: 0.");
        interrupt();
        finding.done().wasInterrupted();
        cell("1 + 1").gives("2");
    }

    /** Returns what was displayed, line by line. */
    private static List<String> lines(Told told) {
        return java.util.stream.Stream.concat(
                        told.ofType("display_data").stream(), told.ofType("update_display_data").stream())
                .map(one -> String.valueOf(one.data().get("text/plain")))
                .toList();
    }
}
