"""What stands in a notebook, and what its sections have shown."""

import copy

import nbformat

from kernel import repository
from sections import DURATION, SERVICE

FOLDER = repository() / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def read(path):
    return nbformat.read(path, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def outputs(notebook):
    return [output for cell in code_cells(notebook) for output in cell.outputs]


def bundles(notebook):
    return [output["data"] for output in outputs(notebook) if output.output_type in ("display_data", "execute_result")]


def unreadable(notebook):
    """Rich outputs that some reader cannot show: a page that strips scripts needs an image or HTML, a terminal text."""
    for data in bundles(notebook):
        rich = set(data) - {"text/plain"}
        if "text/plain" not in data or (rich and not rich & {"image/png", "text/html"}):
            yield sorted(data)


def tags(notebook):
    return {tag for cell in notebook.cells for tag in cell.metadata.get("tags", [])}


def sections(notebook):
    return notebook.metadata.get("loombook", {}).get("sections", [])


def section(notebook, name):
    """The cells of a section alone."""
    part = copy.copy(notebook)
    part.cells = [cell for cell in notebook.cells if f"section:{name}" in cell.metadata.get("tags", [])]
    return part


def text(notebook):
    """All that cells have printed and shown, as text."""
    printed = [printed_by(cell, name) for cell in code_cells(notebook) for name in ("stdout", "stderr")]
    return "\n".join(printed + [str(data.get("text/plain", "")) for data in bundles(notebook)])


def printed_by(cell, name):
    """A line may come in parts, each of them an output."""
    return "".join(output.text for output in cell.outputs if output.output_type == "stream" and output.name == name)


def shows_what_it_is_to_show(notebook, wanted):
    """Asserts that a section is there, and has shown what the list of sections wants of it."""
    part = section(notebook, wanted.id)
    assert any(cell.cell_type == "markdown" and f"{wanted.id} " in cell.source for cell in part.cells)
    assert wanted.shows == "-" or code_cells(part)
    assert "T" not in wanted.shows or DURATION.search(text(part))
    assert "C" not in wanted.shows or any("image/png" in data for data in bundles(part))
    assert "E" not in wanted.shows or SERVICE.search(text(part))
