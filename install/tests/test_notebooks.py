"""The notebooks that come with the kernel run from top to bottom, and are committed with what they show."""

import nbformat
import pytest
from nbclient import NotebookClient

from kernel import NAME, repository

NOTEBOOKS = sorted((repository() / "notebooks").glob("*.ipynb"))

ARTICLE = {"K1", "K2", "K3", "K4", "K8", "K10"}
"""Sections that must be there."""


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


each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def test_there_are_notebooks():
    assert NOTEBOOKS


def test_no_section_is_forgotten():
    declared = {section for path in NOTEBOOKS for section in sections(read(path))}
    assert ARTICLE <= declared, f"not declared: {sorted(ARTICLE - declared)}"


@each_notebook
def test_each_declared_section_is_there(path):
    notebook = read(path)
    assert [s for s in sections(notebook) if f"section:{s}" not in tags(notebook)] == []


@each_notebook
def test_each_section_is_declared(path):
    notebook = read(path)
    tagged = {tag.removeprefix("section:") for tag in tags(notebook) if tag.startswith("section:")}
    assert tagged <= set(sections(notebook))


@each_notebook
def test_is_a_valid_notebook_for_this_kernel(path):
    notebook = read(path)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "java"
    assert notebook.metadata.language_info.name == "java"


@each_notebook
def test_is_committed_as_it_was_executed(path):
    notebook = read(path)
    counts = [cell.execution_count for cell in code_cells(notebook)]
    assert counts == list(range(1, len(counts) + 1))
    assert outputs(notebook)


@each_notebook
def test_committed_outputs_can_be_read_everywhere(path):
    assert list(unreadable(read(path))) == []


@each_notebook
def test_runs_from_top_to_bottom(path):
    notebook = read(path)
    shown_before = [bool(cell.outputs) for cell in code_cells(notebook)]
    for cell in code_cells(notebook):
        cell.outputs, cell.execution_count = [], None
    NotebookClient(
        notebook, kernel_name=NAME, timeout=120, resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    assert list(unreadable(notebook)) == []
    assert [bool(cell.outputs) for cell in code_cells(notebook)] == shown_before
