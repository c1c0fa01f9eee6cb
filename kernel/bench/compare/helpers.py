"""Loombook's helpers beside their counterparts in Python's standard library: the same program for both."""

import subprocess
import sys
from pathlib import Path

from client import Silence
from figures import more_is_better, of_program

FOLDER = Path(__file__).resolve().parent.parent / "counterparts"
PYTHON = "CPython " + ".".join(str(number) for number in sys.version_info[:3])
PATIENCE = 600


def pairs(pattern=""):
    """The pairs whose name has this in it: an area, or one of them."""
    names = {path.with_suffix("") for path in FOLDER.iterdir() if path.suffix in (".py", ".java")}
    return sorted(name for name in names if pattern in name.name)


def programs(pair, loombook):
    """Who is measured, and how its program of a pair is run in a fresh process; what it prints."""
    return [
        (loombook.title, lambda: in_cell(loombook, pair.with_suffix(".java"))),
        (PYTHON, lambda: in_python(pair.with_suffix(".py"))),
    ]


def in_cell(loombook, program):
    with loombook.warm() as kernel:
        return kernel.run(program.read_text(encoding="utf-8"), PATIENCE).printed


def in_python(program):
    done = subprocess.run([sys.executable, "-I", "-B", program], capture_output=True, text=True, timeout=PATIENCE)
    if done.returncode != 0:
        raise RuntimeError(f"it ends with {done.returncode}: {done.stderr}")
    return done.stdout


def take(figures, pair, title, run):
    """Runs a program and adds what it prints; in the place of figures that it can't give, one that says so."""
    try:
        for measure, value in of_program(run()):
            figures.add(measure, title, value)
    except (Silence, RuntimeError, ValueError, OSError, subprocess.TimeoutExpired) as problem:
        print(f"{title}, {pair.name}: {problem}", file=sys.stderr)
        figures.add(pair.name, title, "fails")


def tables(figures, title):
    """What came out in Markdown: where less is better, then where more is."""
    measures = list(dict.fromkeys(figures.measures(title) + figures.measures(PYTHON)))
    made = []
    for words, rises in (("Less is better", False), ("More is better", True)):
        some = [measure for measure in measures if more_is_better(measure) == rises]
        if some:
            made.append(f"{words}:\n\n{figures.table(some, title, PYTHON)}")
    return made
