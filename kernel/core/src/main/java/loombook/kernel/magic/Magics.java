package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The magics that there are, and what becomes of a cell that may have some. */
public final class Magics {
    /** Read before a cell has a JVM to run in, so it is none of those below. */
    private static final String JVM = "jvm";

    private static final List<Magic> ALL = List.of(
            new AroundMagic("time", "time", "loombook.agent.CellMeter"),
            new TimeitMagic(),
            new AroundMagic("timeline", "record", "loombook.timeline.CellTimeline"),
            new MavenMagic(),
            new AroundMagic("profile", "profile", "loombook.profile.CellProfile"));

    private Magics() {}

    /** Returns whether there may be magics in a cell; if not, it is Java as it stands. */
    public static boolean possibleIn(String code) {
        return Steps.possibleIn(code);
    }

    /**
     * Returns what runs of a cell, in order.
     *
     * @throws MagicProblem when it has a magic that there is not, or one that can't be used so
     */
    public static List<Passage> passages(String cell, JavaReading reading) throws MagicProblem {
        return passages(cell, new Span(0, cell.length()), reading);
    }

    /** Returns what runs of a part of a cell: magics may stand in the body of another. */
    static List<Passage> passages(String cell, Span part, JavaReading reading) throws MagicProblem {
        var passages = new ArrayList<Passage>();
        for (var step : Steps.of(cell, part, reading)) {
            switch (step) {
                case Step.Java(var code) -> passages.add(Passage.of(cell, code));
                case Step.Magic it ->
                    named(it).passages(new Magic.Use(it, cell, reading)).forEach(one -> add(one, passages));
            }
        }
        return passages;
    }

    /** Adds a passage. Dependencies that follow each other are found together, so that versions are chosen for all. */
    private static void add(Passage next, List<Passage> to) {
        if (next instanceof Passage.Dependencies(var more)
                && !to.isEmpty()
                && to.getLast() instanceof Passage.Dependencies(var before)) {
            to.removeLast();
            to.add(new Passage.Dependencies(
                    Stream.concat(before.stream(), more.stream()).toList()));
        } else {
            to.add(next);
        }
    }

    private static Magic named(Step.Magic step) throws MagicProblem {
        if (step.name().equals(JVM)) {
            throw new MagicProblem(step.call(), "%jvm must stand in the first line of its cell.");
        }
        for (var magic : ALL) {
            if (magic.name().equals(step.name())) {
                return magic;
            }
        }
        throw new MagicProblem(
                step.call(), "There is no magic %" + step.name() + "; there are " + String.join(", ", names()) + ".");
    }

    /** Returns the names of all magics, each with its signs. */
    public static List<String> names() {
        return Stream.concat(Stream.of("%" + JVM), ALL.stream().flatMap(one -> one.forms().stream()))
                .collect(Collectors.toList());
    }

    /**
     * Returns a cell with blanks in the place of magics' names and options, all else being where it was: the Java that
     * an editor asks about. The body of a cell's magic stays.
     */
    public static String blanked(String cell, JavaReading reading) {
        if (!possibleIn(cell)) {
            return cell;
        }
        try {
            var blanked = new StringBuilder(cell);
            for (var step : Steps.of(cell, new Span(0, cell.length()), reading)) {
                if (step instanceof Step.Magic it) {
                    int end = takesJava(it)
                            ? it.arguments().start()
                                    + Options.length(it.arguments().of(cell))
                            : it.arguments().end();
                    blank(blanked, new Span(it.call().start(), end));
                }
            }
            return blanked.toString();
        } catch (MagicProblem e) {
            return cell;
        }
    }

    private static boolean takesJava(Step.Magic step) {
        return ALL.stream().noneMatch(one -> one.name().equals(step.name()) && !one.takesJava());
    }

    private static void blank(StringBuilder text, Span part) {
        for (int i = part.start(); i < part.end(); i++) {
            text.setCharAt(i, ' ');
        }
    }

    /** Returns whether a cell has magics and can be executed as far as they go: one with {@code %%} needs lines after it. */
    public static boolean isUnfinished(String cell, JavaReading reading) {
        if (!possibleIn(cell)) {
            return false;
        }
        try {
            return Steps.of(cell, new Span(0, cell.length()), reading).getLast() instanceof Step.Magic it
                    && it.body() != null
                    && it.body().isBlank(cell);
        } catch (MagicProblem e) {
            return false;
        }
    }
}
