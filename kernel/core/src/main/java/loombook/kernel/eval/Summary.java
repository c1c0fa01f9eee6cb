package loombook.kernel.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loombook.display.MimeBundle;
import loombook.kernel.maven.Coordinates;
import loombook.kernel.maven.Found;
import loombook.kernel.maven.Jar;

/**
 * What was done with jars: a line, and a table when there are several.
 *
 * @param done what was done with them: {@code added}
 * @param asked what was asked for
 * @param jars that, and what it needs
 * @param files what was named by its path
 * @param conflicts versions that were passed over
 * @param open whether the table is shown at once
 */
record Summary(
        String done,
        List<Coordinates> asked,
        List<Jar> jars,
        List<Path> files,
        List<Found.Conflict> conflicts,
        double seconds,
        boolean open) {
    private static final int FEW = 3;
    private static final int MOST_NAMES = 6;
    private static final int MOST_ROWS = 12;

    /** Returns it for a front end. */
    MimeBundle bundle() {
        if (jars.size() < 2 && !open) {
            return MimeBundle.text(line());
        }
        return new MimeBundle(Map.of("text/html", html(), MimeBundle.TEXT, text()), Map.of());
    }

    private String line() {
        long needed = jars.stream().filter(one -> !isAsked(one)).count();
        long bytes = jars.stream().mapToLong(Jar::bytes).sum();
        return done + " " + names()
                + (needed == 0 ? "" : " with " + needed + (needed == 1 ? " dependency" : " dependencies"))
                + (jars.isEmpty() ? "" : " (" + size(bytes) + ") in " + String.format(Locale.ROOT, "%.1f s", seconds));
    }

    private String names() {
        var all = Stream.concat(
                        asked.stream().map(Coordinates::toString),
                        files.stream().map(Path::toString))
                .toList();
        return all.size() <= MOST_NAMES
                ? String.join(", ", all)
                : all.stream().limit(MOST_NAMES - 1).collect(Collectors.joining(", ")) + " and "
                        + (all.size() - MOST_NAMES + 1) + " more";
    }

    private boolean isAsked(Jar jar) {
        return asked.stream().anyMatch(one -> one.key().equals(jar.coordinates().key()));
    }

    private String text() {
        var lines = new ArrayList<>(List.of(line()));
        if (jars.size() > FEW || open) {
            int most = open ? Integer.MAX_VALUE : MOST_ROWS;
            var shown = jars.stream().limit(most).map(this::row).toList();
            int[] widths = new int[4];
            for (var row : shown) {
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], row.get(i).length());
                }
            }
            for (var row : shown) {
                var text = new StringBuilder("   ");
                for (int i = 0; i < widths.length; i++) {
                    text.append(' ')
                            .append(row.get(i))
                            .repeat(" ", widths[i] - row.get(i).length() + 1);
                }
                lines.add(text.append(row.getLast()).toString().stripTrailing());
            }
            if (jars.size() > shown.size()) {
                lines.add("    and " + (jars.size() - shown.size()) + " more");
            }
        }
        passedOver().limit(open ? Long.MAX_VALUE : FEW).forEach(one -> lines.add("    " + one));
        return String.join("\n", lines);
    }

    /** Of what is older than what is wanted the reader is told apart. */
    private Stream<Found.Conflict> passedOver() {
        return conflicts.stream().filter(one -> !one.older());
    }

    private List<String> row(Jar jar) {
        var version = jar.coordinates().version();
        return List.of(
                jar.coordinates().key(),
                version,
                size(jar.bytes()),
                jar.from().isEmpty() ? "local repository" : jar.from(),
                jar.neededBy().isEmpty() || isAsked(jar) ? "" : "for " + jar.neededBy());
    }

    private String html() {
        var html = new StringBuilder(open ? "<details open>" : "<details>")
                .append("<summary>")
                .append(escaped(line()))
                .append("</summary>\n<table><thead><tr><th>artifact</th><th>version</th><th>size</th><th>from</th>"
                        + "<th></th></tr></thead><tbody>\n");
        for (var jar : jars) {
            html.append("<tr>");
            row(jar).forEach(one -> html.append("<td>").append(escaped(one)).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</tbody></table>");
        passedOver()
                .forEach(one ->
                        html.append("\n<p>").append(escaped(one.toString())).append("</p>"));
        return html.append("</details>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? Math.ceilDiv(bytes, 1_000) + " KB" : megabytes(bytes) + " MB";
    }

    /** Returns a size as readers read it. */
    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }
}
