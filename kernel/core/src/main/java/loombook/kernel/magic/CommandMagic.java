package loombook.kernel.magic;

import java.util.List;

/** {@code !}: a command that a shell reads. */
final class CommandMagic implements InRuntime {
    @Override
    public String name() {
        return "!";
    }

    @Override
    public List<String> forms() {
        return List.of("!");
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Has a shell run a command, in the folder of %cd and with the variables of %env. What it prints appears as"
                        + " it comes; an exit code that is not 0 is an error.",
                "!COMMAND", "!echo fresh bread");
    }

    @Override
    public Call call(Use use) throws MagicProblem {
        var line = use.step().arguments().of(use.cell()).strip();
        if (line.isEmpty()) {
            throw use.problem("After ! stands a command that a shell is to run, such as !ls.");
        }
        return new Call(List.of(line), line, null, -1);
    }
}
