package loombook.widget;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loombook.display.Displayable;
import loombook.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * Something in a notebook that a reader can move, press or watch: display it, or end a cell with it. The front end needs
 * ipywidgets 8; where that is missing, its description is shown instead.
 *
 * <p>What a reader does is worked on at once, also while a cell runs, one thing after the other on a thread of their own.
 * What a callback prints, displays or throws appears under the cell that has set it. Safe for any number of threads.
 */
public abstract class Widget implements Displayable, AutoCloseable {
    private static final String TYPE = "application/vnd.jupyter.widget-view+json";
    private static final String CONTROLS = "@jupyter-widgets/controls";
    private static final String BASE = "@jupyter-widgets/base";
    private static final String VERSION = "2.0.0";

    private final WidgetModel layout = new WidgetModel(named(BASE, VERSION, "LayoutModel", "LayoutView"));
    private final @Nullable WidgetModel style;
    private final WidgetModel model;

    /**
     * Makes a widget of ipywidgets' controls.
     *
     * @param kind its name there, such as {@code IntSlider}
     * @param style the name of its style's model, or null
     */
    Widget(String kind, @Nullable String style, Map<String, ? extends @Nullable Object> state) {
        this(CONTROLS, VERSION, kind + "Model", kind + "View", style, state);
    }

    Widget(
            String module,
            String version,
            String modelName,
            String viewName,
            @Nullable String style,
            Map<String, ? extends @Nullable Object> state) {
        this.style = style == null
                ? null
                : new WidgetModel(named(CONTROLS, style, Map.of("_view_module", BASE, "_view_name", "StyleView")));
        var all = named(module, version, modelName, viewName);
        all.put("_dom_classes", List.of());
        all.put("layout", layout.reference());
        all.put("tooltip", null);
        all.put("tabbable", null);
        if (this.style != null) {
            all.put("style", this.style.reference());
        }
        all.putAll(state);
        model = new WidgetModel(all, this::changed);
    }

    private static Map<String, @Nullable Object> named(String module, String version, String model, String view) {
        var names = new LinkedHashMap<String, @Nullable Object>();
        names.put("_model_module", module);
        names.put("_model_module_version", version);
        names.put("_model_name", model);
        names.put("_view_module", module);
        names.put("_view_module_version", version);
        names.put("_view_name", view);
        return names;
    }

    private static Map<String, @Nullable Object> named(String module, String model, Map<String, String> others) {
        var names = named(module, VERSION, model, "");
        names.putAll(others);
        return names;
    }

    /** Is told what a front end has changed, by the comms' thread. */
    void changed(String name, @Nullable Object value) {}

    /** Returns a part of the state. */
    @Nullable
    Object get(String name) {
        return model.get(name);
    }

    /** Changes a part of the state; returns whether it was not so before. */
    boolean set(String name, @Nullable Object value) {
        return model.set(name, value);
    }

    String reference() {
        return model.reference();
    }

    String comm() {
        return model.id();
    }

    /** Returns what it is and shows, for readers who can't see it. */
    abstract String description();

    /** Sets its width, as CSS has it: {@code "300px"}, {@code "50%"}. */
    public void width(String css) {
        layout.set("width", css);
    }

    /** Sets its height, as CSS has it. */
    public void height(String css) {
        layout.set("height", css);
    }

    /** Says whether it takes what a reader does. */
    public void enabled(boolean enabled) {
        model.set("disabled", !enabled);
    }

    /** Sets what is shown when the mouse rests on it. */
    public void tooltip(String text) {
        model.set("tooltip", text);
    }

    /** Removes it from the page, for good. */
    @Override
    public void close() {
        model.close();
        layout.close();
        if (style != null) {
            style.close();
        }
    }

    @Override
    public MimeBundle bundle() {
        var text = description() + "\n(A widget: it lives in a running notebook, where ipywidgets is installed.)";
        var data = new LinkedHashMap<String, Object>();
        data.put(TYPE, Map.of("version_major", 2, "version_minor", 0, "model_id", model.id()));
        data.put("text/html", "<pre>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</pre>");
        data.put(MimeBundle.TEXT, text);
        return new MimeBundle(data, Map.of());
    }

    @Override
    public String toString() {
        return description();
    }

    /** Returns a description of what is labelled. */
    static String described(String kind, @Nullable Object label, String rest) {
        return kind + (label == null || label.equals("") ? "" : " \"" + label + "\"") + rest;
    }

    /** Returns a message's number of whatever kind. */
    static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }
}
