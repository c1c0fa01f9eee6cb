package loombook.kernel.eval;

import java.util.ArrayList;
import java.util.List;
import loombook.kernel.eval.hint.ThrownHints;
import loombook.kernel.message.Failure;
import loombook.link.Thrown;

/** An exception as the user is told: what it is first, then the frames of cells with their source lines. */
final class Traceback {
    private static final String MAGIC = "loombook.magic.MagicException";
    private static final int MOST_FRAMES = 20;
    private static final int MOST_FOREIGN_FRAMES = 5;
    private static final String RED = "\u001b[1;31m";
    private static final String PLAIN = "\u001b[0m";

    private final SourceMap sources;
    private final List<String> lines = new ArrayList<>();

    private Traceback(SourceMap sources) {
        this.sources = sources;
    }

    /** Describes what a cell has thrown. */
    static Failure of(Thrown thrown, SourceMap sources) {
        return new Failure(simple(thrown.type()), message(thrown), lines(thrown, "", sources));
    }

    /** Describes that a cell was stopped: why, and where it was. */
    static Failure stopped(String ename, String why, Thrown where, SourceMap sources) {
        var traceback = new Traceback(sources);
        traceback.lines.add(RED + why + PLAIN);
        traceback.frames(placed(where).frames(), "");
        return new Failure(ename, why, traceback.lines);
    }

    /** Returns the first of an exception and its causes that was thrown in a cell: others were made by a library's thread. */
    private static Thrown placed(Thrown thrown) {
        for (var one = thrown; one != null; one = one.cause()) {
            if (one.frames().stream().anyMatch(Traceback::isOwn)) {
                return one;
            }
        }
        return thrown;
    }

    private static boolean isOwn(StackTraceElement frame) {
        return frame.getClassName().startsWith(Names.PREFIX) && frame.getLineNumber() > 0;
    }

    /** Returns the lines alone, the first one after a heading. */
    static List<String> lines(Thrown thrown, String heading, SourceMap sources) {
        var traceback = new Traceback(sources);
        traceback.describe(thrown, heading, "");
        var hint = ThrownHints.of(thrown, frame -> isOwn(frame) ? Names.of(frame) : null);
        if (hint != null) {
            traceback.lines.add(CompileErrors.HINT + hint);
        }
        return traceback.lines;
    }

    /** Returns the lines of where a thread is. */
    static List<String> where(List<StackTraceElement> frames, SourceMap sources) {
        var traceback = new Traceback(sources);
        traceback.frames(frames, "");
        return traceback.lines;
    }

    private void describe(Thrown thrown, String heading, String indent) {
        var message = message(thrown);
        // What a magic says is a sentence of ours to the reader.
        var first = thrown.type().equals(MAGIC)
                ? message
                : Names.clean(thrown.type()) + (message.isEmpty() ? "" : ": " + message);
        lines.add(indent + heading + RED + first + PLAIN);
        frames(thrown.frames(), indent);
        for (var suppressed : thrown.suppressed()) {
            describe(suppressed, "Suppressed: ", indent + "    ");
        }
        if (thrown.cause() != null) {
            describe(thrown.cause(), "Caused by: ", indent);
        }
    }

    private void frames(List<StackTraceElement> frames, String indent) {
        var own = frames.stream().filter(Traceback::isOwn).toList();
        if (own.isEmpty()) {
            frames.stream().limit(MOST_FOREIGN_FRAMES).forEach(frame -> lines.add(indent + "    at " + frame));
            return;
        }
        int head = own.size() <= MOST_FRAMES ? own.size() : MOST_FRAMES * 3 / 4;
        int tail = own.size() <= MOST_FRAMES ? 0 : MOST_FRAMES / 4;
        own.subList(0, head).forEach(frame -> lines.add(indent + "    " + text(frame)));
        if (tail > 0) {
            lines.add(indent + "    … " + (own.size() - head - tail) + " frames more …");
            own.subList(own.size() - tail, own.size()).forEach(frame -> lines.add(indent + "    " + text(frame)));
        }
    }

    private String text(StackTraceElement frame) {
        var name = Names.of(frame);
        var within = name.isEmpty() ? "" : " in " + name;
        var line = sources.find(frame);
        return line == null
                ? "at a cell" + within
                : "at " + line.cell().place() + ", line " + line.number() + within + ":  "
                        + line.cell().lines().text(line.number()).strip();
    }

    private static String message(Thrown thrown) {
        return thrown.message() == null ? "" : Names.clean(thrown.message());
    }

    private static String simple(String type) {
        var name = Names.clean(type);
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
