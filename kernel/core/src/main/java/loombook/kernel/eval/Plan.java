package loombook.kernel.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loombook.kernel.magic.Dependency;
import loombook.kernel.magic.Span;
import loombook.kernel.magic.Word;
import loombook.kernel.maven.Coordinates;
import loombook.kernel.maven.Globs;
import loombook.kernel.maven.JarCheck;
import loombook.kernel.maven.MavenProblem;
import loombook.kernel.maven.PomText;
import loombook.kernel.maven.Repository;
import loombook.kernel.maven.Wanted;
import org.jspecify.annotations.Nullable;

/** What dependency magics mean together: read, and looked at as far as that goes without a repository. */
final class Plan {
    private static final Pattern EXCLUSION = Pattern.compile("(?:[\\w.-]+|\\*)(?::(?:[\\w.-]+|\\*))?");

    private final Path folder;
    private final Map<String, Repository> repositories = new LinkedHashMap<>();
    private final List<Coordinates> boms;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Coordinates> asked = new ArrayList<>();
    private final Set<Path> files = new LinkedHashSet<>();
    private final List<Path> temporary = new ArrayList<>();
    private final Map<String, Span> places = new LinkedHashMap<>();

    /**
     * Begins with what cells have named before.
     *
     * @param folder in which files are meant
     */
    Plan(Path folder, List<Repository> repositories, List<Coordinates> boms) {
        this.folder = folder;
        repositories.forEach(one -> this.repositories.put(one.id(), one));
        this.boms = new ArrayList<>(boms);
    }

    /** What is wrong with a part of it. */
    static final class Wrong extends Exception {
        private final transient Span where;
        private final boolean usage;

        Wrong(Span where, boolean usage, String sentence) {
            super(sentence, null, false, false);
            this.where = where;
            this.usage = usage;
        }

        Span where() {
            return where;
        }

