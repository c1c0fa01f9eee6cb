package loombook.kernel.story;

import java.util.LinkedHashMap;
import java.util.Map;

/** The words in which stories of cells are told: {@code cell("1 + 1").gives("2")}. */
public interface Vocabulary {
    /** Returns the client of the kernel that this class's stories share. */
    Client client();

    /** Runs a cell to its end. */
    default Told cell(String code) {
        return begin(code).done();
    }

    /** Has a cell executed and does not wait. */
    default Told begin(String code) {
        return execute(code, Map.of());
    }

    /** Has a cell executed with other wishes than the usual ones, such as {@code "silent", true}, and does not wait. */
    default Told execute(String code, Map<String, Object> wishes) {
        var content = new LinkedHashMap<String, Object>();
        content.put("code", code);
        content.put("silent", false);
        content.put("store_history", true);
        content.put("user_expressions", Map.of());
        content.put("allow_stdin", true);
        content.put("stop_on_error", true);
        content.putAll(wishes);
        return say("shell", "execute_request", content);
    }

    /** Interrupts the cell that runs. */
    default void interrupt() {
        say("control", "interrupt_request", Map.of()).done();
    }

    /** Types a line into the input field that a cell has opened. */
    default void type(String line) {
        var _ = client().say("stdin", "input_reply", Map.of("value", line, "status", "ok"));
    }

    /** Sends any request and does not wait. */
    default Told say(String channel, String type, Map<String, Object> content) {
        return new Told(client().conversation(), client().say(channel, type, content));
    }
}
