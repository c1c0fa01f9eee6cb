package loombook.kernel.eval;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loombook.kernel.eval.Definition.MethodKey;
import org.jspecify.annotations.Nullable;

/** What cells have defined and imported so far. */
final class Definitions {
    private final Map<String, Map<Definition.Key, Definition>> byName = new HashMap<>();
    private final Map<String, String> imports = new LinkedHashMap<>();
    private Set<String> awaited = Set.of();

    /** Adds a definition in the place of the one with the same key. */
    void put(Definition definition) {
        byName.computeIfAbsent(definition.key().name(), _ -> new LinkedHashMap<>())
                .put(definition.key(), definition);
    }

    /** Forgets a definition. */
    void remove(Definition.Key key) {
        byName.getOrDefault(key.name(), Map.of()).remove(key);
    }

    /** Adds an import. */
    void add(Part.Import it) {
        imports.put(it.key(), it.source());
    }

    /** Forgets an import, by its declaration. */
    void removeImport(String declaration) {
        imports.values().remove(declaration);
    }

    /** Notes the names that definitions wait for: what is declared by such a name is theirs at once. */
    void await(Set<String> names) {
        awaited = names;
    }

    boolean isAwaited(String name) {
        return awaited.contains(name);
    }

    /** Returns all that goes by a name. */
    Collection<Definition> named(String name) {
        return byName.getOrDefault(name, Map.of()).values();
    }

    Stream<Definition> all() {
        return byName.values().stream().flatMap(some -> some.values().stream());
    }

    /**
     * Returns the import declarations for a text that has these words: of what is defined only what it names,
     * and not what these parts define anew.
     */
    String importsFor(Set<String> words, List<Part> declaring) {
        var all = new StringBuilder();
        imports.values().forEach(one -> all.append(one));
        words.stream()
                .flatMap(word -> named(word).stream())
                .filter(one -> declaring.stream().noneMatch(part -> part.declares(one.key())))
                .map(one -> "import static " + one.className() + "." + one.key().name() + ";")
                .forEach(all::append);
        return all.toString();
    }

    /** Returns whether a word of these is a final variable's name. */
    boolean anyFinal(Set<String> words) {
        return words.stream().flatMap(word -> named(word).stream()).anyMatch(Definition::isFinal);
    }

    /** Returns whether a method of that name exists, but with other parameters only. */
    boolean isOverload(MethodKey key) {
        var known = named(key.name()).stream()
                .map(Definition::key)
                .filter(one -> one instanceof MethodKey)
                .collect(Collectors.toSet());
        return !known.isEmpty() && !known.contains(key);
    }

    /** Returns the definition with a key, or null. */
    @Nullable
    Definition get(Definition.Key key) {
        return byName.getOrDefault(key.name(), Map.of()).get(key);
    }

    /** Returns whether a definition is referred to by others than these and itself. */
    boolean isUsedByOthers(Definition.Key key, Set<Definition.Key> except) {
        var old = get(key);
        return old != null
                && all().filter(one -> !except.contains(one.key()))
                        .anyMatch(one -> one.uses().contains(old.className()) || (old.isFinal() && names(one, old)));
    }

    /** A constant leaves no trace in the class that uses it: its name in the text is all there is. */
    private static boolean names(Definition user, Definition used) {
        return Words.of(user.source()).contains(used.key().name());
    }
}
