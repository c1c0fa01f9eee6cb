"""A person moves and presses what ipywidgets shows in JupyterLab, and Java answers."""

import nbformat
import pytest
from playwright.sync_api import expect

from lab import TYPE, opened


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("widgets")
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("1 + 1")],
        metadata={"kernelspec": {"name": "java", "display_name": "Java 25 (Loombook)", "language": "java"}},
    )
    nbformat.write(notebook, folder / "widgets.ipynb")
    with opened(folder, "widgets.ipynb", tmp_path_factory.mktemp("settings")) as page:
        yield page


def shows(place, text):
    expect(place).to_contain_text(text, timeout=TYPE * 1000)


def test_a_slider_moves_a_value(page):
    cell = page.run_cell(
        'var speed = Widgets.slider("speed", 0, 10, 3); speed.onChange(now -> IO.println("now " + now)); speed'
    )
    handle = cell.locator(".noUi-handle")
    expect(handle).to_be_visible(timeout=TYPE * 1000)
    handle.focus()
    page.page.keyboard.press("ArrowRight")
    shows(cell, "now 4")
    shows(page.run_cell("speed.value()"), "4")
    page.picture("widget-slider")


def test_java_moves_the_slider(page):
    page.run_cell("speed.value(9);")
    shows(page.notebook.locator(".widget-slider .widget-readout").first, "9")


def test_a_button_runs_a_callback_also_while_a_cell_runs(page):
    made = page.run_cell('var gate = new CountDownLatch(1); Widgets.button("open the gate", gate::countDown)')
    waiting = page.new_cell('gate.await(); "the gate is open"')
    page.page.keyboard.press("Control+Enter")
    expect(waiting.locator(".jp-InputPrompt")).to_have_text("[*]:", timeout=TYPE * 1000)
    made.locator("button", has_text="open the gate").click()
    shows(waiting.locator(".jp-OutputArea-output"), "the gate is open")


def test_what_a_callback_throws_is_shown_under_its_cell(page):
    cell = page.run_cell('Widgets.button("fail", () -> { throw new IllegalStateException("no milk"); })')
    cell.locator("button", has_text="fail").click()
    shows(cell, "no milk")


def test_a_chart_follows_two_widgets(page):
    cell = page.run_cell(
        'Widgets.interact(Widgets.slider("n", 1, 9, 4), Widgets.checkbox("square", true), (n, square) -> {\n'
        '    IO.println("n is " + n);\n'
        '    return Charts.bars("Of n", "", Map.of("n", n, "result", square ? n * n : n));\n'
        "});"
    )
    shows(cell, "n is 4")
    chart = cell.locator(".vega-embed")
    expect(chart).to_be_visible(timeout=TYPE * 1000)
    before = chart.screenshot()
    cell.locator(".noUi-handle").focus()
    page.page.keyboard.press("ArrowRight")
    shows(cell, "n is 5")
    expect(chart).to_have_count(1)
    expect(chart).to_be_visible(timeout=TYPE * 1000)
    assert chart.screenshot() != before
    cell.scroll_into_view_if_needed()
    page.picture("widget-interact")


def test_all_kinds_are_drawn(page):
    cell = page.run_cell(
        'var name = Widgets.textField("name", "Ada");\n'
        'var fruit = Widgets.dropdown("fruit", List.of("apple", "pear"));\n'
        'var bar = Widgets.progressBar("bar", 10);\n'
        'var words = Widgets.label("a label");\n'
        'fruit.onChange(now -> { words.value("chosen: " + now); bar.value(7); });\n'
        'Widgets.column(name, fruit, bar, words, Widgets.html("<b>bold</b>"), '
        'Widgets.row(Widgets.checkbox("tick", true), Widgets.slider("real", 0.0, 1.0, 0.5)))'
    )
    expect(cell.locator("select")).to_be_visible(timeout=TYPE * 1000)
    cell.locator("select").select_option(label="pear")
    shows(cell, "chosen: pear")
    cell.locator(".widget-text input").fill("Grace")
    cell.locator(".widget-text input").press("Enter")
    cell.locator(".widget-text input").blur()
    shows(page.run_cell('name.value() + " " + fruit.value() + " " + bar.value()'), "Grace pear 7.0")
    shows(cell, "bold")
    cell.scroll_into_view_if_needed()
    page.picture("widget-kinds")


def test_a_picture_is_shown_and_changed(page):
    cell = page.run_cell(
        "byte[] square(int color) throws IOException {\n"
        "    var image = new java.awt.image.BufferedImage(40, 40, java.awt.image.BufferedImage.TYPE_INT_RGB);\n"
        "    for (int i = 0; i < 1600; i++) image.setRGB(i % 40, i / 40, color);\n"
        "    var file = new ByteArrayOutputStream();\n"
        '    javax.imageio.ImageIO.write(image, "png", file);\n'
        "    return file.toByteArray();\n"
        "}\n"
        "var picture = Widgets.image(square(0x0072B2)); picture"
    )
    image = cell.locator("img.widget-image")
    expect(image).to_be_visible(timeout=TYPE * 1000)
    page.page.wait_for_function("image => image.naturalWidth == 40", arg=image.element_handle())
    before = image.screenshot()
    page.run_cell("picture.picture(square(0xD55E00));")
    page.page.wait_for_function("image => image.complete && image.naturalWidth == 40", arg=image.element_handle())
    assert image.screenshot() != before


def test_a_progress_bar_moves_in_place(page):
    made = page.run_cell('var eggs = new Semaphore(0); Widgets.button("an egg", eggs::release)')
    cell = page.new_cell(
        'try (var bar = ProgressBar.of("eggs", 4)) {\n'
        "    for (int i = 0; i < 4; i++) { eggs.acquire(); bar.step(); }\n"
        "}"
    )
    page.page.keyboard.press("Control+Enter")
    output = cell.locator(".jp-OutputArea-output")
    for laid in range(4):
        shows(cell, f"{laid} of 4")
        expect(output).to_have_count(1)
        made.locator("button", has_text="an egg").click()
    shows(cell, "eggs: 4 of 4 in ")
    expect(output).to_have_count(1)


def test_an_output_is_replaced_in_place(page):
    cell = page.run_cell('var shown = display(new Html("<p>first</p>"));')
    shows(cell, "first")
    page.run_cell('shown.update(new Html("<p>second</p>"));')
    shows(cell, "second")
    expect(cell.locator(".jp-OutputArea-output")).to_have_count(1)


def test_a_page_that_is_loaded_again_has_the_widgets_it_had(page):
    page.save()
    page.page.reload()
    page.idle()
    readout = page.notebook.locator(".widget-slider .widget-readout").first
    shows(readout, "9")
    page.notebook.locator(".noUi-handle").first.focus()
    page.page.keyboard.press("ArrowLeft")
    shows(page.run_cell("speed.value()"), "8")


def test_and_what_its_output_widgets_show(page):
    chart = page.notebook.locator(".jp-OutputArea .vega-embed")
    expect(chart).to_be_visible(timeout=TYPE * 1000)
