package loombook.kernel.magic;

/** What has to be known of Java to find magics in it. */
public interface JavaReading {
    /** Returns whether some code ends where a statement has ended: so that what follows can't belong to it. */
    boolean isFinished(String code);

    /** Returns whether it ends as statements and declarations do: an expression without a semicolon may go on. */
    boolean isClosed(String code);

    /** Returns where the expression begins that code ends with, without a semicolon; -1 when it ends with none. */
    int lastExpression(String code);

    /** Returns whether cells have defined something of that name. */
    boolean isDefined(String name);
}
