package loombook.async;

import java.util.ArrayDeque;
import java.util.PriorityQueue;

/** What a loop does later, the earliest first. Belongs to whoever has the loop's turn. */
final class Timers {
    private static final int FEW = 100;

    private final PriorityQueue<Timer> heap = new PriorityQueue<>();
    private long made;
    private int cancelled;

    /** One thing to do later. */
    final class Timer implements Comparable<Timer> {
        private final long at;
        private final long number = made++;
        private final Turn turn;
        private boolean over;

        private Timer(long at, Turn turn) {
            this.at = at;
            this.turn = turn;
        }

        /** Has it not be done; does nothing when it is done already. */
        void cancel() {
            if (!over) {
                over = true;
                cancelled++;
                // Taking one out takes time in proportion to all of them, so it waits until half of them are to go.
                if (cancelled > FEW && cancelled > heap.size() / 2) {
                    heap.removeIf(timer -> timer.over);
                    cancelled = 0;
                }
            }
        }

        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(at - other.at, 0);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /** Has something done after a delay. */
    Timer after(long nanos, Turn turn) {
        var timer = new Timer(System.nanoTime() + Math.max(0, nanos), turn);
        heap.add(timer);
        return timer;
    }

    /** Takes out what is due, in the order of its times. */
    void moveDue(ArrayDeque<Turn> ready) {
        if (heap.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        for (var first = heap.peek(); first != null && (first.over || first.at - now <= 0); first = heap.peek()) {
            heap.remove();
            if (first.over) {
                cancelled--;
            } else {
                first.over = true;
                ready.add(first.turn);
            }
        }
    }

    /** Returns the time until the first is due; at most 0 when it is, and {@code Long.MAX_VALUE} when there is none. */
    long nanosToNext() {
        var first = heap.peek();
        return first == null ? Long.MAX_VALUE : first.at - System.nanoTime();
    }
}
