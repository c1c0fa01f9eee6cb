package loombook.kernel.assist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the page of a class says, as the javadoc tool makes it since Java 8, for those who have no sources. */
record JavadocPage(String html) {
    private static final Pattern ANCHOR =
            Pattern.compile("<(?:section|a|li|div|h\\d)\\b[^>]*?\\b(?:id|name)=\"([^\"]+)\"[^>]*>");
    private static final Pattern HEAD = Pattern.compile("class=\"(?:class-)?description\"");
    private static final Pattern SUMMARY = Pattern.compile("class=\"summary\"");
    private static final Pattern BLOCK = Pattern.compile("<div class=\"block\">(.*?)</div>", Pattern.DOTALL);
    private static final Pattern NOTE = Pattern.compile("<dt>(.*?)</dt>|<dd>(.*?)</dd>", Pattern.DOTALL);
    private static final Pattern NAMED =
            Pattern.compile("\\s*<code>(.*?)</code>(?:\\s*-\\s*(.*))?\\s*", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("</?a\\b[^>]*>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    /** Where a member's description begins, and whose it is. */
    private record Anchor(String name, @Nullable List<String> parameters, int end) {
        /** Since Java 9 it is {@code say(java.lang.String,int[])}, in Java 8 {@code say-java.lang.String-int:A-}. */
        static Anchor of(MatchResult found) {
            var text = found.group(1).replace("&lt;", "<").replace("&gt;", ">");
            int open = text.indexOf('(');
            if (open > 0 && text.endsWith(")")) {
                return new Anchor(
                        text.substring(0, open), types(text.substring(open + 1, text.length() - 1), ","), found.end());
            }
            int dash = text.indexOf('-');
            return dash > 0 && text.endsWith("-")
                    ? new Anchor(text.substring(0, dash), types(text.substring(dash + 1), "-"), found.end())
                    : new Anchor(text, null, found.end());
        }

        private static List<String> types(String text, String by) {
            return Arrays.stream(text.split(by))
                    .filter(one -> !one.isBlank())
                    .map(JavadocPage::simple)
                    .toList();
        }
    }

    /** Returns a type as pages are searched for it: without its package and its arguments, {@code int...} as an array. */
    static String simple(String type) {
        var plain = type.replaceAll("<.*>", "")
                .replace("...", "[]")
                .replace(":A", "[]")
                .strip();
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    /** Returns what is said of the class, or null. */
    @Nullable
    Javadoc ofClass() {
        var head = HEAD.matcher(html);
        if (!head.find()) {
            return null;
        }
        var end = SUMMARY.matcher(html);
        return comment(html.substring(head.end(), end.find(head.end()) ? end.start() : html.length()));
    }

    /** Returns what is said of a field, or null. */
    @Nullable
    Javadoc ofField(String name) {
        return anchors().stream()
                .filter(one -> one.parameters() == null && one.name().equals(name))
                .findFirst()
                .map(this::comment)
                .orElse(null);
    }

    /**
     * Returns what is said of a method, or null; of a constructor, whose name is its class's.
     *
     * @param parameters their types by {@link #simple}; one of the same number is taken when only type variables differ
     */
    @Nullable
    Javadoc ofMethod(String name, List<String> parameters) {
        var named = anchors().stream()
                .filter(one -> one.parameters() != null
                        && one.parameters().size() == parameters.size()
                        && (one.name().equals(name) || (one.name().equals("<init>") && isClass(name))))
                .toList();
        var exact = named.stream()
                .filter(one -> parameters.equals(one.parameters()))
                .findFirst();
        return exact.or(() -> named.size() == 1 ? named.stream().findAny() : exact)
                .map(this::comment)
                .orElse(null);
    }

    private boolean isClass(String name) {
        return Pattern.compile("<title>\\s*(?:\\w+\\.)*" + Pattern.quote(name) + "\\b")
                .matcher(html)
                .find();
    }

    private List<Anchor> anchors() {
        return ANCHOR.matcher(html).results().map(Anchor::of).toList();
    }

    private @Nullable Javadoc comment(Anchor anchor) {
        var next = ANCHOR.matcher(html);
        int end = next.find(anchor.end()) ? next.start() : html.length();
        int section = html.indexOf("</section>", anchor.end());
        return comment(html.substring(anchor.end(), section < 0 ? end : Math.min(end, section)));
    }

    private static @Nullable Javadoc comment(String part) {
        var block = BLOCK.matcher(part);
        var notes = notes(part);
        var text = block.find() ? line(block.group(1)) : "";
        return text.isEmpty() && notes.isEmpty() ? null : new Javadoc(text + String.join("", notes));
    }

    /** Returns what is said of parameters and the like, as block tags. */
    private static List<String> notes(String part) {
        var notes = new ArrayList<String>();
        var label = "";
        for (var found : NOTE.matcher(part).results().toList()) {
            if (found.group(1) != null) {
                label = TAG.matcher(found.group(1)).replaceAll("").strip();
                continue;
            }
            var named = NAMED.matcher(found.group(2));
            var name = named.matches() ? TAG.matcher(named.group(1)).replaceAll("") : "";
            var about = named.matches() && named.group(2) != null ? line(named.group(2)) : "";
            switch (label) {
                case "Parameters:", "Type Parameters:" -> notes.add("\n@param " + name + " " + about);
                case "Returns:" -> notes.add("\n@return " + line(found.group(2)));
                case "Throws:" -> notes.add("\n@throws " + name + " " + about);
                default -> {}
            }
        }
        return notes;
    }

    /** Links lead to where nobody is, and what begins with an at sign on a line of its own would be a tag. */
    private static String line(String html) {
        return LINK.matcher(html)
                .replaceAll("")
                .replaceAll("\\s*\\n\\s*", " ")
                .replace("@", "&#64;")
                .strip();
    }
}
