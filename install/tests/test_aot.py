"""The cache from which a kernel starts: made at installation, never trusted blindly, and made anew by itself."""

import json
import os
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import pytest

from kernel import Kernel, gone, repository

MAPS = Path("/proc/self/maps")
pytestmark = pytest.mark.skipif(not MAPS.exists(), reason="nothing tells here what a process has mapped")

NAME = "rehearsed"
SOON = 120
"""Seconds in which a kernel that nobody asks for anything has made a new cache; mostly it takes twenty."""


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A kernel of our own, installed as a user does it, at a path that is hard on JVMs; and the installer's words."""
    prefix = tmp_path_factory.mktemp("Präfix mit Platz (織機)")
    command = [repository() / "install" / "loombook", "install", "--prefix", prefix, "--name", NAME]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return prefix / "share" / "jupyter" / "kernels" / NAME, done.stderr


@pytest.fixture
def folder(installed, monkeypatch):
    """The kernelspec's folder. What a test does to it, the tests after it do not see."""
    original, _ = installed
    monkeypatch.setenv("JUPYTER_PATH", str(original.parent.parent))
    kept = original.with_name(".kept")
    shutil.copytree(original, kept)
    yield original
    shutil.rmtree(original)
    kept.rename(original)


@pytest.fixture
def start(folder):
    """Starts our kernel; it ends with the test."""
    started = []

    def begin():
        started.append(Kernel(NAME).start())
        return started[-1]

    yield begin
    for kernel in started:
        kernel.stop()


def caches(process):
    """The caches that a JVM has taken."""
    maps = Path(f"/proc/{process.pid}/maps").read_text(encoding="utf-8")
    return {line.rpartition("/")[2] for line in maps.splitlines() if line.endswith(".jsa")}


def kernel_and_runtime(kernel):
    cell = kernel.run("1 + 1")
    assert cell.value == "2"
    assert cell.kinds == ["busy", "execute_input", "execute_result", "idle"], "nothing else is to be seen"
    assert kernel.stderr() == ""
    return caches(kernel.processes()[0]), caches(kernel.runtime())


def wait(condition, what):
    end = time.monotonic() + SOON
    while not condition():
        assert time.monotonic() < end, f"waited {SOON} s for {what}"
        time.sleep(0.1)  # another process tells nobody what it does to its files


def test_the_installer_has_it_made_and_jvms_take_it(installed, start):
    _, said = installed
    assert "having the kernel rehearse" in said and "more slowly" not in said
    assert kernel_and_runtime(start()) == ({"kernel.jsa"}, {"runtime.jsa"})


def test_all_of_it_is_in_the_kernelspecs_folder(folder):
    files = {path.name for path in (folder / "aot").iterdir()}
    assert files == {"kernel.jsa", "runtime.jsa", "made-for.txt", "lock"}
    assert [path.name for path in folder.parent.iterdir() if path.name != ".kept"] == [NAME]


def cut_off(cache):
    os.truncate(cache, cache.stat().st_size // 2)


def foreign(cache):
    """The cache of another program."""
    classes = cache.with_name("classes")
    classes.write_text("java/lang/Object\n")
    java = json.loads((cache.parent.parent / "kernel.json").read_text(encoding="utf-8"))["argv"][0]
    command = [java, "-Xshare:dump", f"-XX:SharedClassListFile={classes}", f"-XX:SharedArchiveFile={cache}"]
    subprocess.run([*command, "-cp", "nothing.jar"], check=True, capture_output=True)


@pytest.mark.parametrize("spoil", [Path.unlink, cut_off, foreign, lambda cache: cache.write_text("no cache")])
def test_a_cache_that_is_not_good_is_not_noticed(folder, start, spoil):
    for name in ("kernel.jsa", "runtime.jsa"):
        spoil(folder / "aot" / name)
    kernel_and_runtime(start())


def other_version(jar):
    """Replaces the kernel's version in its jar by one of the same length."""
    with zipfile.ZipFile(jar) as old:
        content = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(jar, "w") as new:
        for name, data in content.items():
            new.writestr(name, data.replace(b"0.1.0", b"9.8.7") if name.endswith(".class") else data)


def another_flag(spec):
    """Adds one with which a JVM does not take a cache that was made without it."""
    content = json.loads(spec.read_text(encoding="utf-8"))
    content["argv"].insert(1, "--add-opens=java.base/java.util=ALL-UNNAMED")
    spec.write_text(json.dumps(content), encoding="utf-8")


def test_a_cache_that_does_not_fit_any_more_is_made_anew(folder, start):
    assert start().info["implementation_version"] == "0.1.0"
    other_version(folder / "lib" / "loombook-kernel.jar")
    another_flag(folder / "kernel.json")
    aot = folder / "aot"
    before = (aot / "made-for.txt").read_text(encoding="utf-8")

    # It is used, and then nobody asks for anything: it rehearses. It is ended in the middle of that.
    ended = start()
    assert ended.info["implementation_version"] == "9.8.7", "the old classes run"
    assert kernel_and_runtime(ended) == (set(), {"runtime.jsa"})
    wait(lambda: (aot / "attempts.txt").exists(), "that it rehearses")
    processes = ended.processes()
    ended.stop()
    assert gone(processes, within=5) == []
    assert not (aot / "attempts.txt").exists() and not list(aot.glob("training-*")), "something is left of it"

    # A request ends it as well, and is answered as if nothing were. After a while it begins again.
    kernel = start()
    wait(lambda: (aot / "attempts.txt").exists(), "that it rehearses")
    assert kernel.run("2 + 2").value == "4"
    wait(lambda: not (aot / "attempts.txt").exists(), "that it stops")
    assert (aot / "made-for.txt").read_text(encoding="utf-8") == before
    wait(lambda: (aot / "made-for.txt").read_text(encoding="utf-8") != before, "a new cache")
    wait(lambda: not list(aot.glob("training-*")), "that it cleans up")
    assert len(kernel.processes()) == 2

    following = start()
    assert following.info["implementation_version"] == "9.8.7"
    assert kernel_and_runtime(following) == ({"kernel.jsa"}, {"runtime.jsa"})
