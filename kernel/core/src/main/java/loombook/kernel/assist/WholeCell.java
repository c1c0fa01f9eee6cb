package loombook.kernel.assist;

import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import loombook.kernel.assist.Surroundings.Kind;
import loombook.kernel.assist.Surroundings.Snippet;

/** A cell as one source file for javac: what it declares are members of a class, what it does is a method of it. */
public final class WholeCell {
    private static final AtomicLong COUNT = new AtomicLong();

    private final String className = Surroundings.CLASS + "W" + COUNT.incrementAndGet();
    private final StringBuilder text = new StringBuilder();
    private final TreeMap<Integer, Integer> places = new TreeMap<>();

    /** Writes the source of a cell. */
    public WholeCell(String cell, Surroundings session) {
        var all = session.split(cell);
        text.append("package ").append(Surroundings.PACKAGE).append(';');
        text.append(session.imports(CellSource.words(cell)));
        all.stream().filter(one -> one.kind() == Kind.IMPORT).forEach(this::place);
        text.append("class ").append(className).append("{\n");
        all.stream()
                .filter(one -> one.kind() == Kind.TYPE || one.kind() == Kind.METHOD)
                .forEach(this::place);
        text.append("Object ").append(CellSource.METHOD).append("()throws Throwable{\n");
        all.stream()
                .filter(one -> one.kind() == Kind.VARIABLE || one.kind() == Kind.STATEMENT)
                .forEach(this::place);
        text.append("}}");
    }

    private void place(Snippet one) {
        places.put(one.offset(), text.length());
        text.append(one.source()).append(one.ended() ? "\n" : "\n;\n");
    }

    /** Returns the simple name of its class. */
    public String className() {
        return className;
    }

    /** Returns the source. */
    public String text() {
        return text.toString();
    }

    /** Returns where a position of the cell is in the source. */
    public int inText(int position) {
        var place = places.floorEntry(position);
        return place == null ? 0 : place.getValue() + position - place.getKey();
    }
}
