package loombook.kernel.story;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class OnlyHintsTest implements HintStories {
    private static Client client;

    @BeforeAll
    static void start(@TempDir Path folder) {
        client = new InProcessClient(folder.resolve("history.sqlite"), List.of("-Xmx256m"));
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @Override
    public Client client() {
        return client;
    }
}
