"""Builds the kernel's jars when they are missing or older than their sources."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from .errors import Problem
from .jdk import Jdk
from .process import run_quietly, say


def kernel_jars(root: Path, jdk: Jdk) -> list[Path]:
    """The jars the kernel consists of, its own first, the others sorted; built before if need be.

    Those in a folder below the others' are not for its class path: it loads them itself.
    """
    target = root / "kernel" / "core" / "target"
    if not _is_fresh(root, target):
        _build(root, target, jdk)
    lib = target / "lib"
    return [target / "loombook-kernel.jar", *sorted(lib.glob("*.jar")), *sorted(lib.glob("maven/*.jar"))]


def _is_fresh(root: Path, target: Path) -> bool:
    own = [target / "loombook-kernel.jar", *(target / "lib").glob("loombook-runtime*.jar")]
    if len(own) < 2 or not own[0].is_file():
        return False
    # Maven leaves a jar alone whose content would not change, so the jars' age alone could ask for ever.
    built = [path.stat().st_mtime for path in (*own, _stamp(target)) if path.exists()]
    return all(source.stat().st_mtime <= max(built) for source in _sources(root))


def _sources(root: Path) -> Iterator[Path]:
    yield from root.glob("pom.xml")
    for module in ("core", "ijava", "runtime"):
        folder = root / "kernel" / module
        yield from folder.glob("pom.xml")
        yield from (path for path in (folder / "src" / "main").rglob("*") if path.is_file())


def _build(root: Path, target: Path, jdk: Jdk) -> None:
    if not (root / "pom.xml").is_file():
        raise Problem(f"Neither the kernel's jars nor the sources to build them are in {root}: get Loombook afresh.")
    maven = shutil.which("mvn")
    if maven is None:
        raise Problem(
            "Building the kernel needs Maven, and there is no mvn on the PATH. Install Maven 3.8 or later "
            "(Debian, Ubuntu: sudo apt install maven; macOS: brew install maven) and try again."
        )
    say("building the kernel with Maven (the first time takes a few minutes)")
    started = time.time()
    # Maven adds to this folder and never clears it: a dependency that was dropped would stay on the class path.
    shutil.rmtree(target / "lib", ignore_errors=True)
    run_quietly(
        [maven, "-q", "-B", "-DskipTests", "package"],
        f"Maven could not build the kernel. To see all of it: cd '{root}' && mvn -DskipTests package",
        cwd=root,
        # Maven needs a Java to run on, and its search for a JDK 25 does not know every place that ours does.
        env={**os.environ, "JAVA_HOME": str(jdk.home)},
    )
    stamp = _stamp(target)
    stamp.touch()
    os.utime(stamp, (started, started))  # what was edited while Maven ran is newer than what it built


def _stamp(target: Path) -> Path:
    return target / "loombook-built"
