package loombook.widget;

/** What a widget has done; it may throw, and what it throws is shown. */
@FunctionalInterface
public interface WidgetAction {
    /** Does it. */
    void run() throws Exception;
}
