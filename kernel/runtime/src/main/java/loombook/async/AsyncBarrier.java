package loombook.async;

import java.util.concurrent.BrokenBarrierException;

/** Where tasks of one loop wait until as many have come as it takes. Python: {@code asyncio.Barrier}. */
public final class AsyncBarrier {
    private final int parties;
    private final Waiters waiters = new Waiters(this);
    private Round round = new Round();
    private boolean broken;

    /** Those who pass together. */
    private static final class Round {
        int come;
        boolean broken;
    }

    /**
     * Makes a barrier.
     *
     * @param parties how many tasks pass together
     * @throws IllegalArgumentException when less than 1
     */
    public AsyncBarrier(int parties) {
        if (parties < 1) {
            throw new IllegalArgumentException("A barrier needs 1 party at least, not " + parties + ".");
        }
        this.parties = parties;
    }

    /**
     * Awaits the others. A task that is cancelled here is no longer counted.
     *
     * @return how many came before this one
     * @throws BrokenBarrierException when the barrier was broken, or was reset while this one waited
     */
    public int await() throws BrokenBarrierException {
        waiters.check();
        var _ = Async.current();
        if (broken) {
            throw new BrokenBarrierException("The barrier is broken.");
        }
        var mine = round;
        int index = mine.come++;
        if (mine.come == parties) {
            round = new Round();
            waiters.wakeAll();
            return index;
        }
        try {
            waiters.await();
        } catch (RuntimeException e) {
            mine.come--;
            throw e;
        }
        if (mine.broken) {
            throw new BrokenBarrierException("The barrier was broken or reset.");
        }
        return index;
    }

    /** Has those who wait fail; the barrier is as new then. */
    public void reset() {
        waiters.check();
        breakRound();
        broken = false;
    }

    /** Has those who wait fail, and all who come, until {@link #reset}. */
    public void abort() {
        waiters.check();
        breakRound();
        broken = true;
    }

    private void breakRound() {
        round.broken = true;
        round = new Round();
        waiters.wakeAll();
    }

    /** Returns how many pass together. */
    public int parties() {
        return parties;
    }

    /** Returns how many wait. */
    public int waiting() {
        return round.come;
    }

    /** Returns whether it is broken. */
    public boolean isBroken() {
        return broken;
    }
}
