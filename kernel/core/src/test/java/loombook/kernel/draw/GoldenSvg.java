package loombook.kernel.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Drawings that somebody has looked at; with {@code -Dloombook.golden=true} those of now are written, to be looked at. */
final class GoldenSvg {
    private static final Path FOLDER = Path.of("src/test/resources/loombook/kernel/draw");

    private GoldenSvg() {}

    static void assertIs(String name, String svg) throws IOException {
        var golden = FOLDER.resolve(name + ".svg");
        var lines = svg.replace("><", ">\n<") + "\n";
        if (Boolean.getBoolean("loombook.golden")) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, lines);
        }
        assertThat(lines).isEqualTo(Files.readString(golden));
    }
}
