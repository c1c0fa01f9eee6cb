package loombook.kernel.maven;

import java.util.regex.Pattern;

/**
 * The name of an artifact in Maven's repositories.
 *
 * @param extension the type of its file, mostly {@code jar}
 * @param classifier which of several files of this type it is; empty for the main one
 * @param alone whether it is wanted without what it needs
 */
public record Coordinates(
        String group, String artifact, String extension, String classifier, String version, boolean alone) {
    /** Ends the name of what is wanted without what it needs; so it is written elsewhere, too. */
    private static final String ALONE = "@jar";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern VERSION = Pattern.compile("[^:@\\s/\\\\]+");
    private static final Pattern CHANGING = Pattern.compile(".*-SNAPSHOT|LATEST|RELEASE|[\\[(].*");

    /** Makes the name of one that is wanted with what it needs. */
    public Coordinates(String group, String artifact, String extension, String classifier, String version) {
        this(group, artifact, extension, classifier, version, false);
    }

    /**
     * Reads what a user writes. With {@code @jar} at its end it means the artifact without what it needs.
     *
     * @throws MavenProblem when it is of another form; the message says of which it should be
     */
    public static Coordinates parse(String text) throws MavenProblem {
        boolean alone = text.endsWith(ALONE);
        var parts = (alone ? text.substring(0, text.length() - ALONE.length()) : text).split(":", -1);
        boolean fits = parts.length >= 3
                && parts.length <= 5
                && VERSION.matcher(parts[parts.length - 1]).matches();
        for (int i = 0; fits && i < parts.length - 1; i++) {
            fits = NAME.matcher(parts[i]).matches();
        }
        if (!fits) {
            throw new MavenProblem(
                    text,
                    "\"" + text + "\" is no artifact: write group:artifact:version, as in"
                            + " org.apache.commons:commons-lang3:3.20.0; a type, or a type and a classifier, stand before"
                            + " the version, as in group:artifact:jar:linux-x86_64:version.");
        }
        return new Coordinates(
                parts[0],
                parts[1],
                parts.length > 3 ? parts[2] : "jar",
                parts.length > 4 ? parts[3] : "",
                parts[parts.length - 1],
                alone);
    }

    /** Returns what is the same for all versions of it: a class path has only one of these. */
    public String key() {
        return group + ":" + artifact + kind();
    }

    /** Returns whether what it means may be another file tomorrow. */
    public boolean isChanging() {
        return CHANGING.matcher(version).matches();
    }

    private String kind() {
        return !classifier.isEmpty()
                ? ":" + extension + ":" + classifier
                : extension.equals("jar") ? "" : ":" + extension;
    }

    /** Returns it as a user writes it. */
    @Override
    public String toString() {
        return key() + ":" + version + (alone ? ALONE : "");
    }
}
