"""Measures Loombook beside other kernels, interleaved and in fresh processes, and prints the medians in Markdown."""

import argparse
import os
import sys
import tempfile
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from statistics import median

import psutil

import contestants
import helpers
import measures
import microbenchmarks
import timeit_jmh
from client import Silence
from figures import Figures

JMH = "jmh"
HELPERS = "helpers"
TIMEIT = "timeit"
JSHELL = "JShell alone"
PARTS = [*measures.GROUPS, HELPERS, TIMEIT, JMH]


def parser():
    made = argparse.ArgumentParser(prog="kernel/bench/run", description=__doc__)
    made.add_argument("--rounds", type=int, default=5, metavar="N", help="how often each is measured (5)")
    made.add_argument("--only", default=",".join(PARTS), metavar="PARTS", help=f"some of {','.join(PARTS)}")
    made.add_argument("--pairs", default="", metavar="WORD", help=f"those of {HELPERS} with this in their name")
    made.add_argument("--benchmarks", default=".*", metavar="REGEX", help=f"which of {JMH}'s")
    return made


def main():
    options = parser().parse_args()
    parts = options.only.split(",")
    if unknown := set(parts) - set(PARTS):
        parser().error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    groups = [part for part in parts if part in measures.GROUPS]
    with tempfile.TemporaryDirectory(prefix="loombook-bench-") as folder:
        keep_apart(Path(folder))
        if {JMH, TIMEIT, "definitions"} & set(parts):
            contestants.build()
        kernels = entrants() if groups else []
        loombook = contestants.Contestant("Loombook", "java") if {HELPERS, TIMEIT} & set(parts) else None
        comparison, helped, timed, jmh, load = Figures(), Figures(), Figures(), Figures(), {}
        try:
            for number in range(options.rounds):
                compare(groups, kernels, number, comparison, load)
                if HELPERS in parts:
                    compare_helpers(loombook, options.pairs, number, helped, load)
                if TIMEIT in parts:
                    note_load(load, TIMEIT)
                    timeit_jmh.run(timed, loombook)
                if JMH in parts:
                    note_load(load, JMH)
                    microbenchmarks.run(jmh, options.benchmarks)
        except KeyboardInterrupt:
            say("stopped; this is what was measured until now")
    tables = helpers.tables(helped, loombook.title) if HELPERS in parts else []
    tables += [timeit_jmh.table(timed)] if TIMEIT in parts else []
    report(kernels, comparison, tables, jmh, load)


def keep_apart(folder):
    """Nothing of the user's is read or written, such as a history, and no kernel of theirs is measured by mistake."""
    for name in [name for name in os.environ if name.startswith("LOOMBOOK_")]:
        del os.environ[name]
    os.environ.update(
        JUPYTER_DATA_DIR=str(folder / "data"),
        JUPYTER_CONFIG_DIR=str(folder / "config"),
        JUPYTER_RUNTIME_DIR=str(folder / "runtime"),
        JUPYTER_PATH=str(contestants.TARGET / "jupyter"),
        IPYTHONDIR=str(folder / "ipython"),
        LOOMBOOK_HISTORY=str(folder / "history.sqlite"),
    )


def entrants():
    """Loombook first: it is compared with each of the others."""
    python = f"ipykernel {version('ipykernel')}"
    found = [contestants.Contestant("Loombook", "java"), contestants.Contestant(python, "python3")]
    rapaio = contestants.rapaio()
    if rapaio is None:
        print(f"{contestants.RAPAIO} can't be had from Maven Central; this goes on without it.\n")
    return found + ([rapaio] if rapaio else [])


def compare(groups, kernels, number, figures, load):
    """One round: each group with each kernel, every time another one first."""
    first = number % max(1, len(kernels))
    for name in groups:
        for kernel in kernels[first:] + kernels[:first]:
            say(f"round {number + 1}, {name}: {kernel.title}; others use {note_load(load, name):.0f} % of the CPUs")
            take(measures.GROUPS[name](kernel), kernel.title, figures)
        if name == "definitions":
            note_load(load, name)
            alone = contestants.jshell_alone(measures.DEFINITIONS, measures.EVALUATIONS)
            figures.add(f"{measures.SUM_AFTER_DEFINITIONS}, ms", JSHELL, alone)


def compare_helpers(loombook, word, number, figures, load):
    """One round: both programs of each pair, every time the other one first."""
    for pair in helpers.pairs(word):
        both = helpers.programs(pair, loombook)
        for title, run in both[number % 2 :] + both[: number % 2]:
            say(f"round {number + 1}, {pair.name}: {title}; others use {note_load(load, HELPERS):.0f} % of the CPUs")
            helpers.take(figures, pair, title, run)


def take(group, title, figures):
    """Takes a group's measures up to the first that fails: its kernel is of no use any more."""
    measure, units = "start", []
    try:
        with closing(group):
            for measure, units, taken in group:
                for unit, value in zip(units, taken()):
                    figures.add(f"{measure}, {unit}", title, value)
    except (Silence, RuntimeError) as problem:
        say(f"{title}, {measure}: {problem}")
        for unit in units:
            figures.add(f"{measure}, {unit}", title, str(problem))


def note_load(load, name):
    """Percent of all CPUs that other processes use now, when nothing of ours runs."""
    used = psutil.cpu_percent(interval=0.5)
    load.setdefault(name, []).append(used)
    return used


def report(kernels, comparison, made, jmh, load):
    if kernels:
        titles = [kernel.title for kernel in kernels]
        print(f"{comparison.table(comparison.measures(titles[0]), *titles)}\n")
        for kernel in kernels:
            if kernel.dead:
                print(f"{kernel.title} never answered after {kernel.dead} of {kernel.starts} starts.\n")
        if beside := comparison.measures(JSHELL):
            print(f"{comparison.table(beside, titles[0], JSHELL)}\n")
    for table in [*made, *microbenchmarks.tables(jmh)]:
        print(f"{table}\n")
    print(f"Other processes used, in % of {psutil.cpu_count()} CPUs before each measure, median and most: ", end="")
    print(", ".join(f"{name} {median(used):.0f} and {max(used):.0f}" for name, used in load.items()) + ".")


def say(text):
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
