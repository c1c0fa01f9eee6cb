package loombook.diagnosis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import loombook.agent.Cells;
import loombook.agent.LockOwner;
import loombook.agent.ThreadDump;
import loombook.agent.ThreadDump.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Which threads wait for which others. Of monitors the thread dump tells it; of locks it says only for which a thread is
 * parked, and {@link LockOwner} who holds that.
 *
 * @param threads all threads by their ids
 * @param edges by the id of the thread that waits
 */
record Waits(Map<Long, Entry> threads, Map<Long, Edge> edges) {
    /** So deep in a stack it stands that a thread waits for another one's end. */
    private static final int JOINS_WITHIN = 4;

    /** What a thread waits for. */
    enum Kind {
        /** To enter a block that is synchronized. */
        MONITOR,
        /** To get a lock. */
        LOCK,
        /** For a thread to end. */
        END
    }

    /**
     * A thread that waits for another one.
     *
     * @param object what it waits for, by its identity
     * @param holder the name of the other one
     * @param holderEnded whether that one has ended, and so will never let go
     */
    record Edge(long waiter, Kind kind, String object, long holderId, String holder, boolean holderEnded) {}

    /** Returns who waits now. */
    static Waits now() throws IOException {
        var dump = ThreadDump.now();
        var byId = new LinkedHashMap<Long, Entry>();
        var holders = new HashMap<String, Long>();
        for (var thread : dump.threads()) {
            byId.put(thread.id(), thread);
            thread.held().forEach(monitor -> holders.put(monitor, thread.id()));
        }
        var objects = known();
        var edges = new LinkedHashMap<Long, Edge>();
        for (var thread : dump.threads()) {
            var edge = thread.state() == Thread.State.TIMED_WAITING ? null : edge(thread, holders, byId, objects);
            if (edge != null && edge.holderId() != thread.id()) {
                edges.put(thread.id(), edge);
            }
        }
        return new Waits(byId, edges);
    }

    /** Returns the locks for which threads are parked, and the platform threads, by their identity. */
    private static Map<String, Object> known() {
        var all = new HashSet<>(Thread.getAllStackTraces().keySet());
        all.addAll(Cells.threads());
        var known = new HashMap<String, Object>();
        for (var thread : all) {
            if (!thread.isVirtual()) {
                known.put(Objects.toIdentityString(thread), thread);
            }
            if (LockSupport.getBlocker(thread) instanceof AbstractOwnableSynchronizer lock) {
                known.put(Objects.toIdentityString(lock), lock);
            }
        }
        return known;
    }

    private static @Nullable Edge edge(
            Entry thread, Map<String, Long> holders, Map<Long, Entry> threads, Map<String, Object> known) {
        if (!thread.blockedOn().isEmpty()) {
            var holder = threads.get(holders.getOrDefault(thread.blockedOn(), 0L));
            return holder == null
                    ? null
                    : new Edge(thread.id(), Kind.MONITOR, thread.blockedOn(), holder.id(), name(holder), false);
        }
        if (known.get(thread.parkedOn()) instanceof AbstractOwnableSynchronizer lock) {
            return edge(thread, Kind.LOCK, thread.parkedOn(), LockOwner.holder(lock));
        }
        if (known.get(thread.waitingOn()) instanceof Thread other && joins(thread)) {
            return edge(thread, Kind.END, thread.waitingOn(), other);
        }
        return null;
    }

    private static @Nullable Edge edge(Entry thread, Kind kind, String object, @Nullable Thread holder) {
        return holder == null
                ? null
                : new Edge(
                        thread.id(),
                        kind,
                        object,
                        holder.threadId(),
                        name(holder.getName(), holder.threadId()),
                        kind == Kind.LOCK && !holder.isAlive());
    }

    private static boolean joins(Entry thread) {
        return thread.stack().stream()
                .limit(JOINS_WITHIN)
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Thread")
                        && frame.getMethodName().equals("join"));
    }

    /** Returns how a thread is called. */
    static String name(Entry thread) {
        return name(thread.name(), thread.id());
    }

    private static String name(String name, long id) {
        return name.isEmpty() ? "virtual " + id : name;
    }

    /** Returns the rounds of threads in which each waits for the next one, and the last for the first. */
    List<List<Edge>> cycles() {
        var cycles = new ArrayList<List<Edge>>();
        var done = new HashSet<Long>();
        for (var start : edges.keySet()) {
            var way = new LinkedHashMap<Long, Edge>();
            var at = edges.get(start);
            while (at != null && !done.contains(at.waiter()) && !way.containsKey(at.waiter())) {
                way.put(at.waiter(), at);
                at = edges.get(at.holderId());
            }
            done.addAll(way.keySet());
            if (at != null && way.containsKey(at.waiter())) {
                var all = List.copyOf(way.values());
                cycles.add(all.subList(all.indexOf(at), all.size()));
            }
        }
        return cycles;
    }

    /** Returns who waits, directly or not, for one of these. */
    List<Edge> behind(Set<Long> ids) {
        var behind = new ArrayList<Edge>();
        var found = new HashSet<>(ids);
        for (boolean more = true; more; ) {
            more = false;
            for (var edge : edges.values()) {
                if (found.contains(edge.holderId()) && found.add(edge.waiter())) {
                    behind.add(edge);
                    more = true;
                }
            }
        }
        return behind;
    }

    /** Returns what has not changed since. */
    Waits still(Waits later) {
        var same = new LinkedHashMap<>(edges);
        same.values().removeIf(edge -> !edge.equals(later.edges.get(edge.waiter())));
        return new Waits(later.threads, same);
    }
}
