package loombook.kernel.maven;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What there is in a local repository, by its names alone. Each question looks at some folders; nothing is kept, and nothing
 * of Maven is needed.
 */
public record LocalArtifacts(Path folder) {
    private static final int MOST_NAMES = 3;

    /**
     * Returns how coordinates may go on, to the next colon or dot: groups level by level, an artifact's name, a version, the
     * newest first. Ends with a colon where more must follow.
     *
     * @param text what is written of them, from its begin
     */
    public List<String> beginningWith(String text) {
        var parts = text.split(":", -1);
        return switch (parts.length) {
            case 1 -> groups(parts[0]);
            case 2 -> prefixed(parts[0] + ":", artifacts(parts[0]), parts[1], ":");
            case 3 -> prefixed(parts[0] + ":" + parts[1] + ":", versions(parts[0], parts[1]), parts[2], "");
            default -> List.of();
        };
    }

    private static List<String> prefixed(String before, List<String> names, String begin, String after) {
        return names.stream()
                .filter(one -> one.startsWith(begin))
                .map(one -> before + one + after)
                .toList();
    }

    /** A folder of a group has others, or artifacts, or both. */
    private List<String> groups(String text) {
        int dot = text.lastIndexOf('.');
        var parent = dot < 0 ? "" : text.substring(0, dot);
        var found = new TreeSet<String>();
        for (var name : folders(home(parent))) {
            if (name.startsWith(text.substring(dot + 1))
                    && !isArtifact(home(parent).resolve(name))) {
                var group = parent.isEmpty() ? name : parent + "." + name;
                var inside = folders(home(group));
                if (inside.stream().anyMatch(one -> isArtifact(home(group).resolve(one)))) {
                    found.add(group + ":");
                }
                if (inside.stream().anyMatch(one -> !isArtifact(home(group).resolve(one)))) {
                    found.add(group + ".");
                }
            }
        }
        return List.copyOf(found);
    }

    private List<String> artifacts(String group) {
        return folders(home(group)).stream()
                .filter(one -> isArtifact(home(group).resolve(one)))
                .sorted()
                .toList();
    }

    private List<String> versions(String group, String artifact) {
        var home = home(group).resolve(artifact);
        return folders(home).stream()
                .filter(one -> isVersion(home.resolve(one), artifact))
                .sorted(Comparator.comparing(LocalArtifacts::sortable).reversed())
                .toList();
    }

    /** Returns the artifacts, at most three, whose names are nearest to one that there is not; none when none is near. */
    public List<String> like(String group, String artifact) {
        record Near(String name, int distance) {}
        var parent = group.contains(".") ? group.substring(0, group.lastIndexOf('.')) : "";
        var siblings = folders(home(parent)).stream().map(one -> parent.isEmpty() ? one : parent + "." + one);
        return Stream.concat(Stream.of(group), siblings)
                .distinct()
                .flatMap(one -> artifacts(one).stream().map(other -> one + ":" + other))
                .map(one -> new Near(one, distance(group + ":" + artifact, one)))
                .filter(one -> one.distance() <= 3)
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(MOST_NAMES)
                .map(Near::name)
                .toList();
    }

    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }

    /** Returns a version so that the order of texts is that of versions, as long as no number has more than nine digits. */
    private static String sortable(String version) {
        var sortable = new StringBuilder();
        for (var part : version.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)", -1)) {
            boolean number = !part.isEmpty() && Character.isDigit(part.charAt(0));
            sortable.append(number ? "0".repeat(Math.max(0, 9 - part.length())) + part : part);
        }
        // Without a qualifier it is the release, which comes after its candidates.
        return sortable.append('~').toString();
    }

    private Path home(String group) {
        return folder.resolve(group.replace('.', '/'));
    }

    private static boolean isArtifact(Path path) {
        var name = String.valueOf(path.getFileName());
        return folders(path).stream().anyMatch(one -> isVersion(path.resolve(one), name));
    }

    private static boolean isVersion(Path path, String artifact) {
        var version = String.valueOf(path.getFileName());
        return Files.exists(path.resolve(artifact + "-" + version + ".pom"))
                || Files.exists(path.resolve(artifact + "-" + version + ".jar"));
    }

    private static List<String> folders(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        var found = new ArrayList<String>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path, Files::isDirectory)) {
            all.forEach(one -> found.add(String.valueOf(one.getFileName())));
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        return found;
    }
}
