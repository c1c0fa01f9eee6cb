package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Magics are completed and documented at the cursor. */
interface MagicAssistStories extends Vocabulary {
    @Test
    default void namesOfMagicsAreCompleted() {
        assertThat(completed("%wh")).containsExactly("%who", "%whos");
        assertThat(completed("%%ba")).containsExactly("%%bash");
        assertThat(completed("%ba")).containsExactly("%%bash");
        assertThat(completed("int 𝒙 = 1;\n%wh")).containsExactly("%who", "%whos");
        assertThat(completed("int x = 1;\n%ba")).isEmpty();
        assertThat(completed("/va")).containsExactly("/vars");
        assertThat(completed("var x = %pw")).containsExactly("%pwd");
        assertThat(completed("var x = %tim")).isEmpty();
        assertThat(completed("%help whi")).isEmpty();
        assertThat(completed("%help who")).containsExactly("who", "whos");
        assertThat(completed("%%bash\nwh")).isEmpty();
        cell("loombook.magic.MagicCalls.register(\"zebra\", words -> null, (words, text) -> null);");
        assertThat(completed("%ze")).containsExactlyInAnyOrder("%zebra", "%%zebra");
    }

    @Test
    default void whatFollowsTheNameIsCompletedAsWhatItIs(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("rolls"));
        Files.writeString(folder.resolve("rye bread.jsh"), "");
        Files.writeString(folder.resolve("rye.jsh"), "");
        assertThat(completed("%load " + folder + "/r"))
                .containsExactlyInAnyOrder(folder + "/rolls/", "\"" + folder + "/rye bread.jsh\"", folder + "/rye.jsh");
        assertThat(completed("%load \"" + folder + "/rye")).contains("\"" + folder + "/rye.jsh");
        assertThat(completed("%%writefile -a " + folder + "/ro")).containsExactly(folder + "/rolls/");
        var before = cell("%pwd").resultData().get("text/plain");
        cell("%cd " + folder);
        assertThat(completed("%load ry")).containsExactlyInAnyOrder("\"rye bread.jsh\"", "rye.jsh");
        cell("%cd \"" + before + "\"").succeeds();
        assertThat(completed("%time Math.hypo"))
                .anySatisfy(one -> assertThat(one).startsWith("hypot"));
        assertThat(completed("%who Math.hypo")).isEmpty();
    }

    @Test
    default void magicsAreDocumented() {
        assertThat(documented("%whos")).contains("Lists the variables", "%whos [TYPE …]");
        assertThat(documented("%%writefile x")).contains("Writes the cell to a file");
        assertThat(documented("var x = %pwd")).contains("Tells the folder");
        assertThat(documented("!ls")).contains("Has a shell run a command");
        assertThat(documented("/vars")).contains("Prints the variables");
        assertThat(documented("%time Math.hypot")).contains("double Math.hypot");
        assertThat(documented("%nothing")).isNull();
    }

    private List<String> completed(String code) {
        var content = say(
                        "shell",
                        "complete_request",
                        Map.of("code", code, "cursor_pos", code.codePointCount(0, code.length())))
                .done()
                .reply()
                .content();
        return content.get("matches") instanceof List<?> matches
                ? matches.stream().map(String::valueOf).toList()
                : List.of();
    }

    private @org.jspecify.annotations.Nullable String documented(String code) {
        var content = say(
                        "shell",
                        "inspect_request",
                        Map.of("code", code, "cursor_pos", code.length(), "detail_level", 0))
                .done()
                .reply()
                .content();
        return content.get("data") instanceof Map<?, ?> data && data.get("text/plain") instanceof String text
                ? text
                : null;
    }
}
