"""What a helper does is what its counterpart in Python does: both print the same.

Each pair in the folder `counterparts` is a program for Python's standard library and a cell for the kernel, of the same
name. The words that a program prints for an error are neutral, since the names of exceptions differ.
"""

import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent / "counterparts"
PAIRS = sorted({path.with_suffix("") for path in FOLDER.iterdir() if path.suffix in (".py", ".java")})
PATIENCE = 60


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_both_print_the_same(kernel, pair):
    python = subprocess.run(
        # -I: what is imported is Python's own, and not a file that lies beside the program.
        [sys.executable, "-I", "-B", pair.with_suffix(".py")], capture_output=True, text=True, timeout=PATIENCE
    )
    assert python.returncode == 0 and not python.stderr, python.stderr
    cell = kernel.run(pair.with_suffix(".java").read_text(encoding="utf-8"), timeout=PATIENCE)
    assert cell.status == "ok", cell.error
    assert cell.stdout == python.stdout
    assert cell.stderr == ""


def test_there_are_pairs():
    assert len(PAIRS) >= 10, f"only {len(PAIRS)} pairs in {FOLDER}"
