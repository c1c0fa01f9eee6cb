package loombook.kernel.wire;

import java.util.concurrent.atomic.AtomicLong;

/** What the wire has to say to whoever reads the kernel's stderr. Never a key, never what a user typed. */
final class Log {
    static final System.Logger LOG = System.getLogger("loombook.wire");

    private static final AtomicLong DROPPED = new AtomicLong();

    private Log() {}

    /** Says that a message was dropped; the more there are, the more seldom it says so. */
    static void dropped(String channel, BadMessage why) {
        long count = DROPPED.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            var which = count == 1 ? "A message" : "The " + count + "th message";
            LOG.log(System.Logger.Level.WARNING, which + " on " + channel + " was dropped: " + why.getMessage() + ".");
        }
    }
}
