package loombook.profile;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loombook.agent.CellPlaces;

/** What of a stack is the user's: neither how the work came to its thread nor what we have put into it. */
final class Stacks {
    private static final String OURS = "loombook.";
    private static final String AGENT = OURS + "agent.";
    private static final Set<String> RECORDING = Stream.of(
                    Profile.class, CellProfile.class, Recorder.class, Sampling.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private Stacks() {}

    /** Returns a stack's frames, outermost first, from where the work begins; empty when it is our own work alone. */
    static List<StackTraceElement> calls(List<StackTraceElement> frames) {
        var work = frames.subList(begin(frames), frames.size());
        if (work.stream().anyMatch(frame -> RECORDING.contains(frame.getClassName()))) {
            return List.of(); // it is recording that begins or ends
        }
        return work.stream().filter(frame -> !isInserted(frame)).toList();
    }

    private static int begin(List<StackTraceElement> frames) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            if (frames.get(i).getClassName().equals(Recorder.class.getName())
                    && frames.get(i).getMethodName().equals(Recorder.RUN)) {
                int work = i + 1;
                while (work < frames.size() && isCall(frames.get(work).getClassName())) {
                    work++; // work that returns nothing is called by our own lambda
                }
                return work;
            }
        }
        int plumbing = 0;
        for (int i = 0; i < frames.size(); i++) {
            if (CellPlaces.isCell(frames.get(i))) {
                return i;
            }
            plumbing = isPlumbing(frames.get(i)) && plumbing == i ? i + 1 : plumbing;
        }
        return plumbing;
    }

    /** Returns whether a class only calls the work that it was given. */
    private static boolean isCall(String type) {
        return RECORDING.contains(type) || isHidden(type);
    }

    /** Returns whether a frame only brings work to its thread. */
    private static boolean isPlumbing(StackTraceElement frame) {
        var type = frame.getClassName();
        return type.startsWith(OURS)
                || type.equals("java.lang.Thread")
                || type.equals("java.lang.VirtualThread")
                || type.startsWith("java.util.concurrent.ForkJoin")
                || type.startsWith("java.util.concurrent.ThreadPoolExecutor")
                || type.startsWith("java.util.concurrent.FutureTask")
                || isHidden(type);
    }

    private static boolean isInserted(StackTraceElement frame) {
        return frame.getClassName().startsWith(AGENT) || isHidden(frame.getClassName());
    }

    /** Returns whether a class was made by the JVM, for a lambda or a call by reflection. */
    private static boolean isHidden(String type) {
        return type.contains("$$Lambda")
                || type.startsWith("java.lang.invoke.")
                || type.startsWith("jdk.internal.reflect.")
                || type.startsWith("jdk.internal.vm.Continuation");
    }
}
