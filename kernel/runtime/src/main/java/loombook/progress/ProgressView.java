package loombook.progress;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import loombook.display.Displayable;
import loombook.display.MimeBundle;
import loombook.text.SpokenDuration;

/**
 * What a reader sees of a bar and those within it.
 *
 * @param over whether it is a line of text from now on
 */
record ProgressView(List<Line> lines, boolean over) implements Displayable {
    private static final int WIDTH = 30;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

    /**
     * One bar.
     *
     * @param total how many steps there will be; negative when nobody knows
     */
    record Line(String label, int depth, long done, long total, Duration took, boolean over) {
        private double part() {
            return total <= 0 ? (total == 0 ? 1 : 0) : Math.clamp((double) done / total, 0.0, 1.0);
        }

        /** Returns the bar as text of a fixed width. */
        String bar() {
            if (total < 0) {
                return "";
            }
            int eighths = (int) (part() * WIDTH * 8);
            var bar = new StringBuilder("█".repeat(eighths / 8));
            if (eighths % 8 > 0) {
                bar.append(EIGHTHS.charAt(eighths % 8));
            }
            return "▕" + bar + " ".repeat(WIDTH - bar.length()) + "▏ ";
        }

        /** Returns what is to be said in numbers. */
        String words() {
            double seconds = took.toNanos() / 1e9;
            var rate = done == 0 || seconds == 0 ? "" : ", " + rate(done / seconds);
            var count = total < 0 ? number(done) : number(done) + " of " + number(total);
            var percent = total < 0 ? "" : Math.floor(part() * 100) == 100 ? "100 %, " : (int) (part() * 100) + " %, ";
            if (over) {
                var how = total < 0 || done >= total ? "" : percent.isEmpty() ? "" : "stopped at " + percent;
                return how + count + " in " + time(seconds) + rate;
            }
            var left = total < 0 || done == 0 ? "" : ", " + time(seconds / done * (total - done)) + " left";
            return percent + count + rate + left;
        }

        private String name() {
            return label.isEmpty() ? "" : label + ": ";
        }

        String text() {
            return "  ".repeat(depth) + name() + (over ? "" : bar()) + words();
        }

        String html() {
            var bar = total < 0
                    ? "<progress></progress> "
                    : "<progress value=\"" + done + "\" max=\"" + total + "\"></progress> ";
            return "&nbsp;&nbsp;".repeat(depth) + escaped(name()) + bar + escaped(words());
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }

        private static String number(long n) {
            return String.format(Locale.ROOT, "%,d", n);
        }

        private static String rate(double perSecond) {
            return perSecond >= 1
                    ? String.format(Locale.ROOT, perSecond >= 100 ? "%,.0f/s" : "%.1f/s", perSecond)
                    : time(1 / perSecond) + " each";
        }

        private static String time(double seconds) {
            return SpokenDuration.ofNanos(seconds * 1e9);
        }
    }

    @Override
    public MimeBundle bundle() {
        var text = lines.stream().map(Line::text).collect(Collectors.joining("\n"));
        if (over) {
            return MimeBundle.text(lines.getFirst().text());
        }
        var html = lines.stream().map(Line::html).collect(Collectors.joining("<br>"));
        return MimeBundle.of("text/html", html, text);
    }
}
