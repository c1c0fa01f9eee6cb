package loombook.widget;

/** A text that can change. */
public final class LabelWidget extends WrittenWidget {
    LabelWidget(String text) {
        super("Label", text);
    }

    @Override
    String description() {
        return value();
    }
}
