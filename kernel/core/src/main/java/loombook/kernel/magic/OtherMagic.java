package loombook.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command of JShell's that has no sense here; it says what does. */
record OtherMagic(String name, String instead) implements ByKernel {
    @Override
    public List<String> forms() {
        return List.of(name);
    }

    @Override
    public Guide guide() {
        return new Guide("Is JShell's: " + instead, name, name);
    }

    @Override
    public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        throw new MagicProblem(name + " is no command of a notebook: " + instead);
    }
}
