package loombook.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loombook.kernel.StartupProblem;
import loombook.kernel.message.Ports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionTest {
    private static final String GOOD = """
            {'transport': 'tcp', 'ip': '127.0.0.1', 'shell_port': 1, 'iopub_port': 2, 'stdin_port': 3,
             'control_port': 4, 'hb_port': 5, 'signature_scheme': 'hmac-sha256', 'key': 'k', 'kernel_name': 'java'}""";
    private static final String REGISTRATION = """
            {'kernel_id': 'id', 'registration_ip': '127.0.0.1', 'registration_port': 9, 'key': 'k'}""";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("connection.json");
    }

    @Test
    void aGoodFile() throws IOException {
        var connection = new Connection("127.0.0.1", new Ports(1, 2, 3, 4, 5), "hmac-sha256", "k");
        assertThat(read(GOOD)).isEqualTo(new Connection.Start.Bind(connection));
    }

    @Test
    void transportAndSchemeHaveDefaults() throws IOException {
        var shorter = GOOD.replace("'transport': 'tcp', ", "").replace("'signature_scheme': 'hmac-sha256', ", "");
        assertThat(read(shorter)).isEqualTo(read(GOOD));
    }

    @Test
    void aRegistrationFile() throws IOException {
        assertThat(read(REGISTRATION))
                .isEqualTo(new Connection.Start.Register(new Registration("id", "127.0.0.1", 9, "hmac-sha256", "k")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'ip': '127.0.0.1'  | 'ip': 7           | "ip"
                    'ip': '127.0.0.1', |                   | "ip"
                    'key': 'k'         | 'key': null       | "key"
                    'key': 'k',        |                   | "key"
                    'shell_port': 1    | 'shell_port': '1' | "shell_port"
                    'shell_port': 1,   |                   | "shell_port"
                    'iopub_port': 2    | 'iopub_port': 65536 | "iopub_port"
                    'iopub_port': 2,   |                   | "iopub_port"
                    'stdin_port': 3    | 'stdin_port': -1  | "stdin_port"
                    'stdin_port': 3,   |                   | "stdin_port"
                    'control_port': 4  | 'control_port': 1.5 | "control_port"
                    'control_port': 4, |                   | "control_port"
                    'hb_port': 5       | 'hb_port': true   | "hb_port"
                    'hb_port': 5,      |                   | "hb_port"
                    'tcp'              | 'ipc'             | "ipc"
                    'tcp'              | 7                 | "transport"
                    """)
    void aWrongFieldIsNamed(String good, String wrong, String named) {
        assertThat(GOOD).contains(good);
        assertThatThrownBy(() -> read(GOOD.replace(good, wrong == null ? "" : wrong)))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining(named)
                .hasMessageContaining(file.toString())
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'kernel_id': 'id', | | "kernel_id"
            'registration_ip': '127.0.0.1', | | "registration_ip"
            'registration_port': 9 | 'registration_port': 'x' | "registration_port"
            """)
    void aWrongFieldOfARegistrationIsNamed(String good, String wrong, String named) {
        assertThat(REGISTRATION).contains(good);
        assertThatThrownBy(() -> read(REGISTRATION.replace(good, wrong == null ? "" : wrong)))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining(named);
    }

    @Test
    void whatIsNoFileIsToldInASentence() throws IOException {
        assertThatThrownBy(() -> Connection.read(file))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> Connection.read(folder))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("can't be read");
        for (var text : new String[] {"", "{", "[]", "text", "{'ip': }"}) {
            assertThatThrownBy(() -> read(text))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("malformed");
        }
    }

    private Connection.Start read(String json) throws IOException {
        Files.writeString(file, json.replace('\'', '"'));
        return Connection.read(file);
    }
}
