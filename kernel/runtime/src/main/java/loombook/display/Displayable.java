package loombook.display;

/** What knows itself how it is shown. */
@FunctionalInterface
public interface Displayable {
    /** Returns the representations of this object; called on the thread that displays it. */
    MimeBundle bundle();
}
