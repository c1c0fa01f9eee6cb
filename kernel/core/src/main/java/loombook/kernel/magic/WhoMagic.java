package loombook.kernel.magic;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code %who} and {@code %whos}: the variables of the cells, in a line or with what they hold. */
record WhoMagic(String name) implements ByKernel {
    private static final int WIDEST = 70;

    @Override
    public Guide guide() {
        return name.equals("who")
                ? new Guide("Names the variables of the cells.", "%who [TYPE …]", "int loaves = 3;\n%who")
                : new Guide(
                        "Lists the variables of the cells with their types and what they hold.",
                        "%whos [TYPE …]",
                        "int loaves = 3;\n%whos");
    }

    @Override
    public String type(List<String> arguments) {
        return "java.util.List<String>";
    }

    @Override
    public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        var variables = bench.defined().stream()
                .filter(one -> one.kind() == Defined.Kind.VARIABLE)
                .filter(one -> call.arguments().isEmpty() || isOne(one.type(), call.arguments()))
                .sorted(Comparator.comparing(Defined::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Defined::name))
                .toList();
        if (bench.isCalled()) {
            return variables.stream().map(Defined::name).toList();
        }
        if (variables.isEmpty()) {
            bench.print(
                    call.arguments().isEmpty()
                            ? "There are no variables yet.\n"
                            : "There are no variables of type " + String.join(" or ", call.arguments()) + ".\n");
        } else if (name.equals("who")) {
            bench.print(variables.stream().map(Defined::name).collect(Collectors.joining("\t")) + "\n");
        } else {
            var rows = new java.util.ArrayList<List<String>>();
            for (var one : variables) {
                rows.add(List.of(one.name(), one.type(), cut(bench.valueOf(one))));
            }
            bench.show(new Listing(List.of("Variable", "Type", "Value"), rows).forms());
        }
        return null;
    }

    /** Returns whether a type is one of these, with or without its type arguments. */
    private static boolean isOne(String type, List<String> types) {
        return types.contains(type)
                || types.contains(type.replaceFirst("<.*", "").replaceFirst(".*\\.", ""));
    }

    private static String cut(String text) {
        var line = text.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
    }
}
