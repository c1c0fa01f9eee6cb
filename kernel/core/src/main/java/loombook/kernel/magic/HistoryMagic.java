package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code %history}, {@code /history} and {@code /list}: the cells that were executed. */
record HistoryMagic(String name) implements ByKernel {
    @Override
    public List<String> forms() {
        return List.of(name.startsWith("/") ? name : "%" + name);
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Prints the cells that were executed before this one, since the kernel was started.",
                forms().getFirst() + " [-n] [3 5-7 …]; -n: with their numbers",
                "int loaves = 3;\n---\n" + forms().getFirst() + " -n");
    }

    @Override
    public String type(List<String> arguments) {
        return "java.util.List<String>";
    }

    @Override
    public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        var words = new ArrayList<>(call.arguments());
        boolean numbered = words.removeIf("-n"::equals) || name.equals("/list");
        var cells = CellNumbers.of(words, bench);
        if (bench.isCalled()) {
            return cells.stream().map(Executed::code).toList();
        }
        for (var cell : cells) {
            var code = cell.code().strip();
            bench.print(numbered ? cell.number() + ":\n" + code.indent(4) : code + "\n");
        }
        return null;
    }
}
