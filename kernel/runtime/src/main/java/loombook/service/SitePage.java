package loombook.service;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A page of a {@link WebSite}: how long it takes, how long it is and what it says are by chance, but the same for the same
 * number at all times. Times spread as they do on real sites: most are near the median, few are much longer.
 */
record SitePage(int number) {
    private static final long SEED = 0x4c6f6f6dL;
    private static final double SPREAD = 0.5;
    private static final double FASTEST = 0.4;
    private static final double SLOWEST = 4;
    private static final int SMALLEST = 2_000;
    private static final int LARGEST = 200_000;
    private static final int LINKS = 5;
    private static final int SENTENCES = 6;
    private static final String END = "</p>\n</article>\n</body>\n</html>\n";

    private SplittableRandom chance(int of) {
        return new SplittableRandom(SEED + 31L * number + ((long) of << 32));
    }

    Duration latency(Duration median) {
        double factor = Math.exp(SPREAD * chance(1).nextGaussian());
        return Duration.ofNanos((long) (median.toNanos() * Math.clamp(factor, FASTEST, SLOWEST)));
    }

    /** Returns how many bytes it has. */
    int size() {
        return (int) Math.exp(chance(2).nextDouble(Math.log(SMALLEST), Math.log(LARGEST)));
    }

    byte[] html() {
        var chance = chance(0);
        var title = Words.title(chance);
        int size = size();
        var html = new StringBuilder(size + 100);
        html.append("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>%s</title>
                </head>
                <body>
                <nav>
                """.formatted(title));
        for (int i = 1; i <= LINKS; i++) {
            html.append("<a href=\"/pages/%d\">Page %<d</a>\n".formatted(number + i));
        }
        html.append("</nav>\n<article>\n<h1>").append(title).append("</h1>\n<p>");
        for (int count = 1; html.length() < size - END.length(); count++) {
            html.append(Words.sentence(chance)).append(count % SENTENCES == 0 ? "</p>\n<p>" : "");
        }
        html.setLength(size - END.length());
        int tag = html.lastIndexOf("<");
        for (int i = html.indexOf(">", tag) < 0 ? tag : html.length(); i < html.length(); i++) {
            html.setCharAt(i, '.'); // a tag was cut
        }
        return html.append(END).toString().getBytes(StandardCharsets.US_ASCII);
    }

    String tag() {
        return "\"page-" + number + "-" + size() + "\"";
    }
}
