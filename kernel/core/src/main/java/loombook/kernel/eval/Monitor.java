package loombook.kernel.eval;

/**
 * A method of a cell that is declared {@code synchronized}. In a class all static methods so declared share one lock;
 * here each stands in a class of its own, so they are given one to share: that of {@code Notebook}'s class.
 */
final class Monitor {
    private static final String LOCKED = "synchronized(loombook.Notebook.class){";

    private Monitor() {}

    /** Returns a method whose whole body holds the lock; it has the lines that it had. */
    static String around(String method) {
        int open = body(method);
        int close = method.lastIndexOf('}');
        return open < 0 || close < open
                ? method
                : method.substring(0, open + 1) + LOCKED + method.substring(open + 1, close) + "}"
                        + method.substring(close);
    }

    /** Returns where a position of the method with the lock is in the method without it. */
    static int before(String method, int position) {
        int open = body(method);
        return open < 0 || position <= open ? position : Math.max(open + 1, position - LOCKED.length());
    }

    /** Returns where the body begins: at the first brace that stands in no parentheses (of parameters, of annotations). */
    private static int body(String method) {
        int depth = 0;
        for (int i = 0; i < method.length(); i++) {
            switch (method.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '{' -> {
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }
}
