"""Who is measured, and how it is had and started."""

import json
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager

from client import Kernel, Silence
from languages import LANGUAGES

BENCH = Path(__file__).resolve().parent.parent
ROOT = BENCH.parent.parent
TARGET = BENCH / "target"

RAPAIO = "io.github.padreati:rapaio-jupyter-kernel:3.0.1"
"""By its Maven coordinates; the jar brings all that it needs."""


class Contestant:
    """A kernel to be measured, each time in a fresh process."""

    def __init__(self, title, spec):
        self.title, self.spec = title, spec
        self.language = LANGUAGES[KernelSpecManager().get_kernel_spec(spec).language]
        self.starts = self.dead = 0

    @contextmanager
    def started(self, patience=20, attempts=5):
        """A kernel that has just answered its first request. One that never answers is counted and started anew."""
        for _ in range(attempts):
            kernel = Kernel(self.spec)
            self.starts += 1
            try:
                kernel.launch()
                first = kernel.send("kernel_info_request")
                try:
                    kernel.listen(lambda: first.reply, patience)
                except Silence:
                    self.dead += 1
                    continue
                kernel.info = first.reply
                yield kernel
                return
            finally:
                kernel.stop()
        raise Silence(f"{attempts} starts without an answer in {patience} s")

    @contextmanager
    def warm(self):
        """A kernel that has run its first cell, of which no message on iopub can be missed any more."""
        with self.started() as kernel:
            while not kernel.heard_on_iopub:
                again = kernel.send("kernel_info_request")
                kernel.listen(lambda: again.reply, 20)
                kernel.listen_for(0.1)
            kernel.run(self.language.sum)
            yield kernel


def java():
    """The installed kernel's Java and the flags of its JVM."""
    argv = KernelSpecManager().get_kernel_spec("java").argv
    # Without its cache of classes, which fits the kernel's class path and no other.
    return [word for word in argv[: argv.index("-cp")] if not re.search("AOT|SharedArchiveFile|-Xlog:cds", word)]


def maven(*arguments):
    """Runs Maven on the installed kernel's JDK."""
    home = Path(java()[0]).parents[1]
    command = ["mvn", "-q", "-B", "-f", ROOT / "pom.xml", *arguments]
    subprocess.run(command, check=True, stdout=sys.stderr, env={**os.environ, "JAVA_HOME": str(home)})


def build():
    """Builds the benchmarks' jar."""
    maven("-Ptests", "-pl", "kernel/bench", "-am", "-DskipTests", "package")


def class_path():
    return os.pathsep.join([str(TARGET / "loombook-bench.jar"), str(TARGET / "lib" / "*")])


def rapaio():
    """Rapaio's kernel, downloaded; None where it can't be had."""
    _, name, version = RAPAIO.split(":")
    try:
        maven("-N", "dependency:copy", f"-Dartifact={RAPAIO}", f"-DoutputDirectory={TARGET / 'rapaio'}")
    except (OSError, subprocess.CalledProcessError):
        return None
    folder = TARGET / "jupyter" / "kernels" / "rapaio"
    folder.mkdir(parents=True, exist_ok=True)
    argv = [java()[0], "-jar", str(TARGET / "rapaio" / f"{name}-{version}.jar"), "{connection_file}"]
    spec = {"argv": argv, "display_name": "Rapaio", "language": "java", "interrupt_mode": "message"}
    # Its documentation's kernel.json, but for a time after which it would give up a cell.
    spec["env"] = {"RJK_TIMEOUT_MILLIS": "-1"}
    (folder / "kernel.json").write_text(json.dumps(spec))
    return Contestant(f"Rapaio {version}", "rapaio")


def jshell_alone(definitions, evaluations):
    """Milliseconds of `1+1` in JShell after so many definitions, with no kernel around it but with the kernel's flags."""
    command = [*java(), "-cp", class_path(), "loombook.kernel.eval.RawJShell", str(definitions), str(evaluations)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    return float(done.stdout)
