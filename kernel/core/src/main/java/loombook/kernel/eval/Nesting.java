package loombook.kernel.eval;

/** How deeply a text is nested. */
final class Nesting {
    private Nesting() {}

    /** Returns the greatest number of brackets that are open at once; those in comments and strings count too. */
    static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(', '[', '{' -> deepest = Math.max(deepest, ++depth);
                case ')', ']', '}' -> depth = Math.max(0, depth - 1);
                default -> {}
            }
        }
        return deepest;
    }
}
