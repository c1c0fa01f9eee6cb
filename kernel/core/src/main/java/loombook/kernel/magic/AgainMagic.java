package loombook.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** JShell's {@code /!}: the latest cell once more. */
final class AgainMagic implements ByKernel {
    @Override
    public String name() {
        return "/!";
    }

    @Override
    public List<String> forms() {
        return List.of("/!");
    }

    @Override
    public Guide guide() {
        return new Guide("Runs the cell before this one once more.", "/!", "2 + 3\n---\n/!");
    }

    @Override
    public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        var before = bench.executed().stream()
                .filter(one ->
                        one.number() < bench.number() && !one.code().strip().equals("/!"))
                .toList();
        if (before.isEmpty()) {
            throw new MagicProblem("No cell was executed before this one.");
        }
        var value = bench.run(
                "cell [" + before.getLast().number() + "]", before.getLast().code());
        if (!value.isEmpty()) {
            bench.show(value);
        }
        return null;
    }
}
