package loombook.kernel.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import loombook.kernel.StartupProblem;
import loombook.kernel.message.Ports;
import org.jspecify.annotations.Nullable;

/**
 * How clients reach this kernel.
 *
 * @param ip the address to bind to
 * @param scheme the signature scheme
 * @param key the key for signatures; empty for none
 */
public record Connection(String ip, Ports ports, String scheme, String key) {
    /** What the file that the kernel was started with asks for. */
    public sealed interface Start {
        /** Bind to the ports that the client has chosen. */
        record Bind(Connection connection) implements Start {}

        /** Choose ports, and register them (the start-up handshake of 5.6). */
        record Register(Registration registration) implements Start {}
    }

    /**
     * Reads a connection file or a registration file.
     *
     * @throws StartupProblem when it can't be read, is malformed or asks for what is not supported
     * @see <a href="https://jupyter-client.readthedocs.io/en/stable/kernels.html#connection-files">connection files</a>
     */
    public static Start read(Path file) {
        var fields = new Fields(file, parse(file));
        var transport = fields.text("transport", "tcp");
        if (!transport.equals("tcp")) {
            throw fields.problem("asks for the transport \"" + transport + "\"; only tcp is supported");
        }
        var scheme = fields.text("signature_scheme", "hmac-sha256");
        if (fields.json().has("registration_port")) {
            return new Start.Register(new Registration(
                    fields.text("kernel_id"),
                    fields.text("registration_ip"),
                    fields.port("registration_port"),
                    scheme,
                    fields.text("key")));
        }
        var ports = new Ports(
                fields.port("shell_port"),
                fields.port("iopub_port"),
                fields.port("stdin_port"),
                fields.port("control_port"),
                fields.port("hb_port"));
        return new Start.Bind(new Connection(fields.text("ip"), ports, scheme, fields.text("key")));
    }

    /** Returns this connection with other ports. */
    public Connection with(Ports bound) {
        return new Connection(ip, bound, scheme, key);
    }

    private static JsonObject parse(Path file) {
        try {
            return Json.parse(Files.readAllBytes(file), "text");
        } catch (NoSuchFileException e) {
            throw new StartupProblem("The connection file " + file + " does not exist.", e);
        } catch (IOException e) {
            throw new StartupProblem("The connection file " + file + " can't be read: " + e + ".", e);
        } catch (BadMessage e) {
            throw new StartupProblem("The connection file " + file + " is malformed: " + e.getMessage() + ".", e);
        }
    }

    private record Fields(Path file, JsonObject json) {
        String text(String name) {
            var value = json.get(name);
            if (value instanceof JsonPrimitive text && text.isString()) {
                return text.getAsString();
            }
            throw problem(missing(name, value, "text"));
        }

        String text(String name, String otherwise) {
            return json.has(name) ? text(name) : otherwise;
        }

        int port(String name) {
            var value = json.get(name);
            if (value instanceof JsonPrimitive number
                    && number.isNumber()
                    && number.getAsDouble() == number.getAsInt()
                    && number.getAsInt() >= 0
                    && number.getAsInt() < 1 << 16) {
                return number.getAsInt();
            }
            throw problem(missing(name, value, "a port number"));
        }

        private static String missing(String name, @Nullable JsonElement value, String due) {
            return value == null
                    ? "lacks \"" + name + "\""
                    : "has " + value + " as \"" + name + "\" where " + due + " is due";
        }

        StartupProblem problem(String what) {
            return new StartupProblem("The connection file " + file + " " + what + ".");
        }
    }
}
