package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Widgets, as the front end's side of ipywidgets sees them. */
interface WidgetStories extends Vocabulary {
    String VIEW = "application/vnd.jupyter.widget-view+json";

    private static String modelOf(Heard shown) {
        return shown.data().get(VIEW) instanceof Map<?, ?> view
                ? String.valueOf(view.get("model_id"))
                : "no view in " + shown;
    }

    private static String shownBy(Told cell) {
        return modelOf(cell.ofType("display_data").getFirst());
    }

    private Told move(String model, Object value) {
        return say(
                "shell",
                "comm_msg",
                Map.of(
                        "comm_id",
                        model,
                        "data",
                        Map.of("method", "update", "state", Map.of("value", value), "buffer_paths", List.of())));
    }

    private Told press(String model) {
        return say(
                "shell",
                "comm_msg",
                Map.of("comm_id", model, "data", Map.of("method", "custom", "content", Map.of("event", "click"))));
    }

    @Test
    default void aWidgetIsOpenedInTheFrontEndAndDescribedWhereThereIsNone() {
        var cell = cell("var speed = Widgets.slider(\"speed\", 0, 10, 3);\ndisplay(speed);");
        var model = shownBy(cell);
        var opened = cell.hears("comm_open", model);
        assertThat(opened.text("target_name")).isEqualTo("jupyter.widget");
        assertThat(opened.data().get("state"))
                .asString()
                .contains("_model_name=IntSliderModel", "max=10", "value=3", "layout=IPY_MODEL_");
        assertThat(cell.ofType("display_data").getFirst().data().get("text/plain"))
                .asString()
                .startsWith("Slider \"speed\": 3, from 0 to 10");
        var info = say("shell", "comm_info_request", Map.of("target_name", "jupyter.widget"))
                .done()
                .reply();
        assertThat(info.content().get("comms")).asString().contains(model);
    }

    @Test
    default void whatAReaderMovesIsTheValueAndItsCallbackPrintsUnderItsCell() {
        var made = cell("var level = Widgets.slider(\"level\", 0, 10, 3);\ndisplay(level);");
        var heard = cell("level.onChange(now -> System.out.println(\"now \" + now));");
        move(shownBy(made), 7).served();
        heard.hasPrinted("now 7");
        cell("level.value()").gives("7");
        cell("level.value(8);").prints("now 8\n").hears("comm_msg", "value=8");
        cell("level.value(11);").fails("IllegalArgumentException", "from 0 to 10", "11");
    }

    @Test
    default void whatACallbackThrowsIsShownUnderItsCellAndTheNextOneRuns() {
        var cell = cell("int presses = 0;\nvar red = Widgets.button(\"red\", () -> {\n"
                + "    presses++;\n    if (presses == 1) throw new java.io.IOException(\"no power\");\n"
                + "    System.out.println(\"pressed \" + presses);\n});\ndisplay(red);");
        press(shownBy(cell)).served();
        cell.hasPrintedErr("The callback of Button \"red\" failed:");
        cell.saysOnErr("IOException", "no power", "line 4");
        press(shownBy(cell)).served();
        cell.hasPrinted("pressed 2");
    }

    @Test
    default void interactShowsWhatBecomesOfTheValueInTheWidgetAndNotUnderTheCell() {
        var cell = cell("Widgets.interact(Widgets.slider(\"n\", 1, 9, 4), n -> {\n"
                + "    System.out.println(\"counting\");\n    return \"square \" + n * n;\n});");
        cell.hears("comm_msg", "square 16");
        cell.givesNothing().prints("");
        var slider = cell.hears("comm_open", "IntSliderModel").text("comm_id");
        move(slider, 5).served();
        var shown = cell.hears("comm_msg", "square 25");
        assertThat(shown.data().get("state")).asString().contains("counting").doesNotContain("square 16");
    }

    @Test
    default void anOutputWidgetShowsWhatThreadsOfTheWorkPrintAndWhatItThrows() {
        var cell = cell("var place = Widgets.output();\ndisplay(place);\nplace.capture(() -> {\n"
                + "    var t = new Thread(() -> System.out.println(\"from a thread\"));\n    t.start();\n    t.join();\n"
                + "    display(Charts.bars(\"Bars\", \"ms\", Map.of(\"a\", 1)));\n"
                + "    throw new IllegalStateException(\"went wrong\");\n});\nSystem.out.println(\"outside\");");
        cell.succeeds().prints("outside\n");
        var shown = cell.hears("comm_msg", "went wrong").data().get("state");
        assertThat(shown).asString().contains("from a thread", "image/png", "IllegalStateException");
        cell("place.clear();").hears("comm_msg", "outputs=[]");
    }

    @Test
    default void aButtonWorksWhileACellRuns() {
        var made = cell("var gate = new CountDownLatch(1);\nvar opener = Widgets.button(\"open\", gate::countDown);\n"
                + "display(opener);");
        var waiting = begin("gate.await();\n\"open\"");
        press(shownBy(made)).served();
        waiting.done().gives("open");
    }

    @Test
    default void anEndlessCallbackIsEndedByAnInterrupt() {
        var cell = cell("display(Widgets.button(\"forever\", () -> {\n"
                + "    System.out.println(\"begun\");\n    while (true) { }\n}));\n"
                + "display(Widgets.button(\"once\", () -> System.out.println(\"still there\")));");
        var pressed = press(modelOf(cell.ofType("display_data").getFirst()));
        cell.hasPrinted("begun");
        interrupt();
        pressed.served();
        press(modelOf(cell.ofType("display_data").getLast())).served();
        cell.hasPrinted("still there");
        cell("6 * 7").gives("42");
    }

    @Test
    default void aPageThatIsLoadedAgainGetsAllWidgets() {
        var cell = cell("var again = Widgets.textField(\"again\", \"here\");\ndisplay(again);\n"
                + "display(Widgets.image(new byte[] {1, 2, 3}));");
        say("shell", "comm_open", Map.of("comm_id", "ctl", "target_name", "jupyter.widget.control", "data", Map.of()))
                .served();
        say("shell", "comm_msg", Map.of("comm_id", "ctl", "data", Map.of("method", "request_states")))
                .served();
        var all = cell.hears("comm_msg", "update_states");
        assertThat(all.data().get("states")).asString().contains("model_name=TextModel", "value=here");
        assertThat(all.data().get("buffer_paths")).asString().contains("state, value");
    }

    @Test
    default void widgetsAreClosedWhenTheirRuntimeHasGone() {
        var cell = cell("var last = Widgets.checkbox(\"last\", true);\ndisplay(last);");
        var model = shownBy(cell);
        cell("System.exit(0)").fails("RuntimeDied");
        var info = say("shell", "comm_info_request", Map.of()).done().reply();
        assertThat(info.content().get("comms")).asString().doesNotContain(model);
        say("shell", "comm_msg", Map.of("comm_id", model, "data", Map.of("method", "request_state")))
                .served();
        cell("6 * 7").gives("42");
    }
}
