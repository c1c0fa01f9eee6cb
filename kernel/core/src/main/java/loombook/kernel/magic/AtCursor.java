package loombook.kernel.magic;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What magics have to say at a position of a cell: what can stand there, and what is known of what does. */
public final class AtCursor {
    private static final int MOST_FILES = 500;
    private static final Pattern NAME = Pattern.compile("[ \\t]*(?<sign>%%?|/)(?<begun>\\w*)");
    private static final Pattern EMBEDDED = Pattern.compile(".*(?:[=(,]|\\breturn)\\s*%(?<begun>\\w*)");
    private static final Pattern ARGUMENT = Pattern.compile(
            "(?:.*[=(,])?[ \\t]*(?:%%?|(?=/))(?<name>/?\\w+)[ \\t]+(?:.*[ \\t])?(?<begun>[\"']?\\S*|\"[^\"]*|'[^']*)");
    private static final Pattern CALL = Pattern.compile(
            "(?m)^[ \\t]*(?:%%?(?<name>\\w+)|(?<command>/[a-z!?]+|!))|(?:[=(,]|\\breturn)\\s*%(?<embedded>\\w+)");

    private final Magics magics;
    private final Path folder;

    /** Looks at magics that mean files in a folder. */
    public AtCursor(Magics magics, Path folder) {
        this.magics = magics;
        this.folder = folder;
    }

    /**
     * What can stand at a position.
     *
     * @param start where it takes the place of what stands there, up to the position
     * @param types from each text to what it is: {@code magic} or {@code path}
     */
    public record Choices(int start, Map<String, String> types) {}

    /** Returns what can stand at a position, or null when that is Java's. */
    public @Nullable Choices choices(String cell, int position) {
        int begin = cell.lastIndexOf('\n', position - 1) + 1;
        var line = cell.substring(begin, position);
        var body = ofBody(cell, begin);
        if (body != null && !body.takesJava()) {
            return new Choices(position, Map.of());
        }
        var name = NAME.matcher(line);
        if (name.matches()) {
            boolean first = cell.substring(0, begin).isBlank();
            var some = names(name.group("sign"), name.group("begun"), first);
            return some.isEmpty() && mayGoOn(cell.substring(0, begin)) ? null : found(begin + name.start("sign"), some);
        }
        var embedded = EMBEDDED.matcher(line);
        if (embedded.matches() && !isText(line)) {
            var some = names("%", embedded.group("begun"), false);
            some.removeIf(one -> magics.find(one.substring(1)) instanceof AroundCode);
            return found(begin + embedded.start("begun") - 1, some);
        }
        var argument = ARGUMENT.matcher(line);
        return argument.matches() && !mayGoOn(cell.substring(0, begin))
                ? argument(argument.group("name"), argument.group("begun"), position)
                : null;
    }

    /** Returns whether Java may go on that stands above: its last line has no end. */
    private boolean mayGoOn(String above) {
        var code = above.stripTrailing();
        var last = code.substring(code.lastIndexOf('\n') + 1).strip();
        return !last.isEmpty()
                && !last.startsWith("%")
                && !last.startsWith("/")
                && !last.startsWith("!")
                && !last.endsWith(";")
                && !last.endsWith("}");
    }

    private @Nullable Choices argument(String name, String begun, int position) {
        var magic = magics.find(name);
        if (magic instanceof HelpMagic) {
            var names = magics.all().stream().map(Magic::name).filter(one -> one.startsWith(begun));
            return found(position - begun.length(), names.toList());
        }
        if (magic == null || magic.takesJava()) {
            return null;
        }
        return magic.takesFiles() ? files(begun, position) : new Choices(position, Map.of());
    }

    private static Choices found(int start, List<String> texts) {
        var types = new LinkedHashMap<String, String>();
        texts.forEach(one -> types.put(one, "magic"));
        return new Choices(start, types);
    }

    /** Returns the names with their signs; where a cell begins, those that stand at its head, too. */
    private List<String> names(String sign, String begun, boolean first) {
        var some = new ArrayList<String>();
        for (var form : magics.names()) {
            boolean head = form.startsWith("%%");
            if (form.startsWith(sign + begun) && (!head || first || sign.equals("%%"))) {
                some.add(form);
            } else if (first && head && form.startsWith("%" + sign + begun)) {
                some.add(form);
            }
        }
        return some;
    }

    /** Returns whether a line has an open quote: what follows is a text. */
    private static boolean isText(String line) {
        return line.replace("\\\"", "").chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private Choices files(String begun, int position) {
        var quote = begun.startsWith("\"") || begun.startsWith("'") ? begun.substring(0, 1) : "";
        var named = begun.substring(quote.length());
        int slash = named.lastIndexOf('/') + 1;
        var parent = FileNames.in(folder, slash == 0 ? "." : named.substring(0, slash));
        var last = named.substring(slash);
        var types = new TreeMap<String, String>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(parent)) {
            for (var file : files) {
                var name = String.valueOf(file.getFileName());
                boolean hidden = name.startsWith(".") && !last.startsWith(".");
                if (name.startsWith(last) && !hidden && types.size() < MOST_FILES) {
                    var text = named.substring(0, slash) + name + (Files.isDirectory(file) ? "/" : "");
                    boolean blank = quote.isEmpty() && text.contains(" ");
                    types.put(quote + (blank ? "\"" + text + "\"" : text), "path");
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // There is no such folder, or it can't be read: there is nothing to offer.
        }
        return new Choices(position - begun.length(), types);
    }

    /** Returns the magic at the head of a cell in whose body a line stands, or null. */
    private @Nullable Magic ofBody(String cell, int line) {
        var head = CALL.matcher(cell);
        if (!head.find()
                || head.start("name") < 0
                || !cell.substring(0, head.start()).isBlank()) {
            return null;
        }
        boolean below = cell.startsWith("%%", head.start("name") - 2) && line > head.end();
        return below ? magics.find(head.group("name")) : null;
    }

    /** Returns what is known of the magic at a position, as Markdown and as text; null when there is none. */
    public @Nullable Map<String, Object> documentation(String cell, int position) {
        int begin = cell.lastIndexOf('\n', position - 1) + 1;
        int end = cell.indexOf('\n', position);
        var line = cell.substring(begin, end < 0 ? cell.length() : end);
        var body = ofBody(cell, begin);
        if (body != null && !body.takesJava()) {
            return null;
        }
        var call = CALL.matcher(line);
        while (call.find()) {
            var name = call.group("name") != null
                    ? call.group("name")
                    : call.group("command") != null ? call.group("command") : call.group("embedded");
            var magic = magics.find(name);
            boolean within = position - begin >= call.start() && position - begin <= call.end();
            if (magic != null && (within || (call.start("embedded") < 0 && !magic.takesJava()))) {
                return Map.of("text/plain", HelpMagic.text(magic), "text/markdown", HelpMagic.markdown(magic));
            }
        }
        return null;
    }
}
