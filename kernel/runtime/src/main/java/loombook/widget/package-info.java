/**
 * Widgets of ipywidgets 8: sliders, buttons and the like in a notebook, whose callbacks run in the runtime. See
 * {@link loombook.widget.Widgets}.
 */
@NullMarked
package loombook.widget;

import org.jspecify.annotations.NullMarked;
