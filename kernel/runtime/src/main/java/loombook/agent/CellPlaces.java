package loombook.agent;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import loombook.link.Place;
import loombook.link.ToKernel;
import org.jspecify.annotations.Nullable;

/** Which line of which cell a frame is: the kernel knows it. Safe for any number of threads. */
public final class CellPlaces {
    private static final int PATIENCE_S = 5;
    private static final AtomicLong REQUESTS = new AtomicLong();
    private static final Map<Long, CompletableFuture<List<Place>>> ASKED = new ConcurrentHashMap<>();
    private static volatile @Nullable Link link;

    private CellPlaces() {}

    /** Says who asks the kernel. */
    static void askBy(Link asking) {
        link = asking;
    }

    /** Returns whether a frame is code of a cell. */
    public static boolean isCell(StackTraceElement frame) {
        return frame.getClassName().startsWith("REPL.");
    }

    /**
     * Returns where the frames of cells among these are. Where there is no kernel, as in a child process, or this thread
     * is interrupted before it has answered, nothing is known but their methods.
     */
    public static Map<StackTraceElement, Place> of(Collection<StackTraceElement> frames) {
        var cells = List.copyOf(
                new LinkedHashSet<>(frames.stream().filter(CellPlaces::isCell).toList()));
        var places = new HashMap<StackTraceElement, Place>();
        var answer = cells.isEmpty() ? List.<Place>of() : ask(cells);
        for (int i = 0; i < cells.size(); i++) {
            places.put(cells.get(i), i < answer.size() ? answer.get(i) : unknown(cells.get(i)));
        }
        return places;
    }

    private static List<Place> ask(List<StackTraceElement> frames) {
        var asking = link;
        if (asking == null) {
            return List.of();
        }
        long request = REQUESTS.incrementAndGet();
        var answer = new CompletableFuture<List<Place>>();
        ASKED.put(request, answer);
        try {
            asking.send(new ToKernel.AskPlaces(request, frames));
            return answer.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException | TimeoutException e) {
            return List.of();
        } finally {
            ASKED.remove(request);
        }
    }

    /** Takes the kernel's answer. Called by the thread that reads the link. */
    static void answer(long request, List<Place> places) {
        var waiting = ASKED.get(request);
        if (waiting != null) {
            waiting.complete(places);
        }
    }

    private static Place unknown(StackTraceElement frame) {
        var method = frame.getMethodName();
        return new Place(0, 0, method.startsWith("lambda$") ? "lambda" : method.equals("do_it$") ? "" : method, "");
    }
}
