package loombook.kernel.wire;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import loombook.kernel.message.Display;
import loombook.kernel.message.Execute;
import loombook.kernel.message.Header;
import loombook.kernel.message.Publication;
import loombook.kernel.message.Stream;
import org.jspecify.annotations.Nullable;

/** What waits to be published. Text of the same stream and cell that waits together leaves as one message. */
final class PublicationQueue {
    private static final long ROOM = 16L << 20;
    private static final int LONGEST_TEXT = 1 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long size;

    /** A publication and what it is a result of. */
    record Entry(@Nullable Header parent, Publication publication) {
        private long size() {
            return 200
                    + switch (publication) {
                        case Stream stream -> 2L * stream.text().length();
                        case Display.Data data -> weight(data.bundle().data().values());
                        case Display.Update update ->
                            weight(update.bundle().data().values());
                        case Execute.Result result ->
                            weight(result.bundle().data().values());
                        default -> 0;
                    };
        }

        private static long weight(Iterable<Object> representations) {
            long weight = 0;
            for (var one : representations) {
                weight += switch (one) {
                    case String text -> 2L * text.length();
                    case byte[] bytes -> bytes.length;
                    default -> 1000;
                };
            }
            return weight;
        }
    }

    void add(Entry entry) {
        lock.lock();
        try {
            entries.add(entry);
            size += entry.size();
        } finally {
            lock.unlock();
        }
    }

    /** Returns what is to be sent next, or null. */
    @Nullable
    Entry poll() {
        lock.lock();
        try {
            var entry = take();
            return entry != null && entry.publication() instanceof Stream first ? joined(entry, first) : entry;
        } finally {
            lock.unlock();
        }
    }

    void awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (size > ROOM) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Entry take() {
        var entry = entries.poll();
        if (entry != null) {
            size -= entry.size();
            changed.signalAll();
        }
        return entry;
    }

    private Entry joined(Entry entry, Stream first) {
        var text = new StringBuilder(first.text());
        while (entries.peek() instanceof Entry(var parent, Stream(var name, var more))
                && parent == entry.parent()
                && name.equals(first.name())
                && text.length() + more.length() <= LONGEST_TEXT) {
            take();
            text.append(more);
        }
        return new Entry(entry.parent(), new Stream(first.name(), text.toString()));
    }
}
