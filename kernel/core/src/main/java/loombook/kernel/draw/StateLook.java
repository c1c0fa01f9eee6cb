package loombook.kernel.draw;

import loombook.timeline.Timeline;
import loombook.timeline.Timeline.Span;
import loombook.timeline.Timeline.State;

/** How the states of a timeline look: their heights in CSS pixels, their colours and their words. */
final class StateLook {
    static final int BAR = 14;
    private static final int THIN = 5;

    private StateLook() {}

    /** Returns how high a span is drawn: what keeps an event loop to itself is no harmless waiting. */
    static double high(Span span) {
        return span.detail().startsWith(Timeline.HOLDS_LOOP) ? BAR : high(span.state());
    }

    static double high(State state) {
        return switch (state) {
            case RUNNING, BLOCKED, IO -> BAR;
            case READY, WAITING, SLEEPING -> THIN;
        };
    }

    /** Returns colours that stay apart for colour-blind readers (Okabe and Ito); those of waiting are pale. */
    static String color(State state) {
        return switch (state) {
            case RUNNING -> "#0072B2";
            case IO -> "#009E73";
            case BLOCKED -> "#D55E00";
            case READY -> "#E69F00";
            case WAITING -> "#B9C4CF";
            case SLEEPING -> "#DDB4CC";
        };
    }

    static String word(State state) {
        return switch (state) {
            case RUNNING -> "running";
            case IO -> "I/O";
            case BLOCKED -> "blocked";
            case READY -> "ready, not its turn yet";
            case WAITING -> "waiting";
            case SLEEPING -> "sleeping";
        };
    }
}
