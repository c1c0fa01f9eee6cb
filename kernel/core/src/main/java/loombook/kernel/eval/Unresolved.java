package loombook.kernel.eval;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;

/** Definitions that can't be used yet: JShell takes them, and waits for what they refer to. */
record Unresolved(JShell jshell) {
    /** Returns what a definition refers to that does not exist, such as {@code method g()}. */
    List<String> in(DeclarationSnippet snippet) {
        return jshell.unresolvedDependencies(snippet).toList();
    }

    /** Returns all definitions that can't be used yet. */
    List<DeclarationSnippet> all() {
        return among(
                Stream.of(jshell.methods(), jshell.types(), jshell.variables()).flatMap(one -> one));
    }

    /** Returns those that can't be used yet. */
    List<DeclarationSnippet> among(Stream<? extends DeclarationSnippet> snippets) {
        return snippets.filter(snippet -> switch (jshell.status(snippet)) {
                    case RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED -> true;
                    case VALID, DROPPED, OVERWRITTEN, REJECTED, NONEXISTENT -> false;
                })
                .<DeclarationSnippet>map(snippet -> snippet)
                .toList();
    }

    /** Returns the names that definitions wait for. */
    Set<String> awaited() {
        return all().stream()
                .flatMap(one -> in(one).stream())
                .map(what -> what.replaceFirst("^\\w+ ", "").replaceFirst("\\(.*", ""))
                .collect(Collectors.toSet());
    }

    /** Returns what waits for what, such as {@code method f needs method g()}. */
    String describe(DeclarationSnippet snippet) {
        return name(snippet) + " needs " + String.join(", ", in(snippet));
    }

    /** Returns what kind of definition it is and its name, such as {@code method f}. */
    static String name(DeclarationSnippet snippet) {
        return snippet.kind().name().toLowerCase(Locale.ROOT).replace("type_decl", "type") + " " + snippet.name();
    }
}
