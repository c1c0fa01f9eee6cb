package loombook.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import loombook.kernel.message.Channel;
import loombook.kernel.message.Comm;
import loombook.kernel.message.CommInfo;
import loombook.kernel.message.Complete;
import loombook.kernel.message.Connect;
import loombook.kernel.message.Execute;
import loombook.kernel.message.History;
import loombook.kernel.message.History.Access;
import loombook.kernel.message.Input;
import loombook.kernel.message.Inspect;
import loombook.kernel.message.Interrupt;
import loombook.kernel.message.IsComplete;
import loombook.kernel.message.KernelInfo;
import loombook.kernel.message.Malformed;
import loombook.kernel.message.Message;
import loombook.kernel.message.Request;
import loombook.kernel.message.Shutdown;
import loombook.kernel.message.Unknown;
import loombook.link.CommEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
    @Test
    void executeRequest() {
        assertDecodes("execute_request", """
                {"code": "1", "silent": false, "store_history": false, "user_expressions": {"a": "b"},
                 "allow_stdin": false, "stop_on_error": false}""", new Execute.Request("1", false, false, Map.of("a", "b"), false, false));
        assertDecodes("execute_request", "{'code': '1'}", new Execute.Request("1", false, true, Map.of(), true, true));
        assertDecodes(
                "execute_request",
                "{'code': '1', 'silent': true, 'store_history': true, 'user_expressions': null}",
                new Execute.Request("1", true, false, Map.of(), true, true));
    }

    @Test
    void whatAnEditorAsks() {
        assertDecodes("complete_request", "{'code': 'abc', 'cursor_pos': 2}", new Complete.Request("abc", 2));
        assertDecodes("complete_request", "{'code': 'a🚀'}", new Complete.Request("a🚀", 2));
        assertDecodes("complete_request", "{'code': 'a🚀', 'cursor_pos': 99}", new Complete.Request("a🚀", 2));
        assertDecodes("complete_request", "{'code': 'a', 'cursor_pos': -1}", new Complete.Request("a", 0));
        assertDecodes(
                "inspect_request", "{'code': 'a', 'cursor_pos': 1, 'detail_level': 1}", new Inspect.Request("a", 1, 1));
        assertDecodes("inspect_request", "{'code': 'a'}", new Inspect.Request("a", 1, 0));
        assertDecodes("is_complete_request", "{'code': 'a'}", new IsComplete.Request("a"));
    }

    @Test
    void historyRequest() {
        assertDecodes(
                "history_request",
                "{'output': true, 'hist_access_type': 'tail', 'n': 3}",
                new History.Request(true, new Access.Tail(3)));
        assertDecodes(
                "history_request",
                "{'hist_access_type': 'range', 'session': -1, 'start': 2, 'stop': 4}",
                new History.Request(false, new Access.Range(-1, 2, 4)));
        assertDecodes(
                "history_request",
                "{'hist_access_type': 'search', 'pattern': 'a*', 'n': 5, 'unique': true}",
                new History.Request(false, new Access.Search("a*", 5, true)));
        assertDecodes(
                "history_request",
                "{'hist_access_type': 'search', 'pattern': null, 'n': null}",
                new History.Request(false, new Access.Search("*", Integer.MAX_VALUE, false)));
    }

    @Test
    void whatTheKernelIsAskedAbout() {
        assertDecodes("kernel_info_request", "{}", new KernelInfo.Request());
        assertDecodes("connect_request", "{}", new Connect.Request());
        assertDecodes("interrupt_request", "{}", new Interrupt.Request());
        assertDecodes("shutdown_request", "{'restart': true}", new Shutdown.Request(true));
        assertDecodes("shutdown_request", "{}", new Shutdown.Request(false));
        assertDecodes("comm_info_request", "{}", new CommInfo.Request(null));
        assertDecodes("comm_info_request", "{'target_name': 't'}", new CommInfo.Request("t"));
        assertDecodes("input_reply", "{'value': 'typed'}", new Input.Reply("typed"));
    }

    @Test
    void comms() {
        assertDecodes(
                "comm_open",
                "{'comm_id': 'c', 'target_name': 't', 'data': {'n': 1, 'list': [1.5, 'x', true]}}",
                new Comm.Incoming(new CommEvent.Open("c", "t", Map.of("n", 1L, "list", List.of(1.5, "x", true)))));
        assertDecodes("comm_msg", "{'comm_id': 'c', 'data': {}}", new Comm.Incoming(new CommEvent.Say("c", Map.of())));
        assertDecodes("comm_close", "{'comm_id': 'c'}", new Comm.Incoming(new CommEvent.Close("c", Map.of())));
    }

    @Test
    void whatIsNotServedIsUnknown() {
        assertDecodes("debug_request", "{}", new Unknown("debug_request"));
        assertDecodes("create_subshell_request", "{'x': 1}", new Unknown("create_subshell_request"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    execute_request     | {}                                          | code
                    execute_request     | {'code': null}                              | code
                    execute_request     | {'code': 7}                                 | code
                    execute_request     | {'code': ['1']}                             | code
                    execute_request     | {'code': '1', 'silent': 'no'}               | silent
                    execute_request     | {'code': '1', 'store_history': 1}           | store_history
                    execute_request     | {'code': '1', 'allow_stdin': {}}            | allow_stdin
                    execute_request     | {'code': '1', 'stop_on_error': 'x'}         | stop_on_error
                    execute_request     | {'code': '1', 'user_expressions': ['a']}    | user_expressions
                    complete_request    | {}                                          | code
                    complete_request    | {'code': 'a', 'cursor_pos': '1'}            | cursor_pos
                    inspect_request     | {'cursor_pos': 1}                           | code
                    inspect_request     | {'code': 'a', 'detail_level': true}         | detail_level
                    is_complete_request | {'code': true}                              | code
                    history_request     | {}                                          | hist_access_type
                    history_request     | {'hist_access_type': 'middle'}              | middle
                    history_request     | {'hist_access_type': 'tail', 'n': 'x'}      | n
                    history_request     | {'hist_access_type': 'range', 'start': '1'} | start
                    history_request     | {'hist_access_type': 'search', 'pattern': 1}| pattern
                    history_request     | {'hist_access_type': 'search', 'unique': 1} | unique
                    history_request     | {'hist_access_type': 'tail', 'output': 'x'} | output
                    comm_info_request   | {'target_name': 1}                          | target_name
                    comm_open           | {'target_name': 't'}                        | comm_id
                    comm_open           | {'comm_id': 'c'}                            | target_name
                    comm_open           | {'comm_id': 'c', 'target_name': 't', 'data': 'x'} | data
                    comm_msg            | {'data': {}}                                | comm_id
                    comm_close          | {'comm_id': 1}                              | comm_id
                    shutdown_request    | {'restart': 'yes'}                          | restart
                    input_reply         | {}                                          | value
                    input_reply         | {'value': 1}                                | value
                    """)
    void aWrongFormIsMalformedAndNamesTheField(String type, String content, String named) {
        assertThat(decode(type, content))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.problem()).contains(type, named));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "7", "\"text\"", "null", "{\"code\": }", "{\"code\": \"1\"} more"})
    void aContentThatIsNoObjectIsMalformed(String content) {
        assertThat(message("execute_request", content.getBytes(UTF_8)).content())
                .isInstanceOf(Malformed.class);
    }

    @Test
    void aContentThatIsNotUtf8IsMalformed() {
        var latin1 = new byte[] {'{', '"', 'c', '"', ':', '"', (byte) 0xE4, '"', '}'};
        assertThat(message("execute_request", latin1).content())
                .isInstanceOfSatisfying(
                        Malformed.class, it -> assertThat(it.problem()).contains("UTF-8"));
    }

    @Test
    void aContentThatIsNestedTooDeeplyIsMalformed() {
        var deep = "{\"a\":".repeat(200_000) + "1" + "}".repeat(200_000);
        assertThat(message("execute_request", deep.getBytes(UTF_8)).content()).isInstanceOf(Malformed.class);
    }

    @Test
    void aLongWrongValueIsShownCut() {
        assertThat(decode("execute_request", "{'code': ['" + "x".repeat(1000) + "']}"))
                .isInstanceOfSatisfying(
                        Malformed.class, it -> assertThat(it.problem()).hasSizeLessThan(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"msg_id\": \"1\"}",
                "{\"msg_type\": \"x\"}",
                "{\"msg_id\": 1, \"msg_type\": \"x\"}",
                "{\"msg_id\": \"\", \"msg_type\": \"x\"}",
                "[]",
                "nonsense",
                ""
            })
    void aMessageWithoutAUsableHeaderIsNone(String header) {
        var parts = List.of(header.getBytes(UTF_8), bytes("{}"), bytes("{}"), bytes("{}"));
        assertThatThrownBy(() -> Decoder.decode(Channel.SHELL, new Frames(List.of(), parts, List.of())))
                .isInstanceOf(BadMessage.class)
                .hasMessageContaining("header");
    }

    @Test
    void theHeaderIsKeptAsItCame() {
        var header =
                "{\"msg_id\":\"1\",\"msg_type\":\"x\",\"version\":\"5.3\",\"extra\":{\"deep\":[1,2.5,null]},\"date\":\"d\"}";
        var parts = List.of(bytes(header), bytes("{}"), bytes("{\"m\":1}"), bytes("{}"));
        var message = Decoder.decode(Channel.CONTROL, new Frames(List.of(), parts, List.of()));
        assertThat(new String(Json.bytes(Json.object(message.header().fields())), UTF_8))
                .isEqualTo(header);
        assertThat(message.metadata()).containsEntry("m", 1L);
        assertThat(message.channel()).isEqualTo(Channel.CONTROL);
    }

    private static void assertDecodes(String type, String content, Request expected) {
        assertThat(decode(type, content)).isEqualTo(expected);
    }

    private static Request decode(String type, String content) {
        return message(type, bytes(content.replace('\'', '"'))).content();
    }

    private static Message message(String type, byte[] content) {
        var header = bytes("{\"msg_id\": \"1\", \"msg_type\": \"" + type + "\"}");
        return Decoder.decode(
                Channel.SHELL, new Frames(List.of(), List.of(header, bytes("{}"), bytes("{}"), content), List.of()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
