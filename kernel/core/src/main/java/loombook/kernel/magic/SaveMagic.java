package loombook.kernel.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code %save} and {@code /save}: cells as a program. */
record SaveMagic(String name) implements ByKernel {
    @Override
    public List<String> forms() {
        return List.of(name.startsWith("/") ? name : "%" + name);
    }

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Writes cells to a file that runs without a notebook: NAME.java by java, NAME.jsh by jshell. Without"
                        + " numbers, all that have come to their end without an error.",
                forms().getFirst() + " [-f] FILE [3 5-7 …]; -f: in the place of a file that is there",
                "int loaves = 3;\n---\n" + forms().getFirst() + " -f Bakery.java");
    }

    @Override
    public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        var words = new ArrayList<>(call.arguments());
        boolean replaces = words.removeIf("-f"::equals);
        if (words.isEmpty()) {
            throw new MagicProblem("No file is named that is to be written: write " + usage() + ".");
        }
        var named = words.removeFirst();
        var file = FileNames.in(bench.folder(), named);
        var folder = file.getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw new MagicProblem(
                    Files.isDirectory(file)
                            ? named + " is a folder."
                            : "There is no folder " + folder + " to write into.");
        }
        if (Files.exists(file) && !replaces) {
            throw new MagicProblem(named + " is there already; -f writes another in its place.");
        }
        var cells = words.isEmpty()
                ? CellNumbers.of(words, bench).stream()
                        .filter(Executed::succeeded)
                        .toList()
                : CellNumbers.of(words, bench);
        var program = bench.program(String.valueOf(file), cells);
        try {
            var _ = Files.writeString(file, program);
        } catch (IOException e) {
            throw new MagicProblem(named + " can't be written: " + e.getMessage() + ".");
        }
        bench.print("Saved " + cells.size() + (cells.size() == 1 ? " cell" : " cells") + " as " + named + "\n");
        return null;
    }
}
