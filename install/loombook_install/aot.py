"""Makes the cache with which an installed kernel starts faster: its classes as they lie in memory."""

from __future__ import annotations

import json
import os
from pathlib import Path

from .errors import Problem
from .process import run_quietly, say

FOLDER = "aot"
"""Where a kernelspec keeps its caches. The kernel makes them anew when they do not fit any more."""

KERNEL_CACHE = f"{FOLDER}/kernel.jsa"


def train(folder: Path) -> None:
    """Makes the cache of a kernelspec that has none. A kernel without one works as well, and only starts more slowly."""
    if (folder / FOLDER).exists():
        return
    say("having the kernel rehearse, so that it starts faster")
    argv = json.loads((folder / "kernel.json").read_text(encoding="utf-8"))["argv"]
    slower = "the kernel will start more slowly, for it could not rehearse:"
    try:
        run_quietly([*argv[:-1], "--train"], slower, env=_environment())
    except Problem as problem:
        say(str(problem))
    except OSError as error:
        say(f"{slower} {error}")


def _environment() -> dict[str, str]:
    # What Java takes from there is not the kernelspec's, and is not there when Jupyter starts the kernel.
    foreign = ("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS")
    env = {name: value for name, value in os.environ.items() if name not in foreign}
    if env.get("LC_ALL") in ("C", "POSIX"):
        env["LC_ALL"] = "C.UTF-8"  # else Java finds no jar whose path has letters beyond ASCII
    return env
