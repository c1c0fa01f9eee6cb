package loombook.kernel.eval;

import java.util.HashSet;
import java.util.List;
import loombook.kernel.eval.Definition.MethodKey;

/** How many parts of a cell go together in one compilation, that means what one after the other means. */
record Fitting(Definitions definitions, int mostParts) {
    private static final int MOST_PARTS = 400;
    private static final int MOST_TEXT = 100_000;

    Fitting {
        mostParts = Math.min(mostParts, MOST_PARTS);
    }

    /** Returns how many parts may be joined, as far as their names tell. */
    int byName(List<Part> parts) {
        var earlier = new HashSet<String>(); // what parts name that run, or that stand before one that runs
        var declarations = new HashSet<String>(); // what methods and types name that nothing running has followed yet
        boolean only = true;
        int text = 0;
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            text += part.piece().source().length();
            if (i > 0 && (i == mostParts || text > MOST_TEXT)) {
                return i;
            }
            if (part instanceof Part.Import ? !only : part.declared().anyMatch(name -> earlier.contains(name))) {
                return i;
            }
            if (part.declared().anyMatch(definitions::isAwaited)
                    || part.piece().source().contains("\\u")) {
                return i;
            }
            only &= part instanceof Part.Import;
            var words = Words.of(part.piece().source());
            if (words.contains("eval") || words.contains("evalRaw")) {
                // What it evaluates sees what stands before it, and is seen by what follows.
                return Math.max(1, i);
            }
            declarations.addAll(words);
            if (part.runs() || part instanceof Part.Variable) {
                earlier.addAll(declarations);
            }
            if (part instanceof Part.Variable it && it.isFinal()) {
                return i + 1; // what assigns it is found out by who reads its class
            }
        }
        return parts.size();
    }

    /** Returns how many parts may be joined, now that it is known what they define. */
    int byKey(Understanding understood) {
        int fit = understood.parts();
        var own = new HashSet<Definition.Key>();
        for (int i = 0; i < fit; i++) {
            var key = understood.key(i);
            if (key != null && (!own.add(key) || (key instanceof MethodKey method && definitions.isOverload(method)))) {
                fit = i;
            }
        }
        for (int i = 0; i < fit; i++) {
            var key = understood.key(i);
            if (key != null && definitions.isUsedByOthers(key, own)) {
                return i;
            }
        }
        return fit;
    }
}
