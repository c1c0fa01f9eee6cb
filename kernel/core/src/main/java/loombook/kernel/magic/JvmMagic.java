package loombook.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code %jvm}: read before a cell has a JVM to run in, so here it stands for its name alone. */
final class JvmMagic implements ByKernel {
    @Override
    public String name() {
        return "jvm";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Starts the JVM of the cells again with other flags, or tells those that it has. Variables are lost.",
                "%jvm [FLAG …], or %jvm default, in a cell's first line",
                "%jvm");
    }

    @Override
    public List<Passage> passages(Use use) throws MagicProblem {
        throw use.problem("%jvm must stand in the first line of its cell.");
    }

    @Override
    public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        throw new MagicProblem(
                "%jvm must stand in the first line of its cell: what calls it runs in the JVM that it ends.");
    }
}
