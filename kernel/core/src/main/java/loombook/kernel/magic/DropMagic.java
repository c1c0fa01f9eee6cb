package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JShell's {@code /drop}: forgets a definition. */
final class DropMagic implements ByKernel {
    @Override
    public String name() {
        return "/drop";
    }

    @Override
    public List<String> forms() {
        return List.of("/drop");
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Forgets variables, methods or types; what needs them can't be used until they are there again.",
                "/drop NAME …",
                "int loaves = 3;\n---\n/drop loaves");
    }

    @Override
    public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        if (call.arguments().isEmpty()) {
            throw new MagicProblem(
                    "Nothing is named that is to be forgotten: write /drop NAME; /vars, /methods and /types"
                            + " tell what there is.");
        }
        var all = bench.defined();
        var dropped = new ArrayList<Defined>();
        for (var name : call.arguments()) {
            var some = all.stream().filter(one -> one.name().equals(name)).toList();
            if (some.isEmpty()) {
                var names = all.stream().map(Defined::name).toList();
                throw new MagicProblem("Cells have defined no " + name + "."
                        + Nearest.of(name, names)
                                .map(one -> " Did you mean " + one + "?")
                                .orElse(""));
            }
            dropped.addAll(some);
        }
        bench.forget(dropped);
        for (var one : dropped) {
            bench.print("|  dropped " + one.written() + "\n");
        }
        return null;
    }
}
