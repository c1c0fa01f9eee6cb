package loombook.kernel.magic;

import java.util.List;

/** {@code %%writefile}: a cell as a file. */
final class WriteFileMagic implements InRuntime {
    @Override
    public String name() {
        return "writefile";
    }

    @Override
    public List<String> forms() {
        return List.of("%%writefile");
    }

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Writes the cell to a file; with -a to the end of what is there.",
                "%%writefile [-a] FILE in a cell's first line and the text below",
                "%%writefile note.txt\nbuy flour");
    }

    @Override
    public Call call(Use use) throws MagicProblem {
        var call = use.call();
        if (call.arguments().stream().allMatch(one -> one.equals("-a"))) {
            throw use.problem("No file is named that is to be written: write " + usage() + ".");
        }
        return call;
    }
}
