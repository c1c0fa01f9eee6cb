package loombook.widget;

import java.util.Map;

/** A picture that can change. */
public final class ImageWidget extends Widget {
    ImageWidget(byte[] picture) {
        super("Image", null, Map.of("format", "png", "width", "", "height", "", "value", picture.clone()));
    }

    /** Shows another picture: PNG, JPEG or GIF. */
    public void picture(byte[] picture) {
        set("value", picture.clone());
    }

    @Override
    String description() {
        return "Picture";
    }
}
