package loombook.kernel.eval;

import java.util.HashSet;
import java.util.Set;

/** The words of a piece of Java that may be names. */
final class Words {
    private Words() {}

    /** Returns the words of a text, those in comments and strings too: what is named there does no harm. */
    static Set<String> of(String text) {
        var words = new HashSet<String>();
        int start = -1;
        for (int position = 0; position <= text.length(); position++) {
            boolean within = position < text.length() && Character.isJavaIdentifierPart(text.charAt(position));
            if (within && start < 0) {
                start = position;
            } else if (!within && start >= 0) {
                words.add(text.substring(start, position));
                start = -1;
            }
        }
        return words;
    }
}
