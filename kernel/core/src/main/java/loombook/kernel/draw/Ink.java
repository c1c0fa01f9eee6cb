package loombook.kernel.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The one style of all pictures: colours, letters and lines. */
final class Ink {
    static final Color PAPER = Color.WHITE;
    static final Color TEXT = new Color(0x24292F);
    static final Color QUIET = new Color(0x57606A);
    static final Color GRID = new Color(0xE6E9ED);
    static final Color BASE = new Color(0x8A929C);
    static final Color REST = new Color(0xC4CAD1);

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    private static final String MORE = "…";

    private Ink() {}

    /**
     * Returns the colour of a series: those after the last of the list have the same ones again, darker, and those after
     * these are grey.
     */
    static Color of(int series, List<Color> colors) {
        int count = colors.size();
        if (series < count) {
            return colors.get(series);
        }
        return series < 2 * count ? darker(colors.get(series - count), 0.6) : REST;
    }

    /** Returns whether a series' colour is no more its own. */
    static boolean isRest(int series, List<Color> colors) {
        return series >= 2 * colors.size();
    }

    static BasicStroke stroke(double width, boolean dashed) {
        return new BasicStroke(
                (float) width,
                dashed ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND,
                BasicStroke.JOIN_ROUND,
                10,
                dashed ? new float[] {5, 4} : null,
                0);
    }

    /** Returns a colour in which letters on white can be read. */
    static Color readable(Color color) {
        var dark = color;
        while (luminance(dark) > 0.16) {
            dark = darker(dark, 0.92);
        }
        return dark;
    }

    static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(int part) {
        return Math.pow(part / 255.0, 2.2);
    }

    private static Color darker(Color color, double factor) {
        return new Color(
                (int) (color.getRed() * factor), (int) (color.getGreen() * factor), (int) (color.getBlue() * factor));
    }

    static Color faint(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    static Color mix(Color one, Color other, double part) {
        return new Color(
                (int) Math.round(one.getRed() + part * (other.getRed() - one.getRed())),
                (int) Math.round(one.getGreen() + part * (other.getGreen() - one.getGreen())),
                (int) Math.round(one.getBlue() + part * (other.getBlue() - one.getBlue())));
    }

    static double width(Graphics2D graphics, Font font, String text) {
        Rectangle2D bounds = font.getStringBounds(text, graphics.getFontRenderContext());
        return bounds.getWidth();
    }

    /** Writes a line whose letters stand on y; align is 0 for from x on, 0.5 for around it, 1 for up to it. */
    static void write(Graphics2D graphics, String text, Font font, Color color, double x, double y, double align) {
        graphics.setFont(font);
        graphics.setColor(color);
        graphics.drawString(text, (float) (x - align * width(graphics, font, text)), (float) y);
    }

    /** Returns what fits into a width, with dots in the place of what does not. */
    static String fit(Graphics2D graphics, Font font, String text, double width) {
        if (width(graphics, font, text) <= width) {
            return text;
        }
        int kept = text.codePointCount(0, text.length());
        while (kept > 1) {
            kept--;
            var shorter = text.substring(0, text.offsetByCodePoints(0, kept)).stripTrailing() + MORE;
            if (width(graphics, font, shorter) <= width) {
                return shorter;
            }
        }
        return MORE;
    }

    /** Breaks a text into lines that fit, between words where it can; of too many lines the last ends in dots. */
    static List<String> wrap(Graphics2D graphics, Font font, String text, double width, int most) {
        var lines = new ArrayList<String>();
        var rest = text.strip();
        while (!rest.isEmpty()) {
            if (lines.size() == most - 1 || width(graphics, font, rest) <= width) {
                lines.add(fit(graphics, font, rest, width));
                return lines;
            }
            int end = 0;
            for (int space = rest.indexOf(' ');
                    space > 0 && width(graphics, font, rest.substring(0, space)) <= width;
                    space = rest.indexOf(' ', space + 1)) {
                end = space;
            }
            if (end == 0) { // one long word
                end = Math.max(1, fit(graphics, font, rest, width).length() - 1);
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        return lines;
    }
}
