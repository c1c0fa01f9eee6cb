package loombook.kernel.magic;

import java.util.List;

/** {@code %%bash} and the like: a cell that a program of the machine runs. */
record ScriptMagic(String name, String summary, String arguments, String example) implements InRuntime {
    @Override
    public List<String> forms() {
        return List.of("%%" + name);
    }

    @Override
    public Guide guide() {
        return new Guide(
                summary + " What it prints appears as it comes; an exit code that is not 0 is an error.",
                "%%" + name + " " + arguments + " in a cell's first line and the script below",
                example);
    }

    @Override
    public Call call(Use use) throws MagicProblem {
        var call = use.call();
        if (!arguments.startsWith("[") && call.arguments().isEmpty()) {
            throw use.problem("No program is named that is to read the cell: write " + usage() + ".");
        }
        return call;
    }
}
