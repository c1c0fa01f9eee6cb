package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a client may wish for with a request. */
interface RequestStories extends Vocabulary {
    @Test
    default void aSilentCellSaysNothing() {
        long before = cell("1").number();
        execute("System.out.print(\"unheard\");\ndisplay(1);\nint silently = 5;\n7", Map.of("silent", true))
                .done()
                .succeeds()
                .showsNothingAtAll();
        execute("1 / 0", Map.of("silent", true, "stop_on_error", false)).done().showsNothingAtAll();
        var after = cell("silently").gives("5");
        assertThat(after.number()).isEqualTo(before + 1);
    }

    @Test
    default void theCountGrowsWithEachCell() {
        long first = cell("1").number();
        assertThat(cell("").number()).isEqualTo(first + 1);
        assertThat(cell("throw new RuntimeException();").number()).isEqualTo(first + 2);
        assertThat(cell("2").number()).isEqualTo(first + 3);
    }

    @Test
    default void whatIsNotStoredDoesNotCount() {
        long before = cell("\"a marked cell\"").number();
        var hidden = execute("\"a hidden cell\"", Map.of("store_history", false))
                .done()
                .gives("a hidden cell");
        assertThat(hidden.number()).isEqualTo(before);
        var tail = history(2);
        assertThat(tail).contains("a marked cell").doesNotContain("a hidden cell");
    }

    private String history(int n) {
        var reply = say(
                        "shell",
                        "history_request",
                        Map.of("hist_access_type", "tail", "n", n, "output", true, "raw", true))
                .done()
                .reply();
        return String.valueOf(reply.content().get("history"));
    }

    @Test
    default void theHistoryKnowsCodeAndResult() {
        long number = cell("6 * 7").number();
        assertThat(history(1)).contains(number + ", [6 * 7, 42]");
    }

    @Test
    default void userExpressionsAreEvaluatedAfterTheCell() {
        var reply = execute(
                        "int asked = 20;", Map.of("user_expressions", Map.of("good", "asked + 1", "bad", "noSuchName")))
                .done()
                .succeeds()
                .reply();
        var values = (Map<?, ?>) reply.content().get("user_expressions");
        var good = (Map<?, ?>) values.get("good");
        var bad = (Map<?, ?>) values.get("bad");
        assertThat(good.get("status")).isEqualTo("ok");
        assertThat(((Map<?, ?>) good.get("data")).get("text/plain")).isEqualTo("21");
        assertThat(bad.get("status")).isEqualTo("error");
        assertThat(bad.get("ename")).isEqualTo("CompilationError");
    }

    @Test
    default void userExpressionsAreNotEvaluatedAfterAFailure() {
        var failed = execute("1 / 0", Map.of("user_expressions", Map.of("x", "1")))
                .done()
                .fails("ArithmeticException");
        assertThat(failed.reply().content()).doesNotContainKey("user_expressions");
    }

    @Test
    default void theKernelSaysWhatItIs() {
        var info = say("shell", "kernel_info_request", Map.of()).done().reply().content();
        assertThat(info).containsEntry("status", "ok").containsEntry("implementation", "loombook");
        assertThat((Map<?, ?>) info.get("language_info")).extracting("name").isEqualTo("java");
    }

    @Test
    default void theKernelAnswersWhileACellRuns() {
        var cell = begin("input(\"wait \")").hasAsked(1, "wait ", false);
        say("control", "kernel_info_request", Map.of()).done();
        say("shell", "kernel_info_request", Map.of()).done();
        var completion = say("shell", "complete_request", Map.of("code", "Mat", "cursor_pos", 3))
                .done()
                .reply();
        assertThat((List<?>) completion.content().get("matches")).asString().contains("Math");
        say("shell", "is_complete_request", Map.of("code", "1 + 1")).done();
        type("go");
        cell.done().gives("go");
    }

    @Test
    default void completionKnowsWhatCellsDefine() {
        cell("int completable = 1;\nString completableToo() { return \"\"; }");
        var reply = say("shell", "complete_request", Map.of("code", "x = compl", "cursor_pos", 9))
                .done()
                .reply();
        assertThat(reply.content()).containsEntry("cursor_start", 4L).containsEntry("cursor_end", 9L);
        assertThat((List<?>) reply.content().get("matches")).asString().contains("completable", "completableToo(");
    }

    @Test
    default void inspectionKnowsTheLibrary() {
        var reply = say("shell", "inspect_request", Map.of("code", "Math.abs(1)", "cursor_pos", 6, "detail_level", 0))
                .done()
                .reply();
        assertThat(reply.content()).containsEntry("found", true);
        assertThat(reply.data().get("text/plain")).asString().contains("Math.abs(int a)");
        var nothing = say("shell", "inspect_request", Map.of("code", "noSuchThing", "cursor_pos", 3))
                .done()
                .reply();
        assertThat(nothing.content()).containsEntry("found", false);
    }

    @Test
    default void inspectionKnowsCallsAfterAClassThatDidNotCompile() {
        cell("class NeverCompiled { int count() { return true; } }").fails("CompilationError", "incompatible types");
        var reply = say("shell", "inspect_request", Map.of("code", "Math.abs(", "cursor_pos", 9, "detail_level", 0))
                .done()
                .reply();
        assertThat(reply.data().get("text/plain")).asString().contains("Math.abs(int a)");
        cell("class NeverCompiled { int count() { return 3; } }");
        cell("new NeverCompiled().count()").gives("3");
    }

    @Test
    default void aMalformedRequestIsAnsweredByAnError() {
        var reply = say("shell", "execute_request", Map.of("code", 7L)).done().reply();
        assertThat(reply.content()).containsEntry("status", "error").containsEntry("ename", "MalformedRequest");
        cell("1 + 1").gives("2");
    }

    @Test
    default void aCommToNobodyIsClosed() {
        var opening = say("shell", "comm_open", Map.of("comm_id", "c1", "target_name", "nobody", "data", Map.of()));
        cell("1 + 1").gives("2");
        assertThat(opening.types()).containsSequence("comm_close");
        var info = say("shell", "comm_info_request", Map.of()).done().reply();
        assertThat(info.content().get("comms")).asString().doesNotContain("c1=");
    }
}
