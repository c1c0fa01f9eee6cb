package loombook.kernel.magic;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code //DEPS} and {@code //REPOS}, with which programs for JBang begin: to Java they are comments.
 *
 * @param repositories whether it names repositories; else artifacts
 */
record JbangMagic(String name, boolean repositories) implements DependencyMagic {
    /** A comma divides, but for the one in a range of versions. */
    private static final Pattern WORD = Pattern.compile("(?:[\\[(][^\\[\\]()\\s]*[\\])]|[^\\s,;])+");

    /** Maven's own repository is asked anyway. */
    private static final Pattern CENTRAL = Pattern.compile("(?i)(maven)?central");

    @Override
    public List<String> forms() {
        return List.of(name);
    }

    @Override
    public Guide guide() {
        return repositories
                ? new Guide(
                        "JBang's way to name repositories of which is asked, too.",
                        "//REPOS ID=URL …",
                        "//REPOS bakery=https://maven.example.org")
                : new Guide(
                        "JBang's way to name artifacts, which are added to the cells from here on.",
                        "//DEPS GROUP:ARTIFACT:VERSION …, where @pom at an artifact's end means a BOM",
                        "//DEPS org.apache.commons:commons-lang3:3.17.0");
    }

    @Override
    public List<Dependency> wanted(Span by, List<Word> words, @Nullable Word body) throws MagicProblem {
        // A comment may follow, as JBang has it.
        var all = words.stream()
                .takeWhile(one -> !one.text().startsWith("//"))
                .flatMap(one -> divided(one).stream())
                .toList();
        if (all.isEmpty()) {
            throw new MagicProblem(by, "Nothing is named: write " + usage() + ".");
        }
        return repositories
                ? all.stream()
                        .filter(one -> !CENTRAL.matcher(one.text()).matches())
                        .<Dependency>map(one -> new Dependency.Repository(null, one))
                        .toList()
                : List.of(new Dependency.Artifacts(all, List.of(), List.of(), false));
    }

    private static List<Word> divided(Word word) {
        return WORD.matcher(word.text())
                .results()
                .map(part -> new Word(
                        part.group(),
                        new Span(
                                word.where().start() + part.start(),
                                word.where().start() + part.end())))
                .toList();
    }

    /**
     * What else programs for JBang begin with, and what to do in its place.
     *
     * @param advice what a reader is told; empty for what describes the program alone
     */
    record Ignored(String name, String advice) implements ByKernel {
        private static final String FLAGS = "put the flags after %jvm in a cell's first line";
        private static final String COMPILER = "put the flags into LOOMBOOK_COMPILER_FLAGS";

        private static final List<Ignored> ALL = List.of(
                new Ignored("//JAVA_OPTIONS", FLAGS),
                new Ignored("//RUNTIME_OPTIONS", FLAGS),
                new Ignored("//JAVAC_OPTIONS", COMPILER),
                new Ignored("//COMPILE_OPTIONS", COMPILER),
                new Ignored("//PREVIEW", "write %jvm --enable-preview in a cell's first line"),
                new Ignored("//JAVAAGENT", "write %jvm -javaagent:PATH in a cell's first line"),
                new Ignored("//SOURCES", "load the files by %load"),
                new Ignored("//FILES", "the files are read from where they are"),
                new Ignored("//JAVA", ""));

        static List<Ignored> all() {
            return ALL;
        }

        @Override
        public List<String> forms() {
            return List.of(name);
        }

        @Override
        public Guide guide() {
            return new Guide(
                    "JBang's; here it does nothing" + (advice.isEmpty() ? "." : ": " + advice + "."), name, name);
        }

        @Override
        public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
            if (name.equals("//JAVA")) {
                checkVersion(call.line());
            } else {
                bench.note(name + " is ignored here: " + advice + ".");
            }
            return null;
        }

        private static void checkVersion(String wanted) throws MagicProblem {
            var digits = wanted.strip().replaceFirst("\\+$", "");
            if (digits.matches("\\d{1,4}")
                    && Integer.parseInt(digits) > Runtime.version().feature()) {
                throw new MagicProblem("This wants Java " + digits + ", and cells run on Java "
                        + Runtime.version().feature() + ": start Loombook on a JDK " + digits + ".");
            }
        }
    }
}
