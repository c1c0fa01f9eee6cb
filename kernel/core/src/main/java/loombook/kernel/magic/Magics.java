package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The magics that there are, and what becomes of a cell that may have some. Safe for any number of threads. */
public final class Magics {
    private static final List<Magic> OURS = List.of(
            new AroundMagic(
                    "time",
                    "time",
                    "Runs code once and tells how long it took: by the clock, of the CPUs, in how many threads.",
                    "%time Thread.sleep(100)",
                    "loombook.agent.CellMeter"),
            new TimeitMagic(),
            new AroundMagic(
                    "timeline",
                    "record",
                    "Runs code and draws what its threads, tasks and processes did meanwhile.",
                    "%%timeline\nThreads.joinAll(Threads.start(() -> Thread.sleep(30)))",
                    "loombook.timeline.CellTimeline"),
            new AroundMagic(
                    "profile",
                    "profile",
                    "Runs code and draws where its CPU time went.",
                    "%%profile\nlong sum = 0;\nfor (int i = 0; i < 50_000_000; i++) sum += i % 7;",
                    "loombook.profile.CellProfile"),
            new ListMagic(),
            new HelpMagic("help"),
            new MavenMagic("maven"),
            new MavenMagic("addMavenDependencies"),
            new MavenMagic("addMavenDependency"),
            new MavenRepoMagic("mavenRepo"),
            new MavenRepoMagic("addMavenRepo"),
            new PomMagic(),
            new FilesMagic("jars", false),
            new FilesMagic("classpath", true),
            new FilesMagic("jar", false),
            new RapaioDependencyMagic(),
            new JbangMagic("//DEPS", false),
            new JbangMagic("//REPOS", true),
            new JvmMagic(),
            new LoadMagic("load"),
            new JavacMagic(),
            new WhoMagic("who"),
            new WhoMagic("whos"),
            new HistoryMagic("history"),
            new SaveMagic("save"),
            new ResetMagic("reset"),
            new EnvMagic(),
            new PwdMagic(),
            new CdMagic(),
            new WriteFileMagic(),
            new ImageMagic(),
            new CommandMagic(),
            new ScriptMagic(
                    "bash",
                    "Has bash run the cell.",
                    "[ARGUMENT …]",
                    "%%bash\nfor i in 1 2; do echo \"loaf $i\"; done"),
            new ScriptMagic("sh", "Has sh run the cell.", "[ARGUMENT …]", "%%sh\necho loaf"),
            new ScriptMagic(
                    "script", "Has any program read the cell.", "PROGRAM [ARGUMENT …]", "%%script sort -r\nrye\nspelt"),
            new ScriptMagic(
                    "python",
                    "Has the Python 3 of the machine run the cell.",
                    "[ARGUMENT …]",
                    "%%python\nprint(6 * 7)"),
            new ShowMagic("html", "HTML", "%%html\n<b>bread</b>"),
            new ShowMagic("markdown", "Markdown", "%%markdown\n* flour\n* **water**"),
            new ShowMagic("latex", "LaTeX", "%%latex\n\\frac{a}{b}"),
            new ShowMagic(
                    "svg",
                    "a picture in SVG",
                    "%%svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\"><circle cx=\"20\" cy=\"20\""
                            + " r=\"15\"/></svg>"),
            new ShowMagic(
                    "javascript",
                    "JavaScript that the front end runs, if it allows that; else as its source",
                    "%%javascript\nconsole.log('bread')"),
            new JshellMagic(),
            new VariablesMagic("/vars", Defined.Kind.VARIABLE, "variables"),
            new VariablesMagic("/methods", Defined.Kind.METHOD, "methods"),
            new VariablesMagic("/types", Defined.Kind.TYPE, "types"),
            new VariablesMagic("/imports", Defined.Kind.IMPORT, "imports"),
            new HistoryMagic("/list"),
            new HistoryMagic("/history"),
            new DropMagic(),
            new AgainMagic(),
            new LoadMagic("/open"),
            new SaveMagic("/save"),
            new ResetMagic("/reset"),
            new HelpMagic("/help"),
            new HelpMagic("/?"),
            new OtherMagic(
                    "/exit",
                    "the front end's menu shuts the kernel down; System.exit(0) ends the JVM of the cells alone."),
            new OtherMagic("/edit", "the cell is the editor: change it and execute it again."),
            new OtherMagic("/reload", "the front end's menu restarts the kernel and runs all cells."),
            new OtherMagic("/env", "%classpath and %maven add to the class path, %jvm gives flags to the JVM."),
            new OtherMagic("/set", "what cells show is set by Loombook's environment variables."));

