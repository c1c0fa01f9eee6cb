"""The notebooks that come with the kernel run from top to bottom, and are committed with what they show."""

import os
import time

import nbformat
import pytest
from nbclient import NotebookClient

from kernel import NAME
from reading import (
    FOLDER,
    NOTEBOOKS,
    code_cells,
    outputs,
    read,
    section,
    sections,
    shows_what_it_is_to_show,
    tags,
    text,
    unreadable,
)
from sections import OUTCOMES, SECTIONS

LARGEST = 1_500_000
"""Bytes."""


HOLDER = {name: path for path in NOTEBOOKS for name in sections(read(path))}
"""The notebook of each section."""

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
each_section = pytest.mark.parametrize("wanted", SECTIONS, ids=lambda section: section.id)


def execute(path):
    notebook = read(path)
    for cell in code_cells(notebook):
        cell.outputs, cell.execution_count = [], None
    NotebookClient(
        notebook, kernel_name=NAME, timeout=120, resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    return notebook


@pytest.fixture(scope="session")
def executed():
    """Runs each notebook once, when it is first asked for; what went wrong then goes wrong for all who ask."""
    results = {}

    def run(path):
        if path not in results:
            begun = time.monotonic()
            try:
                results[path] = execute(path)
            except Exception as problem:
                results[path] = problem
            print(f"{path.name}: {time.monotonic() - begun:.1f} s")
        if isinstance(results[path], Exception):
            raise results[path]
        return results[path]

    return run


def test_there_are_notebooks():
    assert NOTEBOOKS


def test_no_section_is_forgotten():
    assert [wanted.id for wanted in SECTIONS if wanted.id not in HOLDER] == []
    assert set(OUTCOMES) <= set(HOLDER)


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
    assert [output.ename for output in outputs(notebook) if output.output_type == "error"] == []


@each_notebook
def test_is_committed_without_what_changes_at_each_run(path):
    notebook = read(path)
    assert path.stat().st_size < LARGEST
    assert [cell.id for cell in notebook.cells if "execution" in cell.metadata] == []
    assert "widgets" not in notebook.metadata


@each_notebook
def test_committed_outputs_can_be_read_everywhere(path):
    assert list(unreadable(read(path))) == []


@each_notebook
def test_runs_from_top_to_bottom(path, executed):
    before = set(os.listdir(FOLDER))
    committed, notebook = read(path), executed(path)
    assert list(unreadable(notebook)) == []
    assert [bool(cell.outputs) for cell in code_cells(notebook)] == [
        bool(cell.outputs) for cell in code_cells(committed)
    ]
    assert set(os.listdir(FOLDER)) == before


@each_section
def test_a_section_shows_what_it_is_to_show(wanted, executed):
    shows_what_it_is_to_show(executed(HOLDER[wanted.id]), wanted)


@pytest.mark.parametrize("name", sorted(OUTCOMES))
def test_what_came_of_a_section(name, executed):
    OUTCOMES[name](text(section(executed(HOLDER[name]), name)))


def before(notebook, cell):
    """The cells that one needs to run: those that stand before all sections, and those of its own section before it."""
    own = next(tag for tag in cell.metadata.tags if tag.startswith("section:"))
    for other in code_cells(notebook):
        if other is cell:
            return
        of = [tag for tag in other.metadata.get("tags", []) if tag.startswith("section:")]
        if not of or own in of:
            yield other


@pytest.mark.parametrize("path", sorted(set(HOLDER.values())), ids=lambda path: path.stem)
def test_a_long_cell_that_was_interrupted_can_be_run_again(path, new_kernel):
    notebook = read(path)
    long = next(cell for cell in code_cells(notebook) if "long" in cell.metadata.get("tags", []))
    kernel = new_kernel()
    for cell in before(notebook, long):
        assert kernel.run(cell.source).status == "ok"
    running = kernel.execute('IO.println("it runs"); ' + long.source).printed("it runs")
    kernel.interrupt()
    assert running.done().status == "error"
    again = kernel.run(long.source, timeout=60)
    assert again.status == "ok", again.error
