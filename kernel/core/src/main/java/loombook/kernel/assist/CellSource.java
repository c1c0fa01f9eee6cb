package loombook.kernel.assist;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import loombook.kernel.assist.Surroundings.Kind;
import loombook.kernel.assist.Surroundings.Snippet;

/**
 * A source file for javac in which the snippet at the cursor stands, with what the same cell declares before it.
 *
 * @param cursor where the cursor is in the text
 * @param kind what the snippet at the cursor seems to be
 */
record CellSource(String className, String text, int cursor, Kind kind) {
    /** What stands at the cursor behind the beginning of a name, so that it is found in the tree. */
    static final String MARK = "loombook$";

    /** The method in which statements stand. */
    static final String METHOD = "do_it$";

    /** The local class in which a declaration stands that has the cursor in it. */
    static final String AROUND = "around$";

    private static final System.Logger LOG = System.getLogger("loombook.kernel");
    private static final AtomicLong COUNT = new AtomicLong();
    private static final Pattern MORE_ARGUMENTS = Pattern.compile("[\\p{L}\\p{N}_$]*\\s*([,)])");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    /** Writes a source in which the mark stands at the cursor; what stands behind it is of no account, but for a class's. */
    static CellSource marked(String cell, int position, Surroundings session) {
        var before = session.split(cell.substring(0, position));
        var last = before.isEmpty() ? null : before.getLast();
        if (last == null || (last.ended() && last.end() < position)) {
            var own = MARK + rest(cell, position, position, Kind.STATEMENT);
            return write(before, Kind.STATEMENT, own, 0, session);
        }
        int start = last.offset();
        var own = cell.substring(start, position) + MARK + rest(cell, start, position, last.kind());
        return write(before.subList(0, before.size() - 1), last.kind(), own, position - start, session);
    }

    /** Writes a source of a cell as it stands. */
    static CellSource read(String cell, int position, Surroundings session) {
        var all = session.split(cell);
        for (int i = 0; i < all.size(); i++) {
            var one = all.get(i);
            if (position <= one.end() && position >= one.offset() && one.whole()) {
                return write(all.subList(0, i), one.kind(), one.source() + "\n;", position - one.offset(), session);
            }
        }
        var before = session.split(cell.substring(0, position));
        if (before.isEmpty()) {
            return write(List.of(), Kind.STATEMENT, "", 0, session);
        }
        var last = before.getLast();
        int start = Math.min(last.offset(), position);
        var brackets = Brackets.at(cell.substring(start), position - start);
        var own = cell.substring(start, position) + brackets.closing(0) + "\n;";
        return write(before.subList(0, before.size() - 1), last.kind(), own, position - start, session);
    }

    /** Returns what closes the snippet behind the cursor: in a call with its further arguments, in a class with its members. */
    private static String rest(String cell, int start, int position, Kind kind) {
        var text = cell.substring(start);
        var brackets = Brackets.at(text, position - start);
        var more = MORE_ARGUMENTS.matcher(text).region(position - start, text.length());
        if (brackets.innermost() == '(' && more.lookingAt()) {
            int from = more.start(1);
            int end = Brackets.at(text, position - start).closed(brackets.depth() - 1);
            if (end >= 0) {
                return text.substring(from, end) + Brackets.at(text, end).closing(0) + "\n;";
            }
        }
        var closing = brackets.closing(0) + "\n;";
        if (kind != Kind.TYPE || brackets.depth() < 2) {
            return closing;
        }
        var inner = brackets.closing(1);
        int from = brackets.closed(1);
        int end = from < 0 ? -1 : brackets.closed(0);
        return end < 0 ? closing : inner + text.substring(from, end);
    }

    private static CellSource write(List<Snippet> before, Kind kind, String own, int cursor, Surroundings session) {
        var className = Surroundings.CLASS + "A" + COUNT.incrementAndGet();
        var text = new StringBuilder();
        var all = before.stream().map(Snippet::source).collect(Collectors.joining("\n"));
        text.append("package ").append(Surroundings.PACKAGE).append(';');
        text.append(session.imports(words(all + "\n" + own)));
        text.append(join(before, Kind.IMPORT)).append('\n');
        int at = 0;
        if (kind == Kind.IMPORT) {
            at = text.length();
            text.append(own).append('\n');
        }
        text.append("class ").append(className).append("{\n");
        for (var one : before) {
            if (one.kind() == Kind.METHOD || one.kind() == Kind.TYPE) {
                text.append(one.source()).append('\n');
            }
        }
        text.append("Object ").append(METHOD).append("()throws Throwable{\n");
        for (var one : before) {
            if (one.kind() == Kind.VARIABLE
                    || (one.kind() == Kind.STATEMENT
                            && !one.source().stripTrailing().endsWith("}"))) {
                text.append(one.source()).append("\n;\n");
            }
        }
        switch (kind) {
            case TYPE, METHOD -> {
                text.append("class ").append(AROUND).append("{\n");
                at = text.length();
                text.append(own).append("\n}");
            }
            case VARIABLE, STATEMENT -> {
                at = text.length();
                text.append(own);
            }
            case IMPORT -> {}
        }
        text.append("\n}}");
        return new CellSource(className, text.toString(), at + cursor, kind);
    }

    private static String join(List<Snippet> all, Kind kind) {
        var some = new ArrayList<String>();
        all.stream()
                .filter(one -> one.kind() == kind)
                .forEach(one ->
                        some.add(one.source() + (one.source().stripTrailing().endsWith(";") ? "" : ";")));
        return String.join("", some);
    }

    /** Has a source read by javac; what is broken may surprise javac, and then this returns what is given for that. */
    <T> T analyze(Surroundings session, T otherwise, BiFunction<JavacTask, CompilationUnitTree, T> reading) {
        try {
            return session.analyze(className, text, reading);
        } catch (RuntimeException | AssertionError e) {
            LOG.log(System.Logger.Level.DEBUG, "javac could not make anything of the code at the cursor", e);
            return otherwise;
        }
    }

    /** Returns the words of a text. */
    static Set<String> words(String text) {
        var all = new HashSet<String>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            all.add(matcher.group());
        }
        return all;
    }
}
