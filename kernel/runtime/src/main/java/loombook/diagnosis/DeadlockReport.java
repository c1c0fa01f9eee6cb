package loombook.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loombook.display.Displayable;
import loombook.display.MimeBundle;
import loombook.table.Table;

/**
 * Which threads wait for each other, as {@link Deadlocks#find} has found them. It shows itself as a picture of who waits for
 * whom, with a sentence for each thread; {@link #table} gives the same as a table.
 *
 * @param deadlocks rounds of threads in which each waits for the next one, and the last for the first: none goes on, ever
 * @param abandoned those who wait for a lock whose holder has ended without letting it go
 * @param behind those who wait for one of these, directly or not
 * @param threads how many threads there were
 * @param virtualThreads how many of these were virtual
 */
public record DeadlockReport(
        List<List<Wait>> deadlocks, List<Wait> abandoned, List<Wait> behind, int threads, int virtualThreads)
        implements Displayable {

    /** The MIME type under which reports travel to the kernel process, which draws them. */
    public static final String TYPE = "application/vnd.loombook.deadlocks+json";

    /**
     * A thread that waits for another one.
     *
     * @param thread its name
     * @param isVirtual whether it is a virtual thread
     * @param what what it waits for, such as {@code lock 1 (ReentrantLock)}; locks are numbered in the order in which they
     *     are told of
     * @param holder the name of the thread that holds it
     * @param isForEnd whether it waits for that thread to end
     * @param where where it waits, such as {@code cell [7], line 3}; empty when that is not known
     * @param code the line of the cell
     */
    public record Wait(
            String thread, boolean isVirtual, String what, String holder, boolean isForEnd, String where, String code) {
        /** Returns who waits for what. */
        public String sentence() {
            return thread + " waits for " + (isForEnd ? "the end of " + holder : what + ", which " + holder + " holds");
        }

        /** Returns where it waits, with the code that is there. */
        public String place() {
            return code.isEmpty() ? where : where + ":  " + code;
        }
    }

    /** Returns whether there is a deadlock. */
    public boolean isDeadlock() {
        return !deadlocks.isEmpty();
    }

    /** Returns the names of the threads that are in a deadlock, in the order of their rounds. */
    public List<String> names() {
        return deadlocks.stream().flatMap(List::stream).map(Wait::thread).toList();
    }

    /** Returns all who are told of as a table: who waits for what, who holds it, and where. */
    public Table table() {
        var table = Table.columns("thread", "waits for", "held by", "where", "code");
        for (var wait : all()) {
            table = table.row(wait.thread(), wait.what(), wait.holder(), wait.where(), wait.code());
        }
        return table;
    }

    private List<Wait> all() {
        return Stream.of(deadlocks.stream().flatMap(List::stream), abandoned.stream(), behind.stream())
                .flatMap(waits -> waits)
                .toList();
    }

    /** Returns the heading: what was found, in one sentence. */
    public String headline() {
        if (isDeadlock()) {
            int count = names().size();
            return deadlocks.size() == 1
                    ? "Deadlock: " + count + " threads wait for each other, and none will ever go on."
                    : deadlocks.size() + " deadlocks: " + count
                            + " threads wait for each other, and none will ever go on.";
        }
        return "No deadlock among " + counted(threads, "thread") + ", "
                + (virtualThreads == 0 ? "none" : virtualThreads) + " of them virtual."
                + (abandoned.isEmpty() ? "" : " But " + counted(abandoned.size(), "thread") + " can't go on.");
    }

    private static String counted(int count, String what) {
        return count == 1 ? "1 " + what : count + " " + what + "s";
    }

    @Override
    public MimeBundle bundle() {
        var text = toString();
        if (all().isEmpty()) {
            return MimeBundle.text(text);
        }
        var data = new LinkedHashMap<String, Object>();
        data.put("headline", headline());
        data.put("deadlocks", deadlocks.stream().map(DeadlockReport::data).toList());
        data.put(
                "others",
                data(Stream.concat(abandoned.stream(), behind.stream()).toList()));
        data.put("abandoned", abandoned.size());
        return MimeBundle.of(TYPE, data, text);
    }

    private static List<Map<String, Object>> data(List<Wait> waits) {
        return waits.stream()
                .map(wait -> {
                    var data = new LinkedHashMap<String, Object>();
                    data.put("thread", wait.thread());
                    data.put("what", wait.what());
                    data.put("holder", wait.holder());
                    data.put("sentence", wait.sentence());
                    data.put("place", wait.place());
                    return (Map<String, Object>) data;
                })
                .toList();
    }

    /** Returns the same as sentences. */
    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        lines.add(headline());
        for (var round : deadlocks) {
            add(lines, round);
        }
        if (!abandoned.isEmpty()) {
            lines.add("Waiting for a lock whose holder has ended without letting it go:");
            add(lines, abandoned);
        }
        if (!behind.isEmpty()) {
            lines.add("Waiting behind them:");
            add(lines, behind);
        }
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, List<Wait> waits) {
        for (var wait : waits) {
            lines.add("  " + wait.sentence() + (wait.where().isEmpty() ? "." : ":"));
            if (!wait.where().isEmpty()) {
                lines.add("      " + wait.place());
            }
        }
    }
}
