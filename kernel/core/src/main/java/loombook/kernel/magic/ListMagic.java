package loombook.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code %lsmagic}: which magics there are. */
final class ListMagic implements ByKernel {
    @Override
    public String name() {
        return "lsmagic";
    }

    @Override
    public Guide guide() {
        return new Guide("Lists all magics and what they do.", "%lsmagic", "%lsmagic");
    }

    @Override
    public String type(List<String> arguments) {
        return "java.util.List<String>";
    }

    @Override
    public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        if (bench.isCalled()) {
            return bench.magics().names();
        }
        var rows = bench.magics().all().stream()
                .map(one -> List.of(String.join(", ", one.forms()), one.guide().summary()))
                .toList();
        bench.show(new Listing(List.of("Magic", "What it does"), rows).forms());
        return null;
    }
}
