"""The private Python environment with JupyterLab, in .venv at the root of the repository."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from .errors import Problem
from .process import run_quietly, say

INSTALL = Path(__file__).resolve().parent.parent


def folder(root: Path) -> Path:
    return root / ".venv"


def python(root: Path) -> Path:
    """The environment's interpreter; whether it exists is another matter."""
    return folder(root) / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(root: Path, tests: bool = False) -> Path:
    """Makes the environment complete, with what the tests need if asked, and returns its interpreter.

    Does nothing when it is complete already. Raises Problem when it cannot be made.
    """
    if not _works(python(root)):
        _create(folder(root))
    _install(root, INSTALL / "requirements.txt")
    if tests:
        _install(root, INSTALL / "requirements-test.txt", also=INSTALL / "requirements.txt")
    return python(root)


def _works(interpreter: Path) -> bool:
    """False also for an environment left half made, and for one whose Python has been uninstalled since."""
    try:
        return _succeeds(interpreter, "-I", "-c", "import pip")
    except OSError:
        return False


def _create(venv: Path) -> None:
    say(f"creating a private Python environment in {venv}")
    if find_spec("venv") and find_spec("ensurepip"):
        command = [sys.executable, "-I", "-m", "venv", "--clear", venv]
    elif _succeeds(sys.executable, "-m", "virtualenv", "--version"):
        command = [sys.executable, "-m", "virtualenv", "--clear", venv]
    else:
        raise Problem(
            f"This Python ({sys.executable}) cannot create environments: its modules venv and ensurepip "
            "(which brings pip) are missing. "
            "Install them (Debian, Ubuntu: sudo apt install python3-venv) and try again."
        )
    run_quietly(command, f"The private Python environment could not be created in {venv}:")


def _install(root: Path, requirements: Path, also: Path | None = None) -> None:
    """Installs requirements unless exactly these, and those of the file they refer to, were installed before."""
    texts = [path.read_bytes() for path in (requirements, also) if path]
    wanted = hashlib.sha256(b"\0".join(texts)).hexdigest()
    stamp = folder(root) / f"loombook-{requirements.stem}.sha256"
    if stamp.is_file() and stamp.read_text().strip() == wanted:
        return
    say(f"installing {requirements.name} into the private environment (the first time takes a minute)")
    run_quietly(
        [python(root), "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        + ["-r", requirements],
        f"pip could not install {requirements}. Check the network (or the proxy) and try again. It said:",
    )
    stamp.write_text(wanted + "\n")


def _succeeds(*command: str | Path) -> bool:
    return subprocess.run([str(part) for part in command], capture_output=True).returncode == 0
