package loombook.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import loombook.kernel.message.Bundle;
import loombook.kernel.message.Comm;
import loombook.kernel.message.CommInfo;
import loombook.kernel.message.Complete;
import loombook.kernel.message.Connect;
import loombook.kernel.message.Display;
import loombook.kernel.message.Execute;
import loombook.kernel.message.Failure;
import loombook.kernel.message.History;
import loombook.kernel.message.Input;
import loombook.kernel.message.Inspect;
import loombook.kernel.message.Interrupt;
import loombook.kernel.message.IopubWelcome;
import loombook.kernel.message.IsComplete;
import loombook.kernel.message.KernelInfo;
import loombook.kernel.message.Ports;
import loombook.kernel.message.Publication;
import loombook.kernel.message.Reply;
import loombook.kernel.message.Shutdown;
import loombook.kernel.message.Status;
import loombook.kernel.message.Stream;
import loombook.link.CommEvent;
import org.junit.jupiter.api.Test;

class EncoderTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Failure FAILURE = new Failure("E", "why", List.of("line 1", "line 2"));
    private static final Bundle TEXT = new Bundle(Map.of("text/plain", "t"), Map.of());
    private static final String ERROR = "'ename': 'E', 'evalue': 'why', 'traceback': ['line 1', 'line 2']";
    private static final String BUNDLE = "'data': {'text/plain': 't'}, 'metadata': {}";

    @Test
    void publications() {
        assertEncodes(Status.BUSY, "status", "{'execution_state': 'busy'}");
        assertEncodes(Status.IDLE, "status", "{'execution_state': 'idle'}");
        assertEncodes(Status.STARTING, "status", "{'execution_state': 'starting'}");
        assertEncodes(new Execute.Input("1", 3), "execute_input", "{'code': '1', 'execution_count': 3}");
        assertEncodes(new Execute.Result(3, TEXT), "execute_result", "{" + BUNDLE + ", 'execution_count': 3}");
        assertEncodes(new Stream("stdout", "ä🚀"), "stream", "{'name': 'stdout', 'text': 'ä🚀'}");
        assertEncodes(new Display.Data(TEXT, null), "display_data", "{" + BUNDLE + ", 'transient': {}}");
        assertEncodes(
                new Display.Data(TEXT, "d"), "display_data", "{" + BUNDLE + ", 'transient': {'display_id': 'd'}}");
        assertEncodes(
                new Display.Update(TEXT, "d"),
                "update_display_data",
                "{" + BUNDLE + ", 'transient': {'display_id': 'd'}}");
        assertEncodes(new Display.Clear(true), "clear_output", "{'wait': true}");
        assertEncodes((Publication) FAILURE, "error", "{" + ERROR + "}");
        assertEncodes(new IopubWelcome("topic"), "iopub_welcome", "{'subscription': 'topic'}");
        assertEncodes(
                new Comm.Outgoing(new CommEvent.Open("c", "t", Map.of("n", 1))),
                "comm_open",
                "{'comm_id': 'c', 'target_name': 't', 'data': {'n': 1}}");
        assertEncodes(new Comm.Outgoing(new CommEvent.Say("c", Map.of())), "comm_msg", "{'comm_id': 'c', 'data': {}}");
        assertEncodes(
                new Comm.Outgoing(new CommEvent.Close("c", Map.of())), "comm_close", "{'comm_id': 'c', 'data': {}}");
    }

    @Test
    void executeReplies() {
        var values = Map.<String, Execute.Evaluated>of(
                "good", new Execute.Evaluated.Value(TEXT), "bad", new Execute.Evaluated.Problem(FAILURE));
        assertEncodes(
                new Execute.Ok(1, NOW, values),
                "{'status': 'ok', 'execution_count': 1, 'payload': [], 'user_expressions': {'good': {'status': 'ok', "
                        + BUNDLE + "}, 'bad': {'status': 'error', " + ERROR + "}}}");
        assertEncodes(new Execute.Failed(2, NOW, FAILURE), "{'status': 'error', 'execution_count': 2, " + ERROR + "}");
        assertEncodes(new Execute.Aborted(2, NOW), "{'status': 'aborted', 'execution_count': 2}");
        assertThat(Encoder.metadata(new Execute.Ok(1, NOW, Map.of())))
                .isEqualTo(json("{'started': '2026-01-02T03:04:05Z'}"));
        assertThat(Encoder.metadata(new Interrupt.Reply())).isEqualTo(json("{}"));
    }

    @Test
    void editorReplies() {
        assertEncodes(new Complete.Reply(List.of(new Complete.Match("abs(", "function", "(…)")), 1, 3), """
                {'status': 'ok', 'matches': ['abs('], 'cursor_start': 1, 'cursor_end': 3,
                 'metadata': {'_jupyter_types_experimental':
                   [{'text': 'abs(', 'type': 'function', 'signature': '(…)', 'start': 1, 'end': 3}]}}""");
        assertEncodes(new Inspect.Reply(TEXT), "{'status': 'ok', 'found': true, " + BUNDLE + "}");
        assertEncodes(new Inspect.Reply(null), "{'status': 'ok', 'found': false, 'data': {}, 'metadata': {}}");
        assertEncodes(new IsComplete.Whole(), "{'status': 'complete'}");
        assertEncodes(new IsComplete.Invalid(), "{'status': 'invalid'}");
        assertEncodes(new IsComplete.Unfinished("  "), "{'status': 'incomplete', 'indent': '  '}");
    }

    @Test
    void historyReplies() {
        var entries = List.of(new History.Entry(1, 2, "a", "r"), new History.Entry(1, 3, "b", null));
        assertEncodes(new History.Reply(false, entries), "{'status': 'ok', 'history': [[1, 2, 'a'], [1, 3, 'b']]}");
        assertEncodes(
                new History.Reply(true, entries),
                "{'status': 'ok', 'history': [[1, 2, ['a', 'r']], [1, 3, ['b', null]]]}");
    }

    @Test
    void otherReplies() {
        assertEncodes(new CommInfo.Reply(Map.of("c", "t")), "{'status': 'ok', 'comms': {'c': {'target_name': 't'}}}");
        assertEncodes(
                new Connect.Reply(new Ports(1, 2, 3, 4, 5)),
                "{'status': 'ok', 'shell_port': 1, 'iopub_port': 2, 'stdin_port': 3, 'control_port': 4, 'hb_port': 5}");
        assertEncodes(new Interrupt.Reply(), "{'status': 'ok'}");
        assertEncodes(new Shutdown.Reply(true), "{'status': 'ok', 'restart': true}");
        assertEncodes((Reply) FAILURE, "{'status': 'error', " + ERROR + "}");
        assertThat(Encoder.content(new Input.Request("p", true))).isEqualTo(json("{'prompt': 'p', 'password': true}"));
    }

    @Test
    void kernelInfoHasWhatExportsNeed() {
        var info = Encoder.content((Reply) new KernelInfo.Reply("1.0", "25.0.1", "banner"));
        assertThat(info.get("status").getAsString()).isEqualTo("ok");
        assertThat(info.get("protocol_version").getAsString()).isEqualTo(Envelope.PROTOCOL);
        assertThat(info.getAsJsonObject("language_info"))
                .isEqualTo(json(
                        "{'name': 'java', 'version': '25.0.1', 'mimetype': 'text/x-java', 'file_extension': '.java',"
                                + " 'pygments_lexer': 'java', 'codemirror_mode': 'text/x-java'}"));
    }

    @Test
    void everyKindOfValueBecomesJson() {
        var data = Map.<String, Object>of(
                "image/png",
                new byte[] {1, 2, 3},
                "application/json",
                Map.of("list", List.of(1, 2.5, true, "x"), "nan", Double.NaN));
        var json = Encoder.content((Publication) new Display.Data(
                new Bundle(data, Map.of("image/png", Map.of("width", 3))), null));
        assertThat(json)
                .isEqualTo(json(
                        "{'data': {'image/png': 'AQID', 'application/json': {'list': [1, 2.5, true, 'x'], 'nan': null}},"
                                + " 'metadata': {'image/png': {'width': 3}}, 'transient': {}}"));
    }

    private static void assertEncodes(Publication publication, String type, String content) {
        assertThat(Encoder.type(publication)).isEqualTo(type);
        assertThat(written(Encoder.content(publication))).isEqualTo(json(content));
    }

    private static void assertEncodes(Reply reply, String content) {
        assertThat(written(Encoder.content(reply))).isEqualTo(json(content));
    }

    /** Through the bytes, as a client would get it. */
    private static JsonObject written(JsonObject json) {
        return Json.parse(Json.bytes(json), "content");
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }
}
