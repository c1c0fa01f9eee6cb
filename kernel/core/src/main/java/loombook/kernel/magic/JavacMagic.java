package loombook.kernel.magic;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code %%javac}: whole source files, with their packages. */
final class JavacMagic implements ByKernel {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*package\\s+[\\w.]+\\s*;");

    @Override
    public String name() {
        return "javac";
    }

    @Override
    public List<String> forms() {
        return List.of("%%javac");
    }

    @Override
    public boolean takesJava() {
        return true;
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Compiles the cell as source files, each from its package declaration on; the cells from here on can"
                        + " import their classes. They see the class path, and not what cells define.",
                "%%javac in a cell's first line and the files below",
                "%%javac\npackage bakery;\n\npublic class Oven {\n    public static int heat() {\n        return 250;\n    }\n}\n---\n"
                        + "bakery.Oven.heat()");
    }

    @Override
    public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        var body = call.body();
        if (!call.arguments().isEmpty()) {
            throw new MagicProblem("%%javac takes nothing after its name: the files to be compiled stand below it.");
        }
        if (body == null || body.isBlank()) {
            throw new MagicProblem("There is nothing to compile: write " + usage() + ".");
        }
        if (!PACKAGE.matcher(body).find()) {
            throw new MagicProblem(
                    "What has no package cells can't name: begin the file with \"package NAME;\", or leave out"
                            + " %%javac and define its classes in a cell.");
        }
        return bench.compile(body, call.start());
    }
}
