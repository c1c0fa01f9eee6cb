package loombook.kernel.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loombook.kernel.assist.CodePoints;
import loombook.kernel.assist.CompletionSource;
import loombook.kernel.maven.LocalArtifacts;
import loombook.kernel.message.Complete;
import org.jspecify.annotations.Nullable;

/** The names of artifacts, completed from what the local repository has: group, artifact and version one after the other. */
record ArtifactCompletion(Supplier<Path> local) implements CompletionSource {
    private static final Pattern LINE = Pattern.compile(
            "(?:.*[=(,]|\\s*)\\s*%(?:maven|addMavenDependenc(?:y|ies))\\s+(?:.*[\\s=])?(?<word>[^\\s=]*)"
                    + "|//DEPS\\s+(?:.*[\\s,;])?(?<dep>[^\\s,;]*)");
    private static final List<String> OPTIONS = List.of("--exclude", "--from", "--bom", "--verbose");

    @Override
    public Complete.@Nullable Reply at(String cell, int position) {
        int begin = cell.lastIndexOf('\n', position - 1) + 1;
        var line = LINE.matcher(cell.substring(begin, position));
        if (!line.matches()) {
            return null;
        }
        var word = line.group("word") != null ? line.group("word") : line.group("dep");
        var all = word.startsWith("-")
                ? OPTIONS.stream().filter(one -> one.startsWith(word)).map(one -> match(one, "keyword"))
                : matches(word);
        int start = CodePoints.fromIndex(cell, position - word.length());
        return new Complete.Reply(all.toList(), start, CodePoints.fromIndex(cell, position));
    }

    private Stream<Complete.Match> matches(String word) {
        return new LocalArtifacts(local.get()).beginningWith(word).stream().map(one -> match(one, "module"));
    }

    private static Complete.Match match(String text, String type) {
        return new Complete.Match(text, type, "");
    }
}
