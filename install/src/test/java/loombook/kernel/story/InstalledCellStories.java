package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The stories with the kernel as it is installed, through Jupyter's own client. */
class InstalledCellStories extends CellStories {
    private static Client client;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        var python = System.getProperty("loombook.python");
        assertThat(python)
                .as("the system property loombook.python: a Python in whose environment the kernel is installed")
                .isNotBlank();
        client = new InstalledClient(python, System.getProperty("loombook.kernel", "java"), folder);
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
        }
    }

    @Override
    public Client client() {
        return client;
    }
}