    private static final Pattern MAKES_MAGICS = Pattern.compile("\\bregister");

    private final Map<String, Magic> registered = new ConcurrentHashMap<>();

    /** Makes a magic of the notebook's own known, in the place of another of that name. */
    public void register(String name, boolean line, boolean cell) {
        registered.put(name, new RegisteredMagic(name, line, cell));
    }

    /** Forgets those of the notebook's own: the JVM that knew them is gone. */
    public void forgetRegistered() {
        registered.clear();
    }

    /** Returns whether there may be magics in a cell; if not, it is Java as it stands. */
    public static boolean possibleIn(String code) {
        return Steps.possibleIn(code) || Embedded.possibleIn(code);
    }

    /** Returns all magics: ours in our order, then the notebook's own by name. */
    public List<Magic> all() {
        var own = registered.values().stream().sorted(Comparator.comparing(Magic::name));
        return Stream.concat(OURS.stream().filter(one -> !registered.containsKey(one.name())), own)
                .toList();
    }

    /** Returns the magic of that name, or null. JShell's commands can be cut, as long as one alone begins so. */
    public @Nullable Magic find(String name) {
        // What is ignored is known, but nothing to be offered.
        var exact = Stream.concat(all().stream(), JbangMagic.Ignored.all().stream())
                .filter(one -> one.name().equals(name))
                .findFirst();
        if (exact.isPresent() || !name.startsWith("/") || name.length() < 2) {
            return exact.orElse(null);
        }
        var longer = all().stream().filter(one -> one.name().startsWith(name)).toList();
        return longer.size() == 1 ? longer.getFirst() : null;
    }

    /** Returns the names of all magics, each with its signs. */
    public List<String> names() {
        return all().stream().flatMap(one -> one.forms().stream()).collect(Collectors.toList());
    }

    /**
     * Returns what runs of a cell, in order.
     *
     * @throws MagicProblem when it has a magic that there is not, or one that can't be used so
     */
    public List<Passage> passages(String cell, JavaReading reading) throws MagicProblem {
        return passages(cell, new Span(0, cell.length()), reading);
    }

    /**
     * Returns what runs of a part of a cell: magics may stand in the body of another.
     *
     * @throws MagicProblem as above
     */
    public List<Passage> passages(String cell, Span part, JavaReading reading) throws MagicProblem {
        var passages = new ArrayList<Passage>();
        for (var step : Steps.of(cell, part, reading)) {
            try {
                switch (step) {
                    case Step.Java(var code) -> passages.add(java(cell, code));
                    case Step.Magic it ->
                        passages(new Magic.Use(it, cell, reading)).forEach(one -> add(one, passages));
                }
            } catch (UnknownMagic e) {
                var before = new Span(part.start(), step.start());
                if (!MAKES_MAGICS.matcher(before.of(cell)).find()) {
                    throw e;
                }
                passages.add(new Passage.Rest(new Span(step.start(), part.end())));
                return passages;
            }
        }
        return passages;
    }

    private List<Passage> passages(Magic.Use use) throws MagicProblem {
        var step = use.step();
        return switch (fitting(step.name(), step.call(), use.isCell())) {
            case AroundCode it -> it.passages(use, this);
            case InRuntime it -> List.of(calling(it, it.call(use), step.call()));
            case ByKernel it -> it.passages(use);
        };
    }

    /** Returns what calls a magic of the runtime's; its value is the cell's if it has one to give. */
    private static Passage calling(InRuntime magic, Magic.Call call, Span by) {
        var java = "loombook.magic.MagicCalls." + (call.body() == null ? "line(" : "cell(") + Literal.of(magic.name())
                + ", " + Literal.of(call.arguments())
                + (call.body() == null ? "" : ", " + Literal.of(call.body())) + ")";
        return magic.gives()
                ? Passage.own("loombook.magic.MagicCalls.shown(" + java + ")", by, false)
                : Passage.own(java + ";", by, true);
    }

