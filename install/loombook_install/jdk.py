"""Finds the JDK on which Loombook runs."""

from __future__ import annotations

import glob
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .errors import Problem

WANTED = 25
NEEDED_MODULES = ("jdk.compiler", "jdk.jshell")

PLACES = (
    "/usr/lib/jvm/*",
    "/usr/java/*",
    "/opt/*",
    "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk",
    "/usr/local/opt/openjdk*/libexec/openjdk.jdk",
    "/Library/Java/JavaVirtualMachines/*",
    "~/Library/Java/JavaVirtualMachines/*",
    "~/.sdkman/candidates/java/*",
    "~/.jbang/cache/jdks/*",
    "~/.jdks/*",
    "C:\\Program Files\\Java\\*",
    "C:\\Program Files\\Eclipse Adoptium\\*",
    "C:\\Program Files\\Microsoft\\*",
    "C:\\Program Files\\Zulu\\*",
    "C:\\Program Files\\Amazon Corretto\\*",
)
"""Where JDKs are usually installed, as patterns."""

JAVA = "java.exe" if os.name == "nt" else "java"


@dataclass(frozen=True)
class Jdk:
    """An installed Java: its folder, its version as it names it, and the modules it holds."""

    home: Path
    version: str
    modules: frozenset[str]

    @property
    def java(self) -> Path:
        return self.home / "bin" / JAVA

    @property
    def major(self) -> int:
        return _major(self.version)

    @property
    def shortcoming(self) -> str | None:
        """Why Loombook cannot run on it, or None when it can."""
        if self.major < WANTED:
            return f"Java {self.version}"
        missing = [module for module in NEEDED_MODULES if module not in self.modules]
        if missing:
            return f"Java {self.version} without {' and '.join(missing)} (a JRE, not a JDK)"
        return None


def find(
    chosen: str | None = None,
    environ: Mapping[str, str] = os.environ,
    places: Sequence[str] | None = None,
) -> Jdk:
    """Returns a JDK that Loombook can run on: exactly 25 if there is one, else the newest.

    A JDK that was chosen (`--jdk`, or LOOMBOOK_JDK) is taken or refused, never passed over for another.
    Raises Problem when there is none.
    """
    chosen = chosen or environ.get("LOOMBOOK_JDK")
    if chosen:
        return _take(Path(os.path.abspath(os.path.expanduser(chosen))))
    fit: list[Jdk] = []
    unfit: list[Jdk] = []
    for home in _candidates(environ, PLACES if places is None else places):
        jdk = read(home)
        if jdk is None:
            continue
        if jdk.shortcoming:
            unfit.append(jdk)
        elif jdk.major == WANTED:
            return jdk
        else:
            fit.append(jdk)
    if fit:
        return max(fit, key=lambda jdk: jdk.major)
    found = "; ".join(f"{jdk.shortcoming} in {jdk.home}" for jdk in unfit) or "no Java at all"
    raise Problem(
        f"Loombook needs a JDK {WANTED}, and there is none here. Found: {found}. "
        f"Install one (Debian, Ubuntu: sudo apt install openjdk-{WANTED}-jdk; macOS: brew install openjdk@{WANTED}; "
        f"anywhere: https://adoptium.net), or point at it with LOOMBOOK_JDK=DIR."
    )


def read(home: Path) -> Jdk | None:
    """Describes the Java in a folder, from its `release` file where that says enough, else by asking it.

    Returns None when the folder holds no Java that starts.
    """
    if (home / "Contents" / "Home").is_dir():  # macOS
        home = home / "Contents" / "Home"
    java = home / "bin" / JAVA
    if not (java.is_file() and os.access(java, os.X_OK)):
        return None
    facts = _release(home)
    version = facts.get("JAVA_VERSION")
    if not version:
        asked = _ask(java)
        version = asked.get("java.version")
        home = Path(asked.get("java.home", home))
    if not version or not _major(version):
        return None
    modules = facts.get("MODULES", "").split()
    if not modules and _major(version) >= WANTED:
        modules = [line.partition("@")[0] for line in _output(java, "--list-modules").splitlines()]
    return Jdk(home, version, frozenset(modules))


def _take(home: Path) -> Jdk:
    jdk = read(home)
    if jdk is None:
        raise Problem(
            f"There is no Java that starts in {home}: give the folder of a JDK {WANTED}, the one that holds bin/{JAVA}."
        )
    if jdk.shortcoming:
        raise Problem(
            f"{home} is {jdk.shortcoming}, and Loombook needs a JDK {WANTED}: give the folder of one, "
            "or none, and Loombook looks for one itself."
        )
    return jdk


def _candidates(environ: Mapping[str, str], places: Sequence[str]) -> Iterator[Path]:
    """Folders that may hold a JDK, each once, those the user's shell points at first."""
    seen: set[str] = set()
    for home in _all_candidates(environ, places):
        real = os.path.realpath(home)
        if real not in seen:
            seen.add(real)
            yield home


def _all_candidates(environ: Mapping[str, str], places: Sequence[str]) -> Iterator[Path]:
    if environ.get("JAVA_HOME"):
        yield Path(os.path.abspath(environ["JAVA_HOME"]))
    on_path = shutil.which("java", path=environ.get("PATH", ""))
    if on_path:
        yield _home_of(Path(on_path))
    for place in places:
        yield from map(Path, sorted(glob.glob(os.path.expanduser(place)), reverse=True))


def _home_of(java: Path) -> Path:
    """The folder of the Java behind a `java` command, which may be a link or a version manager's script."""
    home = Path(os.path.realpath(java)).parent.parent
    if (home / "release").is_file():
        return home
    return Path(_ask(java).get("java.home", home))


def _release(home: Path) -> dict[str, str]:
    try:
        text = (home / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    return {key: value.strip().strip('"') for key, _, value in (line.partition("=") for line in text.splitlines())}


def _ask(java: Path) -> dict[str, str]:
    lines = _output(java, "-XshowSettings:properties", "-version").splitlines()
    return {key.strip(): value for key, _, value in (line.partition(" = ") for line in lines)}


def _output(*command: str | Path) -> str:
    try:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=30,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return os.fsdecode(done.stdout)


def _major(version: str) -> int:
    """25 of "25.0.3" and "25-ea", 8 of "1.8.0_292", 0 of what is no version."""
    number = re.match(r"(?:1\.)?(\d+)", version)
    return int(number.group(1)) if number else 0