        /** Returns whether it was written as nothing can be written, whatever there is. */
        boolean isUsage() {
            return usage;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /** Reads what is wanted. */
    void read(List<Dependency> all) throws Wrong {
        // A repository counts for all of the cell's lines, and so does a BOM.
        for (var one : all) {
            if (one instanceof Dependency.Repository it) {
                read(it);
            }
        }
        var plain = new ArrayList<Coordinates>();
        for (var one : all) {
            if (one instanceof Dependency.Artifacts it) {
                readBoms(it);
            }
        }
        for (var one : all) {
            switch (one) {
                case Dependency.Repository _ -> {}
                case Dependency.Artifacts it -> read(it, plain);
                case Dependency.Pom it -> read(it);
                case Dependency.Files it -> read(it);
            }
        }
        if (!plain.isEmpty()) {
            wanted.addFirst(new Wanted.Artifacts(plain, List.copyOf(boms), List.of(), repositories(), List.of()));
        }
    }

    private void read(Dependency.Repository one) throws Wrong {
        try {
            var repository = one.id() == null
                    ? Repository.parse(one.url().text())
                    : Repository.of(one.id().text(), one.url().text());
            repositories.put(repository.id(), repository);
        } catch (MavenProblem e) {
            boolean id = one.id() != null && e.about().equals(one.id().text());
            throw new Wrong(
                    id && one.id() != null ? one.id().where() : one.url().where(), true, e.sentence());
        }
    }

    private void readBoms(Dependency.Artifacts one) throws Wrong {
        for (var word : one.coordinates()) {
            if (word.text().endsWith("@pom")) {
                boms.add(coordinates(word));
            }
        }
    }

    private void read(Dependency.Artifacts one, List<Coordinates> plain) throws Wrong {
        var all = new ArrayList<Coordinates>();
        for (var word : one.coordinates()) {
            var it = coordinates(word);
            if (it.form() != Coordinates.Form.BOM) {
                all.add(it);
            }
        }
        asked.addAll(all);
        if (all.isEmpty()) {
            // BOMs alone: whether they are there is to be known now.
            wanted.add(new Wanted.Artifacts(List.of(), List.copyOf(boms), List.of(), repositories(), List.of()));
        } else if (one.isPlain()) {
            plain.addAll(all);
        } else {
            wanted.add(new Wanted.Artifacts(all, List.copyOf(boms), excluded(one), repositories(), only(one)));
        }
    }

    private Coordinates coordinates(Word word) throws Wrong {
        try {
            var one = Coordinates.parse(word.text(), !boms.isEmpty());
            places.put(one.toString(), word.where());
            return one;
        } catch (MavenProblem e) {
            throw new Wrong(word.where(), true, e.sentence());
        }
    }

    private static List<String> excluded(Dependency.Artifacts one) throws Wrong {
        for (var word : one.excluded()) {
            if (!EXCLUSION.matcher(word.text()).matches()) {
                throw new Wrong(
                        word.where(),
                        true,
                        "\"" + word.text()
                                + "\" can't be left out: write group:artifact, or group:* for all of a group.");
            }
        }
        return one.excluded().stream().map(Word::text).toList();
    }

    private List<String> only(Dependency.Artifacts one) throws Wrong {
        var only = new ArrayList<String>();
        for (var word : one.from()) {
            if (word.text().contains("/")) {
                try {
                    var repository = Repository.parse(word.text());
                    repositories.put(repository.id(), repository);
                    only.add(repository.id());
                } catch (MavenProblem e) {
                    throw new Wrong(word.where(), true, e.sentence());
                }
            } else {
                only.add(word.text());
            }
        }
        return only;
    }

    private void read(Dependency.Pom one) throws Wrong {
        if (one.file() != null) {
            var file = Globs.matching(folder, one.file().text()).stream()
                    .findFirst()
                    .orElse(null);
            if (file == null || !Files.isRegularFile(file)) {
                throw new Wrong(
                        one.file().where(),
                        false,
                        "There is no file " + folder.resolve(one.file().text()).normalize() + ".");
            }
            places.put(file.toString(), one.file().where());
            wanted.add(new Wanted.Pom(file, one.scopes(), repositories()));
        } else if (one.body() != null) {
            try {
                var file = Files.createTempFile("loombook", ".pom");
                temporary.add(file);
                Files.writeString(file, PomText.whole(one.body().text()));
                places.put(file.toString(), one.body().where());
                wanted.add(new Wanted.Pom(file, one.scopes(), repositories()));
            } catch (MavenProblem e) {
                throw new Wrong(line(one.body(), e.line()), false, ofCell(e.sentence()));
            } catch (IOException e) {
                throw new Wrong(one.body().where(), false, "The POM can't be read: " + e + ".");
            }
        }
    }

    /** In a cell the lines are the cell's. */
    static String ofCell(String sentence) {
        return sentence.replaceFirst(" in its line \\d+", "");
    }

    /** Returns the place of a line of a POM that stands in the cell. */
    private static Span line(Word body, int line) {
        int start = 0;
        for (int i = 1; i < line && body.text().indexOf('\n', start) >= 0; i++) {
            start = body.text().indexOf('\n', start) + 1;
        }
        int end = body.text().indexOf('\n', start);
        while (start < body.text().length() && " \t".indexOf(body.text().charAt(start)) >= 0) {
            start++;
        }
        int from = body.where().start();
        return new Span(from + start, end < 0 ? body.where().end() : from + end);
    }

    private void read(Dependency.Files one) throws Wrong {
        for (var word : one.patterns()) {
            boolean wild = Globs.isPattern(word.text());
            var found = Globs.matching(folder, word.text()).stream()
                    .flatMap(file -> one.folders() || !Files.isDirectory(file)
                            ? Stream.of(file)
                            : Globs.matching(file, "*.jar").stream())
                    // A pattern means what can be on a class path; who names a file means that file.
                    .filter(file -> !wild || Files.isDirectory(file) || isArchive(file))
                    .toList();
            if (found.isEmpty()) {
                throw new Wrong(
                        word.where(), false, "There is no " + (wild ? "jar " : "") + folder.resolve(word.text()) + ".");
            }
            for (var file : found) {
                var checked = Files.isDirectory(file) ? JarCheck.problemOfFolder(file) : JarCheck.problem(file);
                if (checked instanceof String problem) {
                    throw new Wrong(word.where(), false, file + " " + problem + ".");
                }
                files.add(file.toAbsolutePath());
            }
        }
    }

    private static boolean isArchive(Path file) {
        return file.toString().endsWith(".jar") || file.toString().endsWith(".zip");
    }

    /** Returns the repositories that are asked from here on, beside those of the settings. */
    List<Repository> repositories() {
        return List.copyOf(repositories.values());
    }

    /** Returns the BOMs that count from here on. */
    List<Coordinates> boms() {
        return boms;
    }

    /** Returns what is to be found, each for itself. */
    List<Wanted> wanted() {
        return wanted;
    }

    /** Returns the artifacts that are named, as they are written. */
    List<Coordinates> asked() {
        return asked;
    }

    /** Returns the files and folders that are named. */
    Set<Path> files() {
        return files;
    }

    /** Returns whether a POM is one that stands in the cell. */
    boolean isInCell(Path pom) {
        return temporary.contains(pom);
    }

    /** Returns where in the cell something stands that could not be had; null when that is not known. */
    @Nullable
    Span place(Wanted of, MavenProblem problem, List<Dependency> all) {
        if (of instanceof Wanted.Pom pom) {
            for (var one : all) {
                if (one instanceof Dependency.Pom it
                        && it.body() != null
                        && it.body().where().equals(places.get(pom.project().toString()))) {
                    // Of parts of a POM the lines are not known: they were put together.
                    return problem.line() > 0 && it.body().text().contains("<project")
                            ? line(it.body(), problem.line())
                            : null;
                }
            }
            return places.get(pom.project().toString());
        }
        return places.get(problem.about());
    }

    /** Ends it. */
    void close() {
        for (var one : temporary) {
            try {
                Files.deleteIfExists(one);
            } catch (IOException e) {
                // It lies among the temporary files, where it is in nobody's way.
            }
        }
    }
}
