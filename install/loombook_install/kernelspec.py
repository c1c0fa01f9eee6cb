"""Writes the folder by which Jupyter knows the kernel: kernel.json, logos and jars."""

from __future__ import annotations

import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import VERSION, aot
from .errors import Problem
from .jdk import Jdk
from .process import say

NAME = "java"
DISPLAY_NAME = "Java 25 (Loombook)"

KERNEL_JVM_FLAGS = (
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    # Compiled after a tenth of the usual number of calls: a kernel's first hundreds of cells come sooner that way.
    "-XX:CompileThresholdScaling=0.1",
    # A small heap at first, and a young generation that stays small: each page that is touched once stays in memory.
    "-Xms64m",
    "-Xmn16m",
    "-Xmx2g",
    "-XX:MinHeapFreeRatio=10",
    "-XX:MaxHeapFreeRatio=30",
    "--enable-native-access=ALL-UNNAMED",
    # The same as in kernel/core/pom.xml: the kernel compiles statements by a part of javac that is not exported.
    "--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED",
    "--add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED",
    "--add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED",
    "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED",
)
"""Flags of the kernel's own JVM. Cells run in another one, whose flags are the user's."""

LOGOS = Path(__file__).resolve().parent.parent / "logo"


@dataclass(frozen=True)
class Choice:
    """What a user may choose about an installed kernel."""

    name: str = NAME
    display_name: str = DISPLAY_NAME
    jvm_flags: str | None = None
    """Flags for the JVM in which cells run."""


def install(kernels: Path, jars: Sequence[Path], jdk: Jdk, choice: Choice = Choice(), replace: bool = False) -> Path:
    """Installs the kernel into a folder of kernels, and returns the folder it made there.

    One that Loombook wrote is brought up to date; one that is somebody else's is kept unless `replace`.
    Whoever looks meanwhile finds the old kernel or the new one, never half of one.
    """
    if not re.fullmatch(r"[A-Za-z0-9._-]*[A-Za-z0-9_-]", choice.name):
        raise Problem(
            f"'{choice.name}' cannot name a kernel: use letters, digits, dots, dashes and underscores, "
            "as in --name java25."
        )
    folder = Path(os.path.abspath(kernels)) / choice.name
    if os.pathsep in str(folder):
        raise Problem(f"Java cannot load jars from {folder}, for it has a '{os.pathsep}' in it: choose another folder.")
    if os.path.lexists(folder) and not replace and not is_ours(folder):
        raise Problem(
            f"There is another kernel named '{choice.name}' in {folder}, not made by Loombook. "
            "Replace it with --replace, or install beside it with --name NAME."
        )
    content = _content(folder, jars, jdk, choice)
    if is_ours(folder) and _holds(folder, content):
        return folder
    say(f"installing the kernel '{choice.name}' into {folder}")
    try:
        _swap_in(folder, content)
    except OSError as error:
        raise Problem(
            f"The kernel could not be installed into {folder}: {error.strerror}. "
            "Choose a folder that you may write to, with --prefix DIR or --user."
        ) from error
    return folder


def is_ours(folder: Path) -> bool:
    """Whether Loombook wrote this kernelspec."""
    try:
        spec = json.loads((folder / "kernel.json").read_text(encoding="utf-8"))
        return "loombook" in spec["metadata"]
    except (OSError, ValueError, KeyError, TypeError):
        return False


def kernels_of_prefix(prefix: Path) -> Path:
    return prefix / "share" / "jupyter" / "kernels"


def kernels_of_user(environ: Mapping[str, str] = os.environ) -> Path:
    """Where Jupyter looks for kernels of one user."""
    home = Path.home()
    if environ.get("JUPYTER_DATA_DIR"):
        data = Path(environ["JUPYTER_DATA_DIR"])
    elif sys.platform == "darwin":
        data = home / "Library" / "Jupyter"
    elif os.name == "nt":
        data = Path(environ.get("APPDATA", home / "AppData" / "Roaming")) / "jupyter"
    else:
        data = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "jupyter"
    return data / "kernels"


