package loombook.process.memory;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Items on their way from any threads of any processes to any others, first in, first out. Those who put exclude each
 * other by one lock, those who take by another; an item is there, or gone, by the single write of one word, so who dies in
 * the middle has done nothing, and the next one goes on.
 *
 * <p>The room is {@value #ROOM} bytes of which only what is used is real memory: what was taken goes back to the system
 * from time to time.
 */
@SuppressWarnings("ReachabilityFenceUsage") // this object keeps the memory, and the caller keeps this object
public final class Ring {
    private static final long ROOM = 1L << 30;

    /** The longest body of an item, in bytes. */
    static final int LARGEST = (int) (ROOM / 2 - 64);

    /** Positions count 8 bytes; above them, in the same word, items are counted. */
    private static final int POSITION_BITS = 27;

    private static final long POSITIONS = 1L << POSITION_BITS;
    private static final int UNIT = 8;

    /** How many positions are taken before their memory is given back. */
    private static final long PIECE = (4 << 20) / UNIT;

    private static final int LINE = 64;
    private static final int CAPACITY = 0;
    private static final int PUT_LOCK = LINE;
    private static final int PUT = 2 * LINE;
    private static final int TAKE_LOCK = 3 * LINE;
    private static final int TAKEN = 4 * LINE;
    private static final int DONE = 5 * LINE;
    private static final int NOT_EMPTY = 6 * LINE;
    private static final int NOT_FULL = 7 * LINE;
    private static final int ALL_DONE = 8 * LINE;
    private static final int ITEMS = 4096;

    /** How much memory it takes, at a multiple of 4096, in which its items begin 4096 bytes later. */
    public static final long BYTES = ITEMS + ROOM;

    private final SharedMemory memory;
    private final long offset;
    private final MemorySegment items;
    private final int capacity;
    private final Mutex putLock;
    private final Mutex takeLock;
    private final Signal notEmpty;
    private final Signal notFull;
    private final Signal allDone;

    /** Makes it of the memory at an offset, where there are zeros at first, or opens it. */
    public Ring(SharedMemory memory, long offset) {
        this.memory = memory;
        this.offset = offset;
        this.items = memory.segment().asSlice(offset + ITEMS, ROOM);
        this.capacity = memory.getInt(offset + CAPACITY);
        this.putLock = new Mutex(memory, offset + PUT_LOCK);
        this.takeLock = new Mutex(memory, offset + TAKE_LOCK);
        this.notEmpty = new Signal(memory, offset + NOT_EMPTY);
        this.notFull = new Signal(memory, offset + NOT_FULL);
        this.allDone = new Signal(memory, offset + ALL_DONE);
    }

    /** Notes in new memory how many items there may be at most, before the ring is opened; 0 for any number. */
    public static void limit(SharedMemory memory, long offset, int capacity) {
        memory.setInt(offset + CAPACITY, capacity);
    }

    /** Returns how many items there may be, 0 for any number. */
    public int capacity() {
        return capacity;
    }

    /** Returns how many items there are now. */
    public int size() {
        long taken = count(memory.getLong(offset + TAKEN));
        return (int) Math.max(0, count(memory.getLong(offset + PUT)) - taken);
    }

    private static long count(long word) {
        return word >>> POSITION_BITS;
    }

    private static long position(long word) {
        return word & (POSITIONS - 1);
    }

    private static long unitsOf(int bodyBytes) {
        return 1 + (bodyBytes + UNIT - 1L) / UNIT;
    }

    /**
     * Adds an item when there is room.
     *
     * @param watch looks now and then whether to wait makes sense
     * @return false if the time was over before
     * @throws IllegalArgumentException when it can't be sent, or is larger than half of the room
     */
    public boolean put(@Nullable Object value, Deadline deadline, Signal.Watch watch) throws InterruptedException {
        var item = Item.of(value);
        if (!notFull.await(() -> tryPut(item), deadline, watch)) {
            return false;
        }
        wakeAfterPut();
        return true;
    }

    /** Adds an item if there is room; else returns false. */
    public boolean offer(@Nullable Object value) {
        boolean done = tryPut(Item.of(value));
        if (done) {
            wakeAfterPut();
        }
        return done;
    }

    private void wakeAfterPut() {
        notEmpty.wakeOne();
        if (capacity > 0 && size() < capacity) {
            notFull.wakeOne();
        }
    }

    private boolean tryPut(Item item) {
        if (!hasRoom(item)) {
            return false;
        }
        var _ = putLock.acquireBriefly();
        try {
            return hasRoom(item) && write(item);
        } finally {
            putLock.release();
        }
    }

    private boolean hasRoom(Item item) {
        long put = memory.getLong(offset + PUT);
        long taken = memory.getLong(offset + TAKEN);
        long waiting = count(put) - count(taken);
        return (capacity == 0 || waiting < capacity) && start(item, put, taken) >= 0;
    }

    /** Returns the position at which an item has room, or -1: it lies in one piece, and one unit is left free. */
    private static long start(Item item, long put, long taken) {
        long units = unitsOf(item.bodyBytes());
        long from = position(put);
        long to = position(taken);
        if (count(put) == count(taken) ? from >= to : from > to) {
            if (from + units < POSITIONS || (from + units == POSITIONS && to > 0)) {
                return from;
            }
            return units < to ? 0 : -1;
        }
        return from + units < to ? from : -1;
    }

    private boolean write(Item item) {
        long put = memory.getLong(offset + PUT);
        long start = start(item, put, memory.getLong(offset + TAKEN));
        if (start < 0) {
            return false;
        }
        if (start != position(put)) {
            items.set(JAVA_LONG, position(put) * UNIT, Item.FILLER_HEAD);
        }
        items.set(JAVA_LONG, start * UNIT, item.head());
        if (item.body() instanceof MemorySegment body) {
            MemorySegment.copy(body, 0, items, (start + 1) * UNIT, body.byteSize());
        }
        long end = (start + unitsOf(item.bodyBytes())) % POSITIONS;
        memory.setLong(offset + PUT, (count(put) + 1) << POSITION_BITS | end);
        Reference.reachabilityFence(memory);
        return true;
    }

    /** What was taken; a null item is an item too. */
    public record Got(@Nullable Object item) {}

    /**
     * Takes the first item as soon as there is one.
     *
     * @param watch looks now and then whether to wait makes sense
     * @return null if the time was over before
     * @throws IllegalStateException when the item can't be read here; it is taken nevertheless
     */
    public @Nullable Got take(Deadline deadline, Signal.Watch watch) throws InterruptedException {
        var taking = new Taking();
        if (!notEmpty.await(taking, deadline, watch) || !(taking.taken instanceof Item.Taken taken)) {
            return null;
        }
        wakeOthers();
        return new Got(taken.value());
    }

    /** Takes the first item if there is one; else returns null. */
    public @Nullable Got poll() {
        var taking = new Taking();
        if (!taking.getAsBoolean() || !(taking.taken instanceof Item.Taken taken)) {
            return null;
        }
        wakeOthers();
        return new Got(taken.value());
    }

    private void wakeOthers() {
        if (!isEmpty()) {
            notEmpty.wakeOne();
        }
        if (capacity == 0) {
            // Items need more room or less: the first to wait may not be the one that can go on.
            notFull.wakeAll();
        } else {
            notFull.wakeOne();
        }
    }

    private final class Taking implements BooleanSupplier {
        private Item.@Nullable Taken taken;

        @Override
        public boolean getAsBoolean() {
            if (isEmpty()) {
                return false;
            }
            var _ = takeLock.acquireBriefly();
            try {
                if (isEmpty()) {
                    return false;
                }
                taken = read();
                return true;
            } finally {
                takeLock.release();
            }
        }
    }

    /** Returns whether there is no item. */
    public boolean isEmpty() {
        long taken = count(memory.getLong(offset + TAKEN));
        return count(memory.getLong(offset + PUT)) <= taken;
    }

    /** Waits until there is an item, which is left where it is; returns false if the time was over before. */
    public boolean awaitItem(Deadline deadline, Signal.Watch watch) throws InterruptedException {
        boolean there = notEmpty.await(() -> !isEmpty(), deadline, watch);
        if (there) {
            // It was woken in the place of somebody who takes.
            notEmpty.wakeOne();
        }
        return there;
    }

    private Item.Taken read() {
        long word = memory.getLong(offset + TAKEN);
        long from = position(word);
        var head = Item.Head.of(items.get(JAVA_LONG, from * UNIT));
        long start = from;
        if (head.kind() == Item.Kind.FILLER) {
            start = 0;
            head = Item.Head.of(items.get(JAVA_LONG, 0));
        }
        var taken = Item.copy(head, items.asSlice((start + 1) * UNIT % ROOM, head.bodyBytes()));
        long end = (start + unitsOf(head.bodyBytes())) % POSITIONS;
        memory.setLong(offset + TAKEN, (count(word) + 1) << POSITION_BITS | end);
        giveBack(from, start, end);
        Reference.reachabilityFence(memory);
        return taken;
    }

    /**
     * Gives memory back behind what was taken, piece by piece. Nobody may put meanwhile: what was taken is free to be
     * written to, and may have been already.
     */
    private void giveBack(long from, long start, long end) {
        long before = start / PIECE * PIECE;
        long now = (end == 0 ? POSITIONS : end) / PIECE * PIECE;
        if (now > before || start != from) {
            var _ = putLock.acquireBriefly();
            try {
                forget(before, now);
                if (start != from) {
                    forget(from / PIECE * PIECE, POSITIONS);
                }
            } finally {
                putLock.release();
            }
        }
    }

    private void forget(long from, long to) {
        long put = position(memory.getLong(offset + PUT));
        long taken = position(memory.getLong(offset + TAKEN));
        boolean free = put < taken ? put <= from && to <= taken : isEmpty() || to <= taken || put <= from;
        if (free && from < to) {
            Native.forget(items.asSlice(from * UNIT, (to - from) * UNIT));
        }
    }

    /** Wakes all who wait for anything, to look again. */
    public void wakeAll() {
        notEmpty.wakeAll();
        notFull.wakeAll();
        allDone.wakeAll();
    }

    /**
     * Notes that what was taken has been done.
     *
     * @return false when as many were done as were ever put
     */
    public boolean done() {
        while (true) {
            long done = memory.getLong(offset + DONE);
            if (done >= count(memory.getLong(offset + PUT))) {
                return false;
            }
            if (memory.compareAndSetLong(offset + DONE, done, done + 1)) {
                if (isAllDone()) {
                    allDone.wakeAll();
                }
                return true;
            }
        }
    }

    private boolean isAllDone() {
        return memory.getLong(offset + DONE) >= count(memory.getLong(offset + PUT));
    }

    /** Waits until all that was put is done; returns false if the time was over before. */
    public boolean awaitAllDone(Deadline deadline, Signal.Watch watch) throws InterruptedException {
        return allDone.await(this::isAllDone, deadline, watch);
    }
}
