"""The notebooks under less good conditions. It takes long, so it runs only when LOOMBOOK_CONDITIONS is set.

Without a network the artifacts of `%maven` must be in the local repository already: run the notebooks once before.
"""

import os
import shutil
import subprocess

import nbformat
import pytest

from kernel import repository
from reading import FOLDER, NOTEBOOKS, read, section, sections, shows_what_it_is_to_show, text
from sections import OUTCOMES, SECTIONS

CONDITIONS = {
    "one-core": ["taskset", "-c", "0"],
    "no-network": ["unshare", "--net", "--map-root-user", "sh", "-c", 'ip link set lo up && exec "$0" "$@"'],
    "again": [],
}

pytestmark = pytest.mark.skipif(not os.environ.get("LOOMBOOK_CONDITIONS"), reason="LOOMBOOK_CONDITIONS is not set")


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return shutil.copytree(FOLDER, tmp_path_factory.mktemp("notebooks") / "notebooks")


@pytest.mark.parametrize("condition", CONDITIONS)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path, condition, folder, tmp_path):
    if CONDITIONS[condition] and not shutil.which(CONDITIONS[condition][0]):
        pytest.skip(f"no {CONDITIONS[condition][0]} here")
    before = sorted(os.listdir(folder))
    command = [*CONDITIONS[condition], repository() / "install" / "loombook", "run", folder / path.name]
    done = subprocess.run([*map(str, command), "-o", tmp_path / "out.ipynb"], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    notebook = read(tmp_path / "out.ipynb")
    nbformat.validate(notebook)
    for wanted in SECTIONS:
        if wanted.id in sections(notebook):
            shows_what_it_is_to_show(notebook, wanted)
            OUTCOMES.get(wanted.id, lambda _: None)(text(section(notebook, wanted.id)))
    assert sorted(os.listdir(folder)) == before
