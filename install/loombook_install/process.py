"""Telling the user what happens, running other programs quietly, doing one setup at a time."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from .errors import Problem

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None


def say(step: str) -> None:
    """Prints one line on stderr: stdout belongs to results."""
    print(f"loombook: {step}", file=sys.stderr, flush=True)


def run_quietly(
    command: Sequence[str | Path],
    failure: str,
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    last_lines: int = 20,
) -> None:
    """Runs a command without showing its output.

    Raises Problem with `failure` and the last lines of the output when it does not exit with 0.
    """
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode != 0:
        lines = [line.rstrip() for line in done.stdout.splitlines() if line.strip()]
        raise Problem("\n    ".join([failure, *lines[-last_lines:]]))


@contextlib.contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Keeps a second loombook of the same folder out until the first has finished setting up."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("waiting for another loombook that is setting up")
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:
            pass  # Some network file systems cannot lock; then two at once are the user's to avoid.
        yield
    finally:
        os.close(handle)
