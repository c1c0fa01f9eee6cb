package loombook.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import loombook.text.SpokenDuration;

/** A profile as text: the hottest methods, and the top of the tree of calls; and as data for who draws it. */
final class ProfileText {
    private static final int HOTTEST = 8;
    private static final int MOST_LINES = 24;
    private static final int DEEPEST = 12;

    /** What has less than one part of so many is left out of the text. */
    private static final int LEAST = 50;

    /** What has less than one part of so many can't be seen in a picture. */
    private static final int INVISIBLE = 1500;

    private static final int DEEPEST_DRAWN = 40;

    /** Half of the width in which a share lies with 95 % probability is at most this over the root of the samples. */
    private static final double BOUND = 0.98;

    private ProfileText() {}

    static String of(Profile profile, CallTree tree) {
        var lines = new ArrayList<String>();
        if (profile.samples() == 0) {
            lines.add("Profile of " + time(profile.duration())
                    + ": nothing was seen. Either the work took less CPU time than "
                    + "the some 4 ms after which a thread is looked at, or it waited: then a Timeline tells more. Do it so often that"
                    + " it takes a second.");
            lines.addAll(profile.notes());
            return String.join("\n", lines);
        }
        lines.add("Profile of " + caption(profile));
        lines.add("itself  with calls");
        for (var method : Hottest.of(profile, HOTTEST)) {
            if (method.self() * LEAST >= profile.samples()) {
                lines.add(percent(method.self(), profile) + "     " + percent(method.total(), profile) + "  "
                        + method.name());
            }
        }
        lines.add("Calls, from the outside in:");
        addCalls(lines, profile, tree, 0, new int[] {MOST_LINES});
        lines.addAll(profile.notes());
        return String.join("\n", lines);
    }

    private static void addCalls(List<String> lines, Profile profile, CallTree caller, int depth, int[] left) {
        for (var callee : caller.callees()) {
            if (callee.total() * LEAST < profile.samples() || depth >= DEEPEST || left[0]-- <= 0) {
                return;
            }
            lines.add(percent(callee.total(), profile) + "  " + "  ".repeat(depth) + callee.name());
            addCalls(lines, profile, callee, depth + 1, left);
        }
    }

    /** Returns what was looked at, how often, and how exact that is. */
    static String caption(Profile profile) {
        return time(profile.sampledTime()) + (profile.byCpuTime() ? " of CPU time" : "") + " in "
                + counted(profile.threads(), "thread") + " · " + counted(profile.samples(), "sample")
                + " · shares ± " + String.format(Locale.ROOT, "%.0f", Math.ceil(100 * bound(profile.samples()))) + " %";
    }

    /** Returns how far a share of so many samples may be from the truth, with 95 % probability. */
    static double bound(long samples) {
        return BOUND / Math.sqrt((double) Math.max(1, samples));
    }

    private static String percent(long count, Profile profile) {
        return String.format(Locale.ROOT, "%5.1f %%", 100.0 * count / profile.samples());
    }

    static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d ", count) + what + (count == 1 ? "" : "s");
    }

    static String time(Duration duration) {
        return SpokenDuration.ofNanos(duration.toNanos());
    }

    /** Returns a profile as maps, lists and numbers. */
    static Map<String, Object> data(Profile profile, CallTree tree) {
        var data = new LinkedHashMap<String, Object>();
        data.put("caption", caption(profile));
        data.put("notes", profile.notes());
        data.put("root", data(tree, Math.max(1, tree.total() / INVISIBLE), 0));
        return data;
    }

    private static Map<String, Object> data(CallTree tree, long least, int depth) {
        var data = new LinkedHashMap<String, Object>();
        data.put("name", tree.name());
        data.put("origin", tree.origin().name());
        data.put("samples", tree.total());
        var callees = new ArrayList<Map<String, Object>>();
        for (var callee : tree.callees()) {
            if (callee.total() >= least && depth < DEEPEST_DRAWN) {
                callees.add(data(callee, least, depth + 1));
            }
        }
        data.put("calls", callees);
        return data;
    }
}
