package loombook.kernel.magic;

import java.util.List;

/** {@code %%html} and the like: a cell that is shown as what it is. */
record ShowMagic(String name, String what, String example) implements InRuntime {
    @Override
    public List<String> forms() {
        return List.of("%%" + name);
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Shows the cell as " + what + ".", "%%" + name + " in a cell's first line and the text below", example);
    }

    @Override
    public Call call(Use use) throws MagicProblem {
        var call = use.call();
        if (!call.arguments().isEmpty()) {
            throw use.problem("%%" + name + " takes nothing after its name: what is to be shown stands below it.");
        }
        return call;
    }
}
