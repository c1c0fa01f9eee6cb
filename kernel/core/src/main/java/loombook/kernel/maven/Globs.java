package loombook.kernel.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Paths in which {@code *}, {@code ?} and the like stand for what may be there. */
public final class Globs {
    private static final Pattern SPECIAL = Pattern.compile("[*?\\[{]");

    private Globs() {}

    /**
     * Returns what there is of a pattern, in its order: folders are only entered as far as the pattern goes.
     *
     * @param in the folder from which a relative path goes; {@code ~} is the user's own
     */
    public static List<Path> matching(Path in, String pattern) {
        var full = pattern.equals("~") || pattern.startsWith("~/")
                ? System.getProperty("user.home") + pattern.substring(1)
                : pattern;
        try {
            var special = SPECIAL.matcher(full);
            if (!special.find()) {
                return Stream.of(in.resolve(full).normalize())
                        .filter(Files::exists)
                        .toList();
            }
            int slash = full.lastIndexOf('/', special.start());
            var start =
                    in.resolve(slash < 0 ? "" : full.substring(0, slash + 1)).normalize();
            var rest = full.substring(slash + 1);
            return walk(start, FileSystems.getDefault().getPathMatcher("glob:" + rest), depth(rest));
        } catch (InvalidPathException | PatternSyntaxException e) {
            return List.of();
        }
    }

    /** Returns whether something in it stands for what may be there. */
    public static boolean isPattern(String text) {
        return SPECIAL.matcher(text).find();
    }

    private static int depth(String pattern) {
        return pattern.contains("**")
                ? Integer.MAX_VALUE
                : (int) pattern.chars().filter(c -> c == '/').count() + 1;
    }

    private static List<Path> walk(Path start, PathMatcher matcher, int depth) {
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (var all = Files.walk(start, depth)) {
            return all.filter(one -> !one.equals(start) && matcher.matches(start.relativize(one)))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
