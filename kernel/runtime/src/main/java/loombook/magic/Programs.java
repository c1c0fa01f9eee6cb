package loombook.magic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import loombook.process.CommandResult;
import loombook.process.Processes;
import loombook.process.Python;
import org.jspecify.annotations.Nullable;

/** Programs of the machine: {@code !}, {@code %%bash} and the like. What they print appears as it comes. */
final class Programs {
    /** Linux takes arguments of at most 128 KiB. */
    private static final int LONGEST = 100_000;

    private Programs() {}

    /** Has a shell read a line. */
    static @Nullable Object command(List<String> words) throws IOException, InterruptedException {
        var line = String.join(" ", words);
        if (line.isBlank()) {
            throw new MagicException("After ! stands a command, such as !ls.");
        }
        return check("!" + line.strip(), Processes.shell(line).run());
    }

    /** Has a shell read a text, with its arguments. */
    static @Nullable Object shell(String program, List<String> arguments, String body)
            throws IOException, InterruptedException {
        if (body.length() > LONGEST) {
            var words = new ArrayList<>(List.of("-s", "--"));
            words.addAll(arguments);
            return check(
                    program,
                    Processes.command(program, words.toArray(String[]::new))
                            .input(body)
                            .run());
        }
        // Not as its input: a program in the script that reads some would swallow the rest of the script.
        var words = new ArrayList<>(List.of("-c", body, program));
        words.addAll(arguments);
        return check(
                program,
                Processes.command(program, words.toArray(String[]::new)).run());
    }

    /** Gives a program a text to read. */
    static @Nullable Object script(List<String> words, String body) throws IOException, InterruptedException {
        if (words.isEmpty()) {
            throw new MagicException("Which program is to read this? Write %%script PROGRAM [ARGUMENT …].");
        }
        var arguments = words.subList(1, words.size()).toArray(String[]::new);
        return check(
                words.getFirst(),
                Processes.command(words.getFirst(), arguments).input(body).run());
    }

    /** Has Python run a program. */
    static @Nullable Object python(List<String> arguments, String body) throws IOException, InterruptedException {
        return check("python3", Python.show(body, arguments.toArray(String[]::new)));
    }

    private static @Nullable Object check(String what, CommandResult result) {
        if (result.exitCode() != 0) {
            throw new MagicException(what + " ended with exit code " + result.exitCode()
                    + (result.exitCode() == 127 ? ", which means that a program was not found." : "."));
        }
        return null;
    }
}
