package loombook.kernel.maven;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The name of an artifact in Maven's repositories.
 *
 * @param extension the type of its file, mostly {@code jar}
 * @param classifier which of several files of this type it is; empty for the main one
 * @param version empty where a BOM says which
 * @param form how much of it is wanted
 */
public record Coordinates(
        String group, String artifact, String extension, String classifier, String version, Form form) {
    /** How much is wanted of an artifact. */
    public enum Form {
        /** The file, and all that it needs to run. */
        WITH_NEEDS,
        /** The file alone. */
        ALONE,
        /** Nothing but the versions that it says are good together: it is a BOM, a bill of materials. */
        BOM
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern VERSION = Pattern.compile("[^:@\\s/\\\\]+");
    private static final Pattern CHANGING = Pattern.compile(".*-SNAPSHOT|LATEST|RELEASE|[\\[(].*");

    /** JBang and Gradle have the classifier after the version. What looks like a version is no type of a file. */
    private static final Pattern LOOKS_LIKE_VERSION = Pattern.compile("[\\d\\[(].*|v\\d.*|LATEST|RELEASE");

    private static final Pattern IVY = Pattern.compile("(?<group>[^#;]+)#(?<artifact>[^#;]+);(?<version>[^#;]+)");

    /** Makes the name of one that is wanted with what it needs. */
    public Coordinates(String group, String artifact, String extension, String classifier, String version) {
        this(group, artifact, extension, classifier, version, Form.WITH_NEEDS);
    }

    /**
     * Reads what a user writes, as {@link #parse(String, boolean)} does, with a version.
     *
     * @throws MavenProblem when it is of another form; the message says of which it should be
     */
    public static Coordinates parse(String text) throws MavenProblem {
        return parse(text, false);
    }

    /**
     * Reads what a user writes: {@code group:artifact:version}, with a type and a classifier before the version as Maven
     * has them, or a classifier after it as JBang and Gradle do. With {@code @jar} at its end it means the artifact without
     * what it needs, with {@code @pom} a BOM, with another type a file of that type alone. Ivy's {@code
     * organisation#module;revision} is read, too.
     *
     * @param managed whether the version may be missing, because a BOM says which it is
     * @throws MavenProblem when it is of another form; the message says of which it should be
     */
    public static Coordinates parse(String text, boolean managed) throws MavenProblem {
        var ivy = IVY.matcher(text);
        var plain =
                ivy.matches() ? ivy.group("group") + ":" + ivy.group("artifact") + ":" + ivy.group("version") : text;
        int at = plain.lastIndexOf('@');
        var parts = (at < 0 ? plain : plain.substring(0, at)).split(":", -1);
        var suffix = at < 0 ? "" : plain.substring(at + 1);
        var read = at >= 0 && !NAME.matcher(suffix).matches() ? null : read(parts, suffix, managed);
        if (read == null || !read.isWellFormed()) {
            throw new MavenProblem(
                    text,
                    "\"" + text + "\" is no artifact: write group:artifact:version, as in"
                            + " org.apache.commons:commons-lang3:3.20.0; a type, or a type and a classifier, stand before"
                            + " the version, as in group:artifact:jar:linux-x86_64:version.");
        }
        return read;
    }

    private static @Nullable Coordinates read(String[] parts, String suffix, boolean managed) {
        if (parts[parts.length - 1].isEmpty()) {
            return null;
        }
        boolean jbang =
                parts.length == 4 && LOOKS_LIKE_VERSION.matcher(parts[2]).matches();
        var form = form(suffix);
        var type = suffix.isEmpty() || suffix.equals("fatjar") ? "jar" : suffix;
        return switch (parts.length) {
            case 2 -> managed ? new Coordinates(parts[0], parts[1], type, "", "", form) : null;
            case 3 -> new Coordinates(parts[0], parts[1], type, "", parts[2], form);
            case 4 ->
                jbang
                        ? new Coordinates(parts[0], parts[1], type, parts[3], parts[2], form)
                        : new Coordinates(parts[0], parts[1], type(parts[2], type), "", parts[3], form);
            case 5 -> new Coordinates(parts[0], parts[1], type(parts[2], type), parts[3], parts[4], form);
            default -> null;
        };
    }

    private static String type(String written, String otherwise) {
        return written.isEmpty() ? otherwise : written;
    }

    private static Form form(String suffix) {
        return switch (suffix) {
            case "" -> Form.WITH_NEEDS;
            case "pom" -> Form.BOM;
            default -> Form.ALONE;
        };
    }

    private boolean isWellFormed() {
        return Stream.of(group, artifact, extension, classifier.isEmpty() ? "jar" : classifier)
                        .allMatch(part -> NAME.matcher(part).matches())
                && (version.isEmpty() || VERSION.matcher(version).matches());
    }

    /** Returns what is the same for all versions of it: a class path has only one of these. */
    public String key() {
        return group + ":" + artifact + kind();
    }

    /** Returns whether it is wanted without what it needs. */
    public boolean alone() {
        return form == Form.ALONE;
    }

    /** Returns whether what it means may be another file tomorrow. */
    public boolean isChanging() {
        return CHANGING.matcher(version).matches();
    }

    /** Returns the same artifact in another version. */
    public Coordinates withVersion(String other) {
        return new Coordinates(group, artifact, extension, classifier, other, form);
    }

    private String kind() {
        return !classifier.isEmpty()
                ? ":" + extension + ":" + classifier
                : extension.equals("jar") || form == Form.BOM ? "" : ":" + extension;
    }

    /** Returns it as a user writes it. */
    @Override
    public String toString() {
        return key() + (version.isEmpty() ? "" : ":" + version) + (form == Form.WITH_NEEDS ? "" : "@" + extension);
    }
}
