package loombook.kernel.assist;

import java.util.Comparator;
import java.util.Locale;
import loombook.kernel.message.Complete.Match;

/**
 * Something that could stand at the cursor.
 *
 * @param text what is inserted
 * @param name by what it is found, and ordered
 * @param kind in the words of editors: function, class, keyword
 * @param signature parameters and type of a method, type of a variable, package of a type
 * @param fits whether it has the type that is wanted there
 * @param uses how often its name was used
 * @param order its place among its like, where they have an order of their own
 */
record Candidate(
        String text,
        String name,
        String kind,
        String signature,
        Nearness nearness,
        boolean fits,
        boolean deprecated,
        int uses,
        int order) {
    /** Whose names come first. */
    enum Nearness {
        LOCAL,
        OWN,
        INHERITED,
        IMPORTED_MEMBER,
        KEYWORD,
        OWN_TYPE,
        IMPORTED_TYPE,
        OF_EVERY_OBJECT,
        ABSTRACT_TYPE,
        PACKAGE,
        UNKNOWN_TYPE
    }

    static final Comparator<Candidate> BY_USE = Comparator.comparing(Candidate::deprecated)
            .thenComparing(one -> !one.fits())
            .thenComparing(Candidate::nearness)
            .thenComparingInt(one -> -one.uses())
            .thenComparingInt(Candidate::order)
            .thenComparing(one -> one.name().toLowerCase(Locale.ROOT))
            .thenComparing(Candidate::text);

    static Candidate word(String text, String kind, Nearness nearness) {
        return new Candidate(text, text, kind, "", nearness, false, false, 0, 0);
    }

    Match match() {
        return new Match(text, kind, signature);
    }
}
