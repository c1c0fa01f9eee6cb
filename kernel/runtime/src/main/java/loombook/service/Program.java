package loombook.service;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that a {@link ServerMain} runs.
 *
 * @param main the name of its class
 */
record Program(String main, List<String> arguments) {
    static Program of(String main, String... arguments) {
        return new Program(main, List.of(arguments));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(main);
        out.writeInt(arguments.size());
        for (var argument : arguments) {
            out.writeUTF(argument);
        }
    }

    static Program read(DataInputStream in) throws IOException {
        var main = in.readUTF();
        int count = in.readInt();
        var arguments = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            arguments.add(in.readUTF());
        }
        return new Program(main, arguments);
    }
}