def current_prefix(environ: Mapping[str, str] = os.environ) -> Path:
    """The prefix of the environment in use: the active one, else that of the `jupyter` or `python3` on the PATH."""
    for active in ("VIRTUAL_ENV", "CONDA_PREFIX"):
        if environ.get(active):
            return Path(environ[active])
    path = environ.get("PATH", "")
    jupyter = shutil.which("jupyter", path=path)
    # A jupyter of its own environment (pipx) is a link into it; a version manager's stands beside its python3.
    beside = [str(Path(folder).parent) for folder in (os.path.realpath(jupyter), jupyter)] if jupyter else []
    for place in (*beside, path):
        interpreter = shutil.which("python3", path=place) or shutil.which("python", path=place)
        if interpreter:
            asked = subprocess.run([interpreter, "-I", "-c", "import sys; print(sys.prefix)"], capture_output=True)
            if asked.returncode == 0:
                return Path(os.fsdecode(asked.stdout).strip())
    raise Problem("There is no environment to install into: activate one, or say which with --prefix DIR.")


def _content(folder: Path, jars: Sequence[Path], jdk: Jdk, choice: Choice) -> dict[str, bytes | Path]:
    """What the installed folder holds: a path within it, and the bytes or the file to copy."""
    lib = folder / "lib"
    spec: dict[str, object] = {
        "argv": [
            str(jdk.java),
            f"-XX:SharedArchiveFile={folder / aot.KERNEL_CACHE}",
            "-Xlog:cds*=off",  # a cache that does not fit is nothing to tell the user, least of all on stdout
            *KERNEL_JVM_FLAGS,
            "-cp",
            os.pathsep.join(str(lib / jar.name) for jar in jars if not _is_apart(jar)),
            "loombook.kernel.Main",
            "{connection_file}",
        ],
        "display_name": choice.display_name,
        "language": "java",
        "interrupt_mode": "message",
        "kernel_protocol_version": "5.5",
        "metadata": {"loombook": {"version": VERSION}, "debugger": False},
    }
    if choice.jvm_flags:
        spec["env"] = {"LOOMBOOK_JVM_FLAGS": choice.jvm_flags}
    content: dict[str, bytes | Path] = {_place(jar): jar for jar in jars}
    content |= {logo.name: logo for logo in sorted(LOGOS.glob("logo-*"))}
    content["kernel.json"] = (json.dumps(spec, indent=2, ensure_ascii=False) + "\n").encode()
    return content


def _is_apart(jar: Path) -> bool:
    """Whether the kernel loads it itself, when it is needed."""
    return jar.parent.name == "maven"


def _place(jar: Path) -> str:
    return f"lib/maven/{jar.name}" if _is_apart(jar) else f"lib/{jar.name}"


def _holds(folder: Path, content: Mapping[str, bytes | Path]) -> bool:
    """Whether the folder holds this already. Then it is left alone: running kernels have its jars open."""
    jars = {jar.relative_to(folder).as_posix() for jar in (folder / "lib").rglob("*.jar")}
    if jars - content.keys():
        return False
    try:
        return all(
            (folder / name).read_bytes() == what
            if isinstance(what, bytes)
            else filecmp.cmp(folder / name, what, shallow=False)
            for name, what in content.items()
        )
    except OSError:
        return False


def _swap_in(folder: Path, content: Mapping[str, bytes | Path]) -> None:
    """Puts a complete folder in place by renaming; leaves what was there when anything fails."""
    new = folder.with_name(f".{folder.name}.loombook-new")
    old = folder.with_name(f".{folder.name}.loombook-old")
    try:
        _remove(new)
        _remove(old)
        for name, what in content.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            if isinstance(what, bytes):
                (new / name).write_bytes(what)
            else:
                # Only the bytes: who may read the copy is the user's umask to say, not the build's.
                shutil.copyfile(what, new / name)
        if os.path.lexists(folder):
            folder.rename(old)
        try:
            new.rename(folder)
        except OSError:
            if os.path.lexists(old):
                old.rename(folder)
            raise
    finally:
        _remove(new)
    _remove(old)


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path, ignore_errors=True)
