package loombook.kernel.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a cell as one source file: what is declared stands in a class of its own each, as JShell does it, and what runs
 * stands in one method, in its order.
 */
final class Joined {
    private static final Set<String> IGNORED = Set.of("public", "protected", "private", "static");
    private static final Set<String> IGNORED_OF_METHODS =
            Set.of("public", "protected", "private", "static", "synchronized");

    private final Cell cell;
    private final List<Part> parts;
    private final @Nullable List<String> types;
    private final boolean show;
    private final String runner;
    private final Map<Integer, String> owners = new LinkedHashMap<>();
    private final List<Placed> placed = new ArrayList<>();
    private final TreeMap<Integer, Origin> origins = new TreeMap<>();
    private final StringBuilder source = new StringBuilder();
    private int line = 1;

    /** Where the text of a part comes from, that begins somewhere in the source. */
    private record Origin(int part, int inCell) {}

    /** Where lines of a class have their place in the cell. */
    record Placed(String className, int first, int[] cellLines) {}

    /**
     * Writes the source.
     *
     * @param number one that no other source of the session has
     * @param types the types of the variables that have none in their declaration, in order; null to find them out
     * @param show whether the last part is an expression whose value is to be shown
     */
    Joined(
            Cell cell,
            List<Part> parts,
            Definitions definitions,
            int number,
            @Nullable List<String> types,
            boolean show) {
        this.cell = cell;
        this.parts = parts;
        this.types = types;
        this.show = show;
        this.runner = Names.CLASS + "S" + number;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).declared().findAny().isPresent() && !isLocal(parts.get(i))) {
                owners.put(i, Names.CLASS + "D" + number + "P" + i);
            }
        }
        write(definitions);
    }

    /** Returns whether a part is written as a variable of the method: to find out its type. */
    private boolean isLocal(Part part) {
        return types == null && part instanceof Part.Variable it && it.inferred();
    }

    private void write(Definitions definitions) {
        var words = new HashSet<String>();
        parts.forEach(part -> words.addAll(Words.of(part.piece().source())));
        put("package " + Names.PACKAGE + ";" + definitions.importsFor(words, parts));
        owners.forEach((part, owner) -> put("import static " + Names.PACKAGE + "." + owner + "."
                + parts.get(part).declared().findFirst().orElseThrow() + ";"));
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Part.Import it) {
                place(runner, i, "", it.source(), 0, "");
            }
        }
        put("class " + runner + "{public static void do_it$()throws Throwable{");
        for (int i = 0; i < parts.size(); i++) {
            if (isLocal(parts.get(i))) {
                put("\n" + parts.get(i).piece().statement() + "\n");
            } else if (types != null && parts.get(i).runs()) {
                put(i == 0 ? "" : "loombook.agent.Progress.at(" + i + ");");
                writeRunning(i);
            }
        }
        put("}}");
        var inferred = types == null ? Collections.<String>emptyIterator() : types.iterator();
        owners.forEach((part, owner) -> writeDeclared(part, owner, inferred));
    }

    private void writeRunning(int index) {
        if (parts.get(index) instanceof Part.Variable it) {
            place(runner, index, it.name() + "=", it.value(), it.initializer(), "\n;");
        } else if (show && index == parts.size() - 1) {
            place(
                    runner,
                    index,
                    "{loombook.agent.Result.is(",
                    parts.get(index).piece().source(),
                    0,
                    "\n);}");
        } else {
            place(runner, index, "", parts.get(index).piece().statement(), 0, "");
        }
    }

    private void writeDeclared(int index, String owner, Iterator<String> inferred) {
        var part = parts.get(index);
        origins.put(source.length(), new Origin(index, part.piece().offset()));
        put("class " + owner + "{public static ");
        switch (part) {
            case Part.Variable it -> writeField(it, owner, it.inferred() ? inferred.next() : it.type());
            case Part.Method it -> {
                var text = Part.without(IGNORED_OF_METHODS, it.piece());
                place(owner, index, "", it.modifiers().contains("synchronized") ? Monitor.around(text) : text, 0, "");
            }
            case Part.Type it -> place(owner, index, "", Part.without(IGNORED, it.piece()), 0, "");
            case Part.Import _, Part.Statement _ -> throw new IllegalStateException(part + " declares nothing");
        }
        put("}");
    }

    private void writeField(Part.Variable it, String owner, String type) {
        put((it.modifiers().contains("volatile") ? "volatile " : "") + type + " " + it.name() + ";");
        if (it.isFinal() && it.initializer() >= 0 && Constants.mayBe(it.value())) {
            put("}class " + Constants.probe(owner) + "{static final " + type + " " + it.name() + "=" + it.value()
                    + ";");
        }
    }

    private void put(String text) {
        source.append(text);
        line += (int) text.chars().filter(c -> c == '\n').count();
    }

    /** Writes the text of a part on lines of its own, and notes where it comes from. */
    private void place(String className, int part, String before, String text, int from, String after) {
        put("\n" + before);
        int inCell = parts.get(part).piece().inCell(from);
        origins.put(source.length(), new Origin(part, inCell));
        int first = cell.lines().at(inCell);
        int last = cell.lines().at(Math.min(cell.code().length(), inCell + text.length()));
        placed.add(new Placed(
                Names.PACKAGE + "." + className,
                line,
                IntStream.rangeClosed(first, last).toArray()));
        put(text + after + "\n");
    }

    /**
     * Writes a source whose method has the variables without a type as its own, one after the other, and nothing runs: for
     * javac to say their types.
     */
    static Joined inferring(Cell cell, List<Part> parts, Definitions definitions, int number) {
        return new Joined(cell, parts, definitions, number, null, false);
    }

    String source() {
        return source.toString();
    }

    Cell cell() {
        return cell;
    }

    /** Returns the simple name of the class whose method runs. */
    String runner() {
        return runner;
    }

    List<Part> parts() {
        return parts;
    }

    List<Placed> placed() {
        return placed;
    }

    boolean runs() {
        return parts.stream().anyMatch(Part::runs);
    }

    /** Returns the part in which an error is; the first one for an error that is in none. */
    int partAt(CellCompiler.Finding error) {
        var origin = origins.floorEntry(Math.max(0, error.start()));
        return origin == null ? 0 : origin.getValue().part();
    }

    /** Returns an error of the source as one of the cell. */
    CompileErrors.Problem inCell(CellCompiler.Finding error, CompileErrors errors) {
        var origin = origins.floorEntry(error.start());
        if (origin == null) {
            int start = parts.getFirst().piece().offset();
            return errors.problem(start, start + 1, error.message(), error.code());
        }
        int shift = origin.getValue().inCell() - origin.getKey();
        return errors.problem(error.start() + shift, error.end() + shift, error.message(), error.code());
    }

    /** Returns whether the last part is an expression whose value is shown. */
    boolean shows() {
        return show;
    }

    /** Returns the simple name of the class of what a part declares, or null when it declares nothing. */
    @Nullable
    String simpleOwner(int part) {
        return owners.get(part);
    }

    String owner(int part) {
        return Names.PACKAGE + "." + owners.get(part);
    }
}
