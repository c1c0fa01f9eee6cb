"""A person opens a notebook in JupyterLab, runs all its cells, and goes on typing."""

import re
import shutil

import nbformat
import pytest
from playwright.sync_api import expect

from lab import TYPE, opened
from reading import NOTEBOOKS, code_cells, outputs, read, sections


def first_notebook():
    """The one that begins at the beginning."""
    return next((path for path in NOTEBOOKS if "K1" in sections(read(path))), None)


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """The page after the notebook has been opened and all its cells have run."""
    notebook = first_notebook()
    assert notebook, "there is no notebook with section K1"
    folder = tmp_path_factory.mktemp("notebooks")
    shutil.copytree(notebook.parent, folder, dirs_exist_ok=True)
    copy = read(folder / notebook.name)
    for cell in code_cells(copy):  # what is seen in the page must come from this kernel, not from the file
        cell.outputs, cell.execution_count = [], None
    nbformat.write(copy, folder / notebook.name)
    def begin(page):
        page.picture("opened")
        # A folded cell runs, too, but its number is folded with it.
        page.run_all(sum(not cell.metadata.get("jupyter", {}).get("source_hidden") for cell in code_cells(copy)))
        page.picture("executed")

    with opened(folder, notebook.name, tmp_path_factory.mktemp("settings"), begin) as page:
        yield page


def test_every_cell_has_run_without_an_error(story):
    """As it is saved: the page shows errors and what was printed to stderr in the same way."""
    saved = story.save()
    assert [cell.execution_count for cell in code_cells(saved)] == list(range(1, len(code_cells(saved)) + 1))
    assert [output for output in outputs(saved) if output.output_type == "error"] == []
    assert outputs(saved)


def test_text_output_is_shown(story):
    text = story.notebook.locator(".jp-OutputArea-output pre").first
    expect(text).to_be_visible()
    assert text.inner_text().strip()


def test_an_image_is_shown(story):
    image = story.notebook.locator(".jp-OutputArea-output img, .vega-embed svg, .vega-embed canvas").first
    image.scroll_into_view_if_needed()
    expect(image).to_be_visible()
    loaded = "image.complete && image.naturalWidth > 100"
    assert image.evaluate(
        f"image => image.tagName === 'IMG' ? {loaded} : image.getBoundingClientRect().width > 100"
    )
    story.picture("image")


def test_a_new_cell_runs(story):
    cell = story.run_cell("6 * 7")
    expect(cell.locator(".jp-OutputArea-output")).to_have_text("42")


def test_completion_is_offered(story):
    story.new_cell('"abc".sub')
    completer = story.page.locator(".jp-Completer:not(.lm-mod-hidden)")
    story.page.keyboard.press("Tab")
    expect(completer.locator(".jp-Completer-item", has_text="substring").first).to_be_visible(timeout=TYPE * 1000)
    story.picture("completion")
    story.page.keyboard.press("Escape")


def test_documentation_is_offered(story):
    story.new_cell("Math.max(")
    story.page.keyboard.press("Shift+Tab")
    expect(story.page.locator(".jp-Tooltip")).to_contain_text("max", timeout=TYPE * 1000)
    story.picture("documentation")
    story.page.keyboard.press("Escape")


def test_an_error_is_shown(story):
    cell = story.run_cell('throw new IllegalStateException("no milk");')
    error = cell.locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]')
    expect(error).to_contain_text("IllegalStateException")
    expect(error).to_contain_text("no milk")
    story.picture("error")


def test_the_stop_button_stops(story):
    cell = story.new_cell("while (true) { }")
    story.page.keyboard.press("Control+Enter")
    expect(cell.locator(".jp-InputPrompt")).to_have_text("[*]:", timeout=TYPE * 1000)
    expect(story.indicator).to_have_attribute("data-status", "busy", timeout=TYPE * 1000)
    story.menu("Kernel", "Interrupt Kernel")
    story.idle(TYPE)
    expect(cell.locator(".jp-OutputArea-output")).to_be_visible()


def test_input_is_asked_for_in_the_page(story):
    cell = story.new_cell('"Hello " + input("Name? ")')
    story.page.keyboard.press("Control+Enter")
    box = cell.locator("input.jp-Stdin-input")
    expect(box).to_be_visible(timeout=TYPE * 1000)
    box.fill("Ada")
    box.press("Enter")
    story.idle(TYPE)
    expect(cell.locator(".jp-OutputArea-output").last).to_contain_text("Hello Ada")


def test_the_kernel_is_idle_in_the_end(story):
    story.idle(TYPE)
    assert re.search("Java", story.notebook.locator(".jp-Toolbar-kernelName").inner_text())
