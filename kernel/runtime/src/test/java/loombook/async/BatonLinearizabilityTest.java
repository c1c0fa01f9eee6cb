package loombook.async;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/**
 * The turn is handed to a thread at the moment at which it wants to leave the loop: it has got it, or it has left, and
 * both know which.
 */
class BatonLinearizabilityTest {
    /** The baton of a thread that is there: no operation starts one. */
    public static class Turns {
        private final Baton baton = new Baton(Thread.currentThread());

        @Operation
        public boolean give() {
            return baton.give();
        }

        @Operation
        public boolean leave() {
            return baton.leave();
        }

        @Operation
        public boolean isHere() {
            return baton.isHere();
        }
    }

    /** The same for one thread. */
    public static class OneThreadsTurns {
        private boolean here;
        private boolean gone;

        public boolean give() {
            boolean given = !here && !gone;
            here |= given;
            return given;
        }

        public boolean leave() {
            gone |= !here;
            return gone;
        }

        public boolean isHere() {
            return here;
        }
    }

    @Test
    void theTurnIsTakenOrLeft() {
        new ModelCheckingOptions()
                .iterations(15)
                .invocationsPerIteration(60)
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(0)
                .actorsAfter(1)
                .sequentialSpecification(OneThreadsTurns.class)
                .check(Turns.class);
    }
}
