package loombook.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code %reset} and {@code /reset}: cells have defined nothing. */
record ResetMagic(String name) implements ByKernel {
    @Override
    public List<String> forms() {
        return List.of(name.startsWith("/") ? name : "%" + name);
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Forgets all that cells have defined and imported. The JVM, its threads and its class path stay; %jvm default"
                        + " begins a new one.",
                forms().getFirst(), "int loaves = 3;\n---\n" + forms().getFirst());
    }

    @Override
    public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        var all = bench.defined();
        bench.forget(all);
        bench.print(
                all.isEmpty()
                        ? "There was nothing to forget.\n"
                        : "Forgot "
                                + String.join(
                                        ", ", all.stream().map(Defined::written).toList()) + ".\n");
        return null;
    }
}
