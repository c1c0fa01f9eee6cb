package loombook.kernel.eval;

import loombook.link.ToKernel;

/** What the reader is told of a cell that was interrupted and goes on. */
final class GoingOn {
    private static final String REPLACE =
            "Interrupt it again to replace the JVM in which cells run; all variables and definitions are lost then.\n";
    private static final String RESTART = "Nothing but a restart of the kernel ends that.\n";

    private GoingOn() {}

    /** Says that a cell goes on of which nothing else is known. */
    static String unknown() {
        return "This cell has been interrupted but goes on.\n" + REPLACE;
    }

    /**
     * Says which thread goes on, in what and where.
     *
     * @param runs whether the cell itself has not ended yet
     */
    static String of(ToKernel.GoesOn goesOn, boolean runs, SourceMap sources) {
        var text = new StringBuilder();
        if (goesOn.thread() == null) {
            text.append("This cell has been interrupted but goes on: it ");
        } else {
            text.append("This cell has been interrupted, but its thread ")
                    .append(goesOn.thread())
                    .append(" goes on: it ");
        }
        text.append(Names.clean(goesOn.doing())).append(".\n");
        Traceback.where(goesOn.frames(), sources)
                .forEach(line -> text.append(line).append('\n'));
        if (goesOn.others() > 0) {
            text.append("So do ")
                    .append(goesOn.others())
                    .append(goesOn.others() == 1 ? " other thread" : " other threads")
                    .append(" of this cell.\n");
        }
        return text.append(runs ? REPLACE : RESTART).toString();
    }
}
