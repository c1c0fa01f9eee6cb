package loombook.agent;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import loombook.link.CommEvent;
import loombook.link.ToKernel;
import loombook.link.ToRuntime;
import org.jspecify.annotations.Nullable;

/**
 * The runtime's end of all comms. What front ends say is worked on by one thread, one message after the other, also while
 * a cell runs; it may take its time. Safe for any number of threads.
 */
public final class CommLink {
    private static final Map<String, Consumer<CommEvent>> COMMS = new ConcurrentHashMap<>();
    private static final Map<String, Consumer<CommEvent.Open>> TARGETS = new ConcurrentHashMap<>();
    private static final LinkedBlockingQueue<ToRuntime.Comm> RECEIVED = new LinkedBlockingQueue<>();
    private static volatile @Nullable Link link;
    private static @Nullable Thread thread;
    private static volatile @Nullable CellContext working;

    private CommLink() {}

    /** Says by which link the kernel is reached. */
    static void is(Link kernels) {
        link = kernels;
    }

    /** Says something, or opens or closes a comm, as work of the current cell. */
    public static void send(CommEvent event) {
        send(CellContext.current(), event);
    }

    static void send(@Nullable CellContext cell, CommEvent event) {
        if (cell != null) {
            cell.output().send(new ToKernel.Comm(cell.id(), event));
        }
    }

    /** Has what front ends say on a comm given to a receiver, which is called by the comms' thread. */
    public static void receive(String id, Consumer<CommEvent> receiver) {
        COMMS.put(id, receiver);
    }

    /** Hears no more of a comm. */
    public static void forget(String id) {
        COMMS.remove(id);
    }

    /** Lets front ends open comms to a target; the receiver is called by the comms' thread. */
    public static void target(String name, Consumer<CommEvent.Open> receiver) {
        TARGETS.put(name, receiver);
        tell(new ToKernel.CommTarget(name));
    }

    /** Takes a message from the link. */
    static synchronized void accept(ToRuntime.Comm message) {
        RECEIVED.add(message);
        if (thread == null) {
            thread = Thread.ofPlatform().name("loombook-comms").daemon().start(CommLink::serve);
        }
    }

    /** Does what a front end has asked for, as work of a cell that can be interrupted by itself. */
    static void work(CellContext cell, Runnable work) {
        working = cell;
        try {
            var before = cell.take();
            try {
                work.run();
            } finally {
                CellContext.giveBack(before);
            }
        } catch (CellStopped e) {
            // It was interrupted: the next one is served.
        } finally {
            working = null;
            // An interrupt that came as it ended: it is for nobody.
            var _ = Thread.interrupted();
        }
    }

    /** Ends what runs because a front end has said something. */
    static void interrupt() {
        var cell = working;
        if (cell != null) {
            cell.interrupt();
        }
    }

    private static void serve() {
        while (true) {
            try {
                serve(RECEIVED.take());
            } catch (InterruptedException | CellStopped e) {
                // An interrupt that came as its work ended: it is for nobody.
            }
        }
    }

    private static void serve(ToRuntime.Comm message) {
        var event = message.event();
        try {
            var target = event instanceof CommEvent.Open open ? TARGETS.get(open.target()) : null;
            var receiver = COMMS.get(event.id());
            if (target != null && event instanceof CommEvent.Open open) {
                target.accept(open);
            } else if (receiver != null) {
                receiver.accept(event);
            }
        } finally {
            tell(new ToKernel.CommServed(message.request()));
        }
    }

    private static void tell(ToKernel.Notice notice) {
        var kernel = link;
        if (kernel != null) {
            kernel.send(notice);
        }
    }
}