    /** Returns Java with the magics in the middle of its lines as calls. */
    private Passage java(String cell, Span code) throws MagicProblem {
        var writer = new Passage.Writer(cell);
        int from = code.start();
        for (var one : Embedded.in(cell, code)) {
            // What stands before it may make it: then it is found when it is called.
            var there = find(one.name());
            boolean later = (there == null || !there.inLine())
                    && MAKES_MAGICS
                            .matcher(new Span(code.start(), one.call().start()).of(cell))
                            .find();
            var magic = later ? null : fitting(one.name(), one.call(), false);
            if (magic instanceof AroundCode) {
                throw new MagicProblem(
                        one.call(), "%" + one.name() + " has no value: it stands at the beginning of a line.");
            }
            var words = Words.of(one.arguments().of(cell), one.arguments());
            var known = magic == null ? null : magic.type(words);
            var type = known != null ? known : one.ends() ? null : "Object";
            writer.copy(new Span(from, one.whole().start()))
                    .put("loombook.magic.MagicCalls." + (type == null ? "" : "<" + type + ">") + "line("
                            + Literal.of(one.name()) + ", " + Literal.of(words) + ")" + (one.ends() ? ";" : ""));
            from = one.whole().end();
        }
        return writer.copy(new Span(from, code.end())).passage(false, null);
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

    private Magic fitting(String name, Span call, boolean cell) throws MagicProblem {
        var magic = find(name);
        if (magic == null) {
            throw new UnknownMagic(call, unknown(name));
        }
        if (cell && !magic.onCell()) {
            throw new UnknownMagic(call, "%" + name + " stands in a line: write " + magic.usage() + ".");
        }
        if (!cell && !magic.inLine()) {
            throw new UnknownMagic(
                    call, "%%" + name + " stands in the first line of a cell: write " + magic.usage() + ".");
        }
        return magic;
    }

    /** Returns what is said of a name that there is not. */
    public String unknown(String name) {
        var names = all().stream().map(Magic::name).toList();
        return "There is no magic " + signed(name) + "."
                + Nearest.of(name, names)
                        .map(near -> " Did you mean " + signed(near) + "? %lsmagic lists all.")
                        .orElse(" %lsmagic lists those that there are"
                                + (name.startsWith("/") ? "." : ", such as %time, %maven and %who."));
    }

    private static String signed(String name) {
        return Character.isLetter(name.charAt(0)) ? "%" + name : name;
    }

    /**
     * Returns a cell with blanks in the place of magics' names and options, all else being where it was: the Java that
     * an editor asks about. The body of a cell's magic stays where it is Java.
     */
    public String blanked(String cell, JavaReading reading) {
        if (!possibleIn(cell)) {
            return cell;
        }
        try {
            var blanked = new StringBuilder(cell);
            for (var step : Steps.of(cell, new Span(0, cell.length()), reading)) {
                switch (step) {
                    case Step.Java(var code) -> blanked.replace(code.start(), code.end(), Steps.masked(code.of(cell)));
                    case Step.Magic it -> blank(blanked, new Span(it.call().start(), end(it, cell)));
                }
            }
            return blanked.toString();
        } catch (MagicProblem e) {
            return cell;
        }
    }

    /**
     * Returns a cell's Java without its magics, in pieces; what they do around Java is left out, too.
     *
     * @param leftOut takes the lines of the others
     * @throws MagicProblem when one stands in the middle of a line, or the cell can't be read
     */
    public List<String> withoutMagics(String cell, JavaReading reading, List<String> leftOut) throws MagicProblem {
        var kept = new ArrayList<String>();
        for (var step : Steps.of(cell, new Span(0, cell.length()), reading)) {
            switch (step) {
                case Step.Java(var code) -> {
                    for (var one : Embedded.in(cell, code)) {
                        throw new MagicProblem("The magic %" + one.name()
                                + " stands in the middle of a line, which runs in a notebook only: name the cells to be"
                                + " saved.");
                    }
                    kept.add(code.of(cell));
                }
                case Step.Magic it -> {
                    var magic = find(it.name());
                    if (magic instanceof AroundCode) {
                        int end = it.body() == null
                                ? it.arguments().end()
                                : it.body().end();
                        kept.add(cell.substring(end(it, cell), end));
                    } else if (!(magic instanceof SaveMagic)) {
                        leftOut.add(it.call().of(cell) + it.arguments().of(cell));
                    }
                }
            }
        }
        return kept;
    }

    private int end(Step.Magic step, String cell) {
        var magic = find(step.name());
        if (magic == null || magic.takesJava()) {
            return step.arguments().start() + Options.length(step.arguments().of(cell));
        }
        return step.body() != null ? step.body().end() : step.arguments().end();
    }

    private static void blank(StringBuilder text, Span part) {
        for (int i = part.start(); i < part.end(); i++) {
            text.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
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
