package loombook.agent;

import java.util.concurrent.locks.LockSupport;

/**
 * Throws {@link CellStopped} in a thread from outside: in a library's loop, in {@code lock()}, wherever it is. What waits
 * to enter a monitor, or in a system call, gets it only when that ends. A virtual thread that waits can't be reached.
 */
final class AsyncStop {
    private static final int TRIES = 100;
    private static final long BETWEEN_TRIES_NS = 50_000;

    private AsyncStop() {}

    private enum Attempt {
        THROWN,
        NOT_HERE,
        IMPOSSIBLE
    }

    /** Has a thread throw; returns false when that is not possible now, or not at all. */
    static boolean of(Thread thread) {
        for (int i = 0; i < TRIES; i++) {
            switch (attempt(thread)) {
                case THROWN -> {
                    return true;
                }
                case IMPOSSIBLE -> {
                    return false;
                }
                // One that prints all the time is seldom anywhere else: it must be met there.
                case NOT_HERE -> LockSupport.parkNanos(BETWEEN_TRIES_NS);
            }
        }
        return false;
    }

    private static Attempt attempt(Thread thread) {
        // Suspended, so that it is still there when something is thrown. All that is called until it goes on again was
        // called before, in prepare(): to load a class here may take a lock that the thread holds.
        if (Jvmti.suspend(thread) != Jvmti.DONE) {
            return Attempt.IMPOSSIBLE;
        }
        try {
            // To look at the stack of a virtual thread that is just being mounted would take for ever. It is mounted,
            // if
            // nothing but the exception is missing.
            if (Jvmti.stop(thread, null) != Jvmti.NULL_POINTER) {
                return Attempt.IMPOSSIBLE;
            }
            var stack = CellStack.of(thread);
            if (!stack.isStoppable()) {
                return Attempt.NOT_HERE;
            }
            return Jvmti.stop(thread, new CellStopped(stack.frames())) == Jvmti.DONE
                    ? Attempt.THROWN
                    : Attempt.IMPOSSIBLE;
        } finally {
            Jvmti.resume(thread);
        }
    }

    /** Returns whether threads can be stopped so; takes some tenths of a second the first time. */
    static boolean isPossible() {
        return Preparation.DONE;
    }

    /** Made when it is first asked for. */
    private static final class Preparation {
        static final boolean DONE = Jvmti.isAvailable() && rehearse();

        private static boolean rehearse() {
            var waiting =
                    Thread.ofPlatform().name("loombook-rehearsal").daemon().start(LockSupport::park);
            var _ = attempt(waiting);
            Jvmti.stop(waiting, new CellStopped(waiting.getStackTrace()));
            return true;
        }
    }
}
