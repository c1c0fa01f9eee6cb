package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What people of Rapaio's kernel write in their notebooks works here. */
interface RapaioStories extends Vocabulary {
    @Test
    default void dependenciesAreProposedAndResolved() {
        cell("%dependency /add-repo larder " + Artifacts.url() + " release|never\n"
                        + "%dependency /add pantry:mustard:1.0 --optional\n%dependency /add pantry:basil:1.0\n"
                        + "%dependency /resolve\npantry.Mustard.say() + pantry.Basil.say()")
                .gives("pantry:mustard:1.0pantry:basil:1.0");
        cell("%dependency /resolve").succeeds();
        cell("%dependency /list-artifacts").saysOnOut("mustard");
        cell("%dependency").fails("UsageError", "That is not understood", "%dependency /add GROUP:ARTIFACT:VERSION");
        cell("%dependency /add").fails("UsageError", "That is not understood");
        cell("%jar no/such.jar").fails("DependencyError", "no/such.jar").marks("no/such.jar");
    }

    @Test
    default void commandsOfJShellHaveAMagic() {
        cell("int rapaioTrays = 7;");
        cell("%jshell /vars").saysOnOut("int rapaioTrays = 7");
        cell("%jshell").fails("UsageError", "%jshell is followed by one of JShell's commands");
        cell("%jshell vars").fails("UsageError", "/help names them");
    }

    @Test
    default void theTypeStandsBeforeOrBehindTheValue() {
        displays("display(\"text/markdown\", \"* flour\");", "text/markdown", "* flour");
        displays("display(\"md\", \"* flour\");", "text/markdown", "* flour");
        displays("display(\"* flour\", \"text/markdown\");", "text/markdown", "* flour");
        displays("display(\"html\", \"<b>rye</b>\");", "text/html", "<b>rye</b>");
        displays("display(\"text/html\", \"text/plain\");", "text/plain", "text/html");
        cell("String rapaioId = display(\"text/markdown\", \"* flour\");\n"
                        + "updateDisplay(rapaioId, \"text/html\", \"<i>rye</i>\")")
                .succeeds();
    }

    private void displays(String code, String type, String expected) {
        Object shown = cell(code).ofType("display_data").getFirst().data().get(type);
        assertThat(shown).as(code).isEqualTo(expected);
    }

    @Test
    default void aPictureIsShown() throws IOException {
        var file = Files.createTempFile("loaf of rye", ".svg");
        try {
            Files.writeString(file, "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect/></svg>");
            assertThat(cell("%image \"" + file + "\"").resultData().keySet().stream()
                            .map(String::valueOf))
                    .contains("image/svg+xml", "image/png");
            var gone = Path.of(file + ".gone");
            cell("%image \"" + gone + "\"").fails("MagicException", "There is no picture " + gone);
            cell("%image").fails("UsageError", "One picture is needed");
            cell("%image http://127.0.0.1:1/loaf.png")
                    .fails("MagicException", "http://127.0.0.1:1/loaf.png can't be had");
        } finally {
            Files.delete(file);
        }
    }
}
