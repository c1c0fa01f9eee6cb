package loombook.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code %timeit}: runs code so often that what it takes can be told. The code becomes the body of a loop in a class of its
 * own, which the JIT compiler makes as fast as it can; the value of its last expression goes to a sink, so that it can't
 * be left out.
 */
final class TimeitMagic implements AroundCode {
    private static final String LETTERS = "nrqot";

    @Override
    public String name() {
        return "timeit";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Runs code so often that what it takes can be told, as the JIT compiler makes it.",
                "%timeit [-n RUNS] [-r ROUNDS] [-o] [-q] CODE in a line, or %%timeit [OPTIONS] [SETUP] in a cell's first"
                        + " line and code below. -n: runs in a round; -r: rounds; -o: the result is the cell's value; -q:"
                        + " nothing is printed",
                "%timeit -r 2 -n 1000 Math.sqrt(2)");
    }

    @Override
    public List<Passage> passages(Use use, Magics magics) throws MagicProblem {
        var arguments = use.step().arguments();
        var options = Options.of(arguments.of(use.cell()));
        var unknown = options.unknown(LETTERS);
        if (!unknown.isEmpty()) {
            throw use.problem("%timeit has no option -" + unknown.getFirst() + ": " + usage() + ".");
        }
        if (options.number("n") < 0 || options.number("r") < 0 || options.number("r") > Integer.MAX_VALUE) {
            throw use.problem("-n and -r need a whole number above 0: " + usage() + ".");
        }
        var rest = new Span(arguments.start() + options.rest(), arguments.end());
        var setup = use.isCell() && !rest.isBlank(use.cell()) ? rest : null;
        var code = use.isCell() ? use.code() : rest;
        if (code.isBlank(use.cell())) {
            throw use.problem("There is nothing to time: " + usage() + ".");
        }
        int expression = use.reading().lastExpression(code.of(use.cell()));
        var statements = passage(use, options, setup, code, -1, null);
        // A call of a void method looks like an expression, too.
        return List.of(expression < 0 ? statements : passage(use, options, setup, code, expression, statements));
    }

    private static Passage.Java passage(
            Use use,
            Options options,
            @Nullable Span setup,
            Span code,
            int expression,
            Passage.@Nullable Java otherwise) {
        boolean gives = options.has("o");
        var writer = new Passage.Writer(use.cell())
                .put("loombook.timing.loop.Timeit." + (gives || options.has("q") ? "of" : "print") + "("
                        + options.number("n") + "L, " + options.number("r") + ", new loombook.timing.loop.Loop() {"
                        + " public void run(long $runs, loombook.timing.loop.Sink $sink) throws Throwable { ");
        if (setup != null) {
            writer.copy(setup).put("; ");
        }
        writer.put("$sink.begin(); for (long $run = 0; $run < $runs && $sink.goesOn(); $run++) { ");
        // With the line end between the two, so that the code keeps its lines.
        int start = setup == null ? code.start() : setup.end();
        if (expression < 0) {
            writer.copy(new Span(start, code.end())).put("\n;");
        } else {
            int middle = code.start() + expression;
            writer.copy(new Span(start, middle))
                    .put("$sink.take(")
                    .copy(new Span(middle, code.end()))
                    .put("\n);");
        }
        return writer.put("} $sink.end(); } })" + (gives ? "" : ";")).passage(!gives, otherwise);
    }
}
