package loombook.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** JShell's {@code /vars}, {@code /methods}, {@code /types} and {@code /imports}: what cells have defined, as it prints it. */
record VariablesMagic(String name, Defined.Kind kind, String what) implements ByKernel {
    @Override
    public List<String> forms() {
        return List.of(name);
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Prints the " + what + " of the cells, as JShell does.", name + " [NAME]", "int loaves = 3;\n" + name);
    }

    @Override
    public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        var some = bench.defined().stream()
                .filter(one -> one.kind() == kind)
                .filter(one -> call.arguments().isEmpty() || call.arguments().contains(one.name()))
                .toList();
        if (bench.isCalled()) {
            return some.stream().map(Defined::written).toList();
        }
        for (var one : some) {
            var value =
                    kind == Defined.Kind.VARIABLE ? " = " + bench.valueOf(one).strip() : "";
            bench.print("|    " + one.written() + value.replace("\n", "\n|      ") + "\n");
        }
        if (some.isEmpty()) {
            bench.print("There are no " + what
                    + (call.arguments().isEmpty() ? " yet.\n" : " named " + call.line() + ".\n"));
        }
        return null;
    }
}
