package loombook.agent;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One thread that sends what cells have printed, at most {@value #GATHER_MS} ms later, or at once when asked to. */
final class Flusher {
    private static final int GATHER_MS = 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<CellOutput> waiting = new LinkedHashSet<>();
    private boolean urgent;

    Flusher() {
        Thread.ofPlatform().name("loombook-output").daemon().start(this::run);
    }

    /** Has this cell's output sent soon. */
    void soon(CellOutput output) {
        lock.lock();
        try {
            if (waiting.add(output) && waiting.size() == 1) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Has all output sent without gathering more; returns at once. */
    void now() {
        lock.lock();
        try {
            if (!urgent) {
                urgent = true;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends all output before it returns. */
    void drain() {
        List<CellOutput> all;
        lock.lock();
        try {
            all = List.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        all.forEach(CellOutput::flush);
    }

    private void run() {
        try {
            while (true) {
                for (var output : gathered()) {
                    output.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<CellOutput> gathered() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty()) {
                urgent = false;
                changed.await();
            }
            long left = TimeUnit.MILLISECONDS.toNanos(GATHER_MS);
            while (!urgent && left > 0) {
                left = changed.awaitNanos(left);
            }
            urgent = false;
            var all = List.copyOf(waiting);
            waiting.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }
}
