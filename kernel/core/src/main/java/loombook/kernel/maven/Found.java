package loombook.kernel.maven;

import java.util.List;

/**
 * What was found.
 *
 * @param asked what was asked for, in the versions that were taken
 * @param jars first those that were asked for, then what they need
 * @param conflicts where several versions of the same artifact were wanted, of which one was taken
 */
public record Found(List<Coordinates> asked, List<Jar> jars, List<Conflict> conflicts) {
    /**
     * Two versions of an artifact, of which a class path can have one.
     *
     * @param taken the one that was taken: that which stands nearer to what was asked for
     * @param takenFor who wants it; empty when it was asked for itself
     * @param passedOver the other one
     * @param wantedBy who wants that; empty when it was asked for itself
     * @param older whether the one that was taken is the older one, in which something may be missing
     */
    public record Conflict(Coordinates taken, String takenFor, Coordinates passedOver, String wantedBy, boolean older) {
        /** Returns it as a sentence. */
        @Override
        public String toString() {
            return taken + (takenFor.isEmpty() ? " was asked for" : " was taken, which " + takenFor + " needs") + "; "
                    + (wantedBy.isEmpty()
                            ? passedOver.version() + " was, too"
                            : wantedBy + " wants " + passedOver.version());
        }
    }
}
