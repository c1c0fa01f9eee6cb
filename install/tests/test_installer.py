"""Tests of the installer: no network, no Maven, no real JDK. The executions of notebooks use the python3 kernel."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

INSTALL = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(INSTALL))

from loombook_install import __main__ as cli  # noqa: E402
from loombook_install import build, environment, execute, jdk, kernelspec  # noqa: E402
from loombook_install.errors import Problem  # noqa: E402

ALL_MODULES = "java.base jdk.compiler jdk.jshell"


def script(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines]) + "\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def fake_jdk(home: Path, version: str = "25.0.3", modules: str = ALL_MODULES) -> Path:
    script(home / "bin" / "java", "echo 'not to be run' >&2", "exit 1")
    (home / "release").write_text(f'IMPLEMENTOR="Test"\nJAVA_VERSION="{version}"\nMODULES="{modules}"\n')
    return home


def fake_jars(root: Path, runtime: str = "runtime") -> Path:
    target = root / "kernel" / "core" / "target"
    (target / "lib").mkdir(parents=True)
    (target / "loombook-kernel.jar").write_text("kernel")
    (target / "lib" / "loombook-runtime.jar").write_text(runtime)
    (target / "lib" / "gson.jar").write_text("gson")
    return target


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- Finding a JDK


@pytest.mark.parametrize(
    ("version", "major"), [("25", 25), ("25.0.3", 25), ("25-ea", 25), ("1.8.0_292", 8), ("9", 9), ("unknown", 0)]
)
def test_major_version(version, major):
    assert jdk.Jdk(Path("/j"), version, frozenset()).major == major


def test_exactly_25_is_preferred_and_then_the_newest(tmp_path):
    for name, version in {"a": "17.0.1", "b": "27", "c": "26.0.1"}.items():
        fake_jdk(tmp_path / "jvm" / name, version)
    places = [str(tmp_path / "jvm" / "*")]
    assert jdk.find(environ={}, places=places).version == "27"
    fake_jdk(tmp_path / "jvm" / "a25", "25.0.1")
    assert jdk.find(environ={}, places=places).version == "25.0.1"


def test_among_equals_the_one_the_shell_points_at_comes_first(tmp_path):
    fake_jdk(tmp_path / "jvm" / "x", "25.0.9")
    chosen = fake_jdk(tmp_path / "mine", "25.0.1")
    places = [str(tmp_path / "jvm" / "*")]
    assert jdk.find(environ={"JAVA_HOME": str(chosen)}, places=places).home == chosen
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").symlink_to(chosen / "bin" / "java")
    assert jdk.find(environ={"PATH": str(tmp_path / "bin")}, places=places).home == chosen


def test_an_old_java_home_does_not_hide_a_jdk_elsewhere(tmp_path):
    old = fake_jdk(tmp_path / "old", "17.0.2")
    new = fake_jdk(tmp_path / "jvm" / "new")
    assert jdk.find(environ={"JAVA_HOME": str(old)}, places=[str(tmp_path / "jvm" / "*")]).home == new


def test_a_version_managers_script_is_asked_for_its_home(tmp_path):
    real = fake_jdk(tmp_path / "real")
    script(tmp_path / "shims" / "java", f"echo '    java.home = {real}' >&2", "echo '    java.version = 25.0.3' >&2")
    assert jdk.find(environ={"PATH": str(tmp_path / "shims")}, places=[]).home == real


def test_a_jdk_without_a_release_file_is_asked(tmp_path):
    home = tmp_path / "jdk"
    script(
        home / "bin" / "java",
        'if [ "$1" = --list-modules ]; then printf "java.base@25\\njdk.compiler@25\\njdk.jshell@25\\n"; exit; fi',
        f'printf "    java.home = {home}\\n    java.version = 25.0.2\\n" >&2',
    )
    found = jdk.find(str(home), environ={})
    assert (found.version, found.java) == ("25.0.2", home / "bin" / "java")


def test_a_macos_bundle_is_entered(tmp_path):
    home = fake_jdk(tmp_path / "temurin-25.jdk" / "Contents" / "Home")
    assert jdk.find(str(tmp_path / "temurin-25.jdk"), environ={}).home == home


def test_without_a_jdk_the_message_says_what_was_found_and_what_to_do(tmp_path):
    old = fake_jdk(tmp_path / "jvm" / "old", "17.0.15")
    jre = fake_jdk(tmp_path / "jvm" / "jre", "25.0.1", "java.base")
    with pytest.raises(Problem) as raised:
        jdk.find(environ={}, places=[str(tmp_path / "jvm" / "*")])
    message = str(raised.value)
    assert "needs a JDK 25" in message
    assert f"Java 17.0.15 in {old}" in message
    assert f"Java 25.0.1 without jdk.compiler and jdk.jshell (a JRE, not a JDK) in {jre}" in message
    assert "LOOMBOOK_JDK=DIR" in message and "apt install" in message
    with pytest.raises(Problem, match="no Java at all"):
        jdk.find(environ={}, places=[])


def test_a_chosen_jdk_is_taken_or_refused_but_never_passed_over(tmp_path):
    old = fake_jdk(tmp_path / "old", "21.0.1")
    good = fake_jdk(tmp_path / "good")
    newer = fake_jdk(tmp_path / "newer", "26")
    places = [str(good)]
    with pytest.raises(Problem, match="is Java 21.0.1, and Loombook needs a JDK 25"):
        jdk.find(environ={"LOOMBOOK_JDK": str(old)}, places=places)
    with pytest.raises(Problem, match="no Java that starts"):
        jdk.find(str(tmp_path / "nowhere"), environ={}, places=places)
    assert jdk.find(str(newer), environ={"LOOMBOOK_JDK": str(old)}, places=places).home == newer


# --- Building


class Workshop:
    """A repository with sources, and a mvn that notes its calls."""

    def __init__(self, root: Path, monkeypatch):
        self.root = root
        self.calls = root / "calls"
        self.source = root / "kernel" / "core" / "src" / "main" / "java" / "Main.java"
        self.source.parent.mkdir(parents=True)
        self.source.touch()
        (root / "pom.xml").touch()
        self.jdk = jdk.Jdk(root / "jdk", "25", frozenset())
        self.bin = root / "bin"
        self.maven(
            "mkdir -p kernel/core/target/lib",
            "echo kernel > kernel/core/target/loombook-kernel.jar",
            "echo runtime > kernel/core/target/lib/loombook-runtime.jar",
        )
        monkeypatch.setenv("PATH", f"{self.bin}{os.pathsep}/usr/bin{os.pathsep}/bin")

    def maven(self, *lines: str) -> None:
        script(self.bin / "mvn", f'echo "$JAVA_HOME $*" >> "{self.calls}"', *lines)

    def jars(self) -> list[str]:
        return [jar.name for jar in build.kernel_jars(self.root, self.jdk)]

    @property
    def builds(self) -> list[str]:
        return self.calls.read_text().splitlines() if self.calls.exists() else []

    def edit(self, path: Path) -> None:
        later = max(p.stat().st_mtime for p in self.root.rglob("*")) + 1
        os.utime(path, (later, later))


@pytest.fixture
def workshop(tmp_path, monkeypatch):
    return Workshop(tmp_path, monkeypatch)


def test_missing_jars_are_built_on_the_jdk_that_was_found(workshop):
    assert workshop.jars() == ["loombook-kernel.jar", "loombook-runtime.jar"]
    assert workshop.builds == [f"{workshop.jdk.home} -q -B -DskipTests package"]


def test_fresh_jars_are_not_built_again(workshop):
    fake_jars(workshop.root)
    for source in (workshop.source, workshop.root / "pom.xml"):
        os.utime(source, (0, 0))
    assert workshop.jars() == ["loombook-kernel.jar", "gson.jar", "loombook-runtime.jar"]
    assert workshop.builds == []


def test_a_newer_source_is_built(workshop):
    target = fake_jars(workshop.root)
    workshop.edit(workshop.source)
    assert "gson.jar" not in workshop.jars(), "a dependency that Maven no longer copies must go"
    assert len(workshop.builds) == 1
    assert (target / "lib").is_dir()


def test_jars_that_maven_leaves_alone_do_not_ask_for_ever(workshop):
    target = fake_jars(workshop.root)
    workshop.maven(
        "mkdir -p kernel/core/target/lib",
        "touch -d 2001-01-01 kernel/core/target/loombook-kernel.jar kernel/core/target/lib/loombook-runtime.jar",
    )
    for jar in target.rglob("*.jar"):
        os.utime(jar, (0, 0))
    workshop.jars()
    workshop.jars()
    assert len(workshop.builds) == 1


def test_without_maven_the_message_says_what_to_install(workshop, monkeypatch):
    monkeypatch.setenv("PATH", str(workshop.root / "empty"))
    with pytest.raises(Problem, match="Install Maven 3.8 or later"):
        workshop.jars()


def test_a_failed_build_shows_mavens_last_words(workshop):
    workshop.maven("echo '[ERROR] Main.java: cannot find symbol'", "exit 1")
    with pytest.raises(Problem, match="(?s)could not build.*cannot find symbol"):
        workshop.jars()


# --- The private environment


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """An environment whose python only notes what it is asked; and requirements to install."""
    install = tmp_path / "install"
    install.mkdir()
    (install / "requirements.txt").write_text("one==1\n")
    (install / "requirements-test.txt").write_text("-r requirements.txt\ntwo==2\n")
    monkeypatch.setattr(environment, "INSTALL", install)
    script(environment.python(tmp_path), f'case "$*" in *install*) echo "$*" >> "{tmp_path}/calls";; esac')
    return tmp_path


def pip_runs(root: Path) -> list[str]:
    calls = root / "calls"
    return [Path(line.rpartition(" ")[2]).name for line in calls.read_text().splitlines()] if calls.exists() else []


def test_requirements_are_installed_once(installed):
    assert environment.prepare(installed) == environment.python(installed)
    environment.prepare(installed)
    assert pip_runs(installed) == ["requirements.txt"]


def test_changed_requirements_are_installed_again(installed):
    environment.prepare(installed, tests=True)
    assert pip_runs(installed) == ["requirements.txt", "requirements-test.txt"]
    (environment.INSTALL / "requirements.txt").write_text("one==1.1\n")
    environment.prepare(installed, tests=True)
    assert pip_runs(installed)[2:] == ["requirements.txt", "requirements-test.txt"], "the second includes the first"


def test_pips_failure_is_told_and_tried_again(installed):
    script(environment.python(installed), 'case "$*" in *install*) echo "No matching distribution"; exit 1;; esac')
    for _ in range(2):
        with pytest.raises(Problem, match="(?s)pip could not install.*No matching distribution"):
            environment.prepare(installed)


def test_a_broken_environment_is_made_afresh(tmp_path, monkeypatch):
    script(environment.python(tmp_path), "exit 1")
    made = []
    monkeypatch.setattr(environment, "_create", made.append)
    monkeypatch.setattr(environment, "_install", lambda *arguments, **named: None)
    environment.prepare(tmp_path)
    assert made == [tmp_path / ".venv"]


def test_a_python_without_venv_or_pip_is_told_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "find_spec", lambda name: None if name == "ensurepip" else object())
    monkeypatch.setattr(environment, "_succeeds", lambda *command: False)
    with pytest.raises(Problem, match="ensurepip.*pip.*missing.*apt install python3-venv"):
        environment._create(tmp_path / ".venv")


def test_an_environment_is_really_created(tmp_path):
    environment._create(tmp_path / ".venv")
    assert environment._works(environment.python(tmp_path))


# --- The kernelspec


@pytest.fixture
def jars(tmp_path):
    target = fake_jars(tmp_path)
    return [target / "loombook-kernel.jar", *sorted((target / "lib").glob("*.jar"))]


@pytest.fixture
def java(tmp_path):
    return jdk.Jdk(tmp_path / "jdk", "25.0.3", frozenset(ALL_MODULES.split()))


def test_kernel_json(tmp_path, jars, java):
    folder = kernelspec.install(tmp_path / "kernels", jars, java)
    lib = folder / "lib"
    assert json.loads((folder / "kernel.json").read_text(encoding="utf-8")) == {
        "argv": [
            str(tmp_path / "jdk" / "bin" / "java"),
            f"-XX:SharedArchiveFile={folder}/aot/kernel.jsa",
            "-Xlog:cds*=off",
            *kernelspec.KERNEL_JVM_FLAGS,
            "-cp",
            os.pathsep.join(str(lib / name) for name in ("loombook-kernel.jar", "gson.jar", "loombook-runtime.jar")),
            "loombook.kernel.Main",
            "{connection_file}",
        ],
        "display_name": "Java 25 (Loombook)",
        "language": "java",
        "interrupt_mode": "message",
        "kernel_protocol_version": "5.5",
        "metadata": {"loombook": {"version": "0.1.0"}, "debugger": False},
    }
    assert set(snapshot(folder)) == {
        "kernel.json",
        "logo-svg.svg",
        "logo-32x32.png",
        "logo-64x64.png",
        "lib/loombook-kernel.jar",
        "lib/loombook-runtime.jar",
        "lib/gson.jar",
    }


def test_choices_reach_kernel_json(tmp_path, jars, java):
    choice = kernelspec.Choice("java25", "Mine", "-Xmx4g -XX:+UseZGC")
    folder = kernelspec.install(tmp_path / "kernels", jars, java, choice)
    spec = json.loads((folder / "kernel.json").read_text())
    assert folder.name == "java25"
    assert spec["display_name"] == "Mine"
    assert spec["env"] == {"LOOMBOOK_JVM_FLAGS": "-Xmx4g -XX:+UseZGC"}


def test_permissions_are_those_of_any_new_file(tmp_path, jars, java):
    for jar in jars:
        jar.chmod(0o600)
    before = os.umask(0o022)
    try:
        folder = kernelspec.install(tmp_path / "kernels", jars, java)
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_file()}
    assert modes == {0o644}
    assert folder.stat().st_mode & 0o777 == 0o755


FOREIGN = [
    '{"argv": ["java"], "display_name": "Java", "language": "java"}',
    '{"metadata": {"debugger": true}}',
    '{"metadata": null}',
    "[]",
    "not JSON",
]


@pytest.mark.parametrize("spec", FOREIGN)
def test_somebody_elses_kernel_is_kept_without_replace(tmp_path, jars, java, spec):
    kernels = tmp_path / "kernels"
    folder = kernels / "java"
    folder.mkdir(parents=True)
    (folder / "kernel.json").write_text(spec)
    (folder / "theirs.jar").write_text("theirs")
    before = snapshot(kernels)
    with pytest.raises(Problem) as raised:
        kernelspec.install(kernels, jars, java)
    assert str(folder) in str(raised.value) and "--replace" in str(raised.value)
    assert snapshot(kernels) == before

    kernelspec.install(kernels, jars, java, replace=True)
    assert kernelspec.is_ours(folder)
    assert not (folder / "theirs.jar").exists()
    assert os.listdir(kernels) == ["java"]


def test_a_linked_kernel_is_replaced_and_what_it_links_to_is_kept(tmp_path, jars, java):
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "kernel.json").write_text("{}")
    kernels = tmp_path / "kernels"
    kernels.mkdir()
    (kernels / "java").symlink_to(theirs)
    kernelspec.install(kernels, jars, java, replace=True)
    assert kernelspec.is_ours(kernels / "java")
    assert (theirs / "kernel.json").read_text() == "{}"


def test_our_own_kernel_is_brought_up_to_date(tmp_path, jars, java):
    kernels = tmp_path / "kernels"
    folder = kernelspec.install(kernels, jars, java)
    jars[-1].write_text("new runtime")
    dropped = jars.pop(1)
    kernelspec.install(kernels, jars, java)
    assert (folder / "lib" / "loombook-runtime.jar").read_text() == "new runtime"
    assert not (folder / "lib" / dropped.name).exists()
    assert os.listdir(kernels) == ["java"]


def test_a_dropped_jar_alone_is_reason_enough_to_install(tmp_path, jars, java):
    folder = kernelspec.install(tmp_path / "kernels", jars, java)
    (folder / "lib" / "stray.jar").write_text("stray")
    kernelspec.install(tmp_path / "kernels", jars, java)
    assert not (folder / "lib" / "stray.jar").exists()


def test_what_is_up_to_date_is_left_alone(tmp_path, jars, java):
    folder = kernelspec.install(tmp_path / "kernels", jars, java)
    before = folder.stat().st_ino
    kernelspec.install(tmp_path / "kernels", jars, java)
    assert folder.stat().st_ino == before


@pytest.mark.parametrize("there_before", [True, False])
def test_a_failed_installation_leaves_what_was_there(tmp_path, jars, java, there_before):
    kernels = tmp_path / "kernels"
    if there_before:
        kernelspec.install(kernels, jars, java)
    before = snapshot(kernels)
    missing = tmp_path / "missing.jar"
    with pytest.raises(Problem, match="could not be installed"):
        kernelspec.install(kernels, [*jars, missing], java)
    assert snapshot(kernels) == before
    assert os.listdir(kernels) == (["java"] if there_before else [])


def test_a_failed_swap_puts_the_old_kernel_back(tmp_path, jars, java, monkeypatch):
    kernels = tmp_path / "kernels"
    kernelspec.install(kernels, jars, java)
    before = snapshot(kernels)
    rename = Path.rename

    def fail_for_new(self, target):
        if self.name.endswith("-new"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_for_new)
    with pytest.raises(Problem, match="No space left"):
        kernelspec.install(kernels, jars, java, kernelspec.Choice(display_name="New"))
    assert snapshot(kernels) == before
    assert os.listdir(kernels) == ["java"]


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "ja va", "jävä", "java."])
def test_a_name_that_jupyter_would_not_take_is_refused(tmp_path, jars, java, name):
    with pytest.raises(Problem, match="cannot name a kernel"):
        kernelspec.install(tmp_path / "kernels", jars, java, kernelspec.Choice(name))


@pytest.mark.skipif(os.pathsep != ":", reason="there a colon is no separator")
def test_a_folder_that_a_class_path_cannot_hold_is_refused(tmp_path, jars, java):
    with pytest.raises(Problem, match="':' in it"):
        kernelspec.install(tmp_path / "a:b", jars, java)


def test_the_users_kernels_are_where_jupyter_looks(tmp_path, monkeypatch):
    jupyter_paths = pytest.importorskip("jupyter_core.paths")
    for variable in ("JUPYTER_DATA_DIR", "XDG_DATA_HOME", "JUPYTER_PLATFORM_DIRS"):
        monkeypatch.delenv(variable, raising=False)
    for variable in (None, "XDG_DATA_HOME", "JUPYTER_DATA_DIR"):
        if variable:
            monkeypatch.setenv(variable, str(tmp_path / variable))
        assert str(kernelspec.kernels_of_user()) == os.path.join(jupyter_paths.jupyter_data_dir(), "kernels")


def test_the_prefix_in_use(tmp_path):
    one, other, pipx = tmp_path / "one", tmp_path / "other", tmp_path / "pipx"
    for prefix in (one, other, pipx):
        script(prefix / "bin" / "python3", f"echo '{prefix}'")
    script(pipx / "bin" / "jupyter")
    (one / "bin" / "jupyter").symlink_to(pipx / "bin" / "jupyter")
    path = f"{one / 'bin'}{os.pathsep}{other / 'bin'}"
    assert kernelspec.current_prefix({"PATH": path, "VIRTUAL_ENV": "/v", "CONDA_PREFIX": "/c"}) == Path("/v")
    assert kernelspec.current_prefix({"PATH": path, "CONDA_PREFIX": "/c"}) == Path("/c")
    assert kernelspec.current_prefix({"PATH": path}) == pipx
    assert kernelspec.current_prefix({"PATH": str(other / "bin")}) == other
    with pytest.raises(Problem, match="--prefix DIR"):
        kernelspec.current_prefix({"PATH": ""})


# --- The command


class Checkout:
    """A copy of install/ with fake jars and a fake JDK, at a path that is hard on scripts."""

    def __init__(self, root: Path):
        self.root = root / "Möbius' loom (織機)"
        self.install = self.root / "install"
        shutil.copytree(INSTALL, self.install, ignore=shutil.ignore_patterns("tests", "__pycache__", "target"))
        fake_jars(self.root)
        self.jdk = fake_jdk(root / "jdk ü")
        self.home = root / "home"
        self.home.mkdir()
        self.bin = root / "bin"
        script(self.bin / "python3", f'exec "{sys.executable}" "$@"')
        self.command = self.install / "loombook"

    def run(self, *arguments: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
        base = {"PATH": f"{self.bin}:/usr/bin:/bin", "HOME": str(self.home), "LOOMBOOK_JDK": str(self.jdk)}
        return subprocess.run(
            [str(self.command), *map(str, arguments)],
            env=base | env,
            cwd=self.home,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path)


def test_install_from_and_into_a_path_with_spaces_and_more(checkout, tmp_path):
    prefix = tmp_path / "Präfix mit Platz"
    done = checkout.run("install", "--prefix", prefix)
    assert (done.returncode, done.stdout) == (0, "")
    folder = prefix / "share" / "jupyter" / "kernels" / "java"
    spec = json.loads((folder / "kernel.json").read_text(encoding="utf-8"))
    assert spec["argv"][0] == str(checkout.jdk / "bin" / "java")
    for jar in spec["argv"][spec["argv"].index("-cp") + 1].split(os.pathsep):
        assert Path(jar).is_file()
    assert str(folder) in done.stderr
    assert not list(checkout.root.rglob("__pycache__"))


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_install_through_links_in_any_locale(checkout, tmp_path, locale):
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "second").symlink_to(checkout.command)
    (tmp_path / "links" / "löom book").symlink_to("second")
    checkout.command = tmp_path / "links" / "löom book"
    done = checkout.run("install", "--prefix", "relative ö", LC_ALL=locale)
    assert done.returncode == 0, done.stderr
    spec = (checkout.home / "relative ö" / "share" / "jupyter" / "kernels" / "java" / "kernel.json").read_text("utf-8")
    assert f"{checkout.home}/relative ö/share" in spec


def test_a_kernel_that_cannot_rehearse_is_installed_nevertheless(checkout, tmp_path):
    done = checkout.run("install", "--prefix", tmp_path)
    assert done.returncode == 0
    said = "loombook: the kernel will start more slowly, for it could not rehearse:\n    not to be run\n"
    assert said in done.stderr


def test_what_has_rehearsed_does_not_do_it_again(checkout, tmp_path):
    folder = tmp_path / "share" / "jupyter" / "kernels" / "java"
    script(checkout.jdk / "bin" / "java", f'echo "$*" >> "{tmp_path}/calls"', f'mkdir -p "{folder}/aot"')
    for _ in range(2):
        assert checkout.run("install", "--prefix", tmp_path).returncode == 0
    calls = (tmp_path / "calls").read_text().splitlines()
    assert len(calls) == 1 and calls[0].endswith(" loombook.kernel.Main --train")
    assert f"-XX:SharedArchiveFile={folder}/aot/kernel.jsa " in calls[0]


@pytest.mark.parametrize("name", ["JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"])
def test_the_shells_flags_are_not_rehearsed_with(checkout, tmp_path, name):
    script(checkout.jdk / "bin" / "java", f'echo "flags:${name}" > "{tmp_path}/seen"')
    checkout.run("install", "--prefix", tmp_path, **{name: "-agentlib:jdwp"})
    assert (tmp_path / "seen").read_text() == "flags:\n"


def test_install_for_the_user_is_the_default(checkout):
    assert checkout.run("install").returncode == 0
    assert kernelspec.is_ours(checkout.home / ".local" / "share" / "jupyter" / "kernels" / "java")


def test_install_into_the_active_environment(checkout, tmp_path):
    assert checkout.run("install", "--sys-prefix", VIRTUAL_ENV=str(tmp_path / "env")).returncode == 0
    assert kernelspec.is_ours(tmp_path / "env" / "share" / "jupyter" / "kernels" / "java")


@pytest.mark.parametrize("flags", [["--jvm-flags", "-Xmx1g"], ["--jvm-flags=-Xmx1g"]])
def test_flags_may_begin_with_a_dash(checkout, tmp_path, flags):
    done = checkout.run("install", "--prefix", tmp_path, *flags)
    assert done.returncode == 0, done.stderr
    spec = json.loads((tmp_path / "share" / "jupyter" / "kernels" / "java" / "kernel.json").read_text("utf-8"))
    assert spec["env"] == {"LOOMBOOK_JVM_FLAGS": "-Xmx1g"}


def test_a_problem_is_one_message_and_exit_code_1(checkout, tmp_path):
    folder = tmp_path / "share" / "jupyter" / "kernels" / "java"
    folder.mkdir(parents=True)
    (folder / "kernel.json").write_text("{}")
    done = checkout.run("install", "--prefix", tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("loombook: There is another kernel named 'java' in ")
    assert done.stderr.count("\n") == 1
    assert checkout.run("install", "--prefix", tmp_path, "--replace").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["install", "--no-such-option"], "--no-such-option"),
        (["install", "--pre", "x"], "--pre"),
        (["install", "--user", "--sys-prefix"], "not allowed with"),
        (["weave"], "invalid choice: 'weave'"),
        ([], "required: COMMAND"),
        (["run"], "NOTEBOOK"),
        (["lab", "--port", "0"], "invalid positive whole number value: '0'"),
    ],
)
def test_a_wrong_command_line_is_explained(checkout, arguments, complaint):
    done = checkout.run(*arguments)
    assert done.returncode == 2
    assert complaint in done.stderr and "usage: loombook" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("lines", "found"),
    [(None, "found: "), (["[ $1 = --version ] && echo Python 3.6.8 && exit", "exit 1"], "Python 3.6.8")],
)
def test_a_missing_or_old_python_is_told(checkout, tmp_path, lines, found):
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("dirname", "readlink"):
        (tools / tool).symlink_to(shutil.which(tool))
    if lines:
        script(tools / "python3", *lines)
    done = checkout.run("lab", PATH=str(tools))
    assert done.returncode == 1
    assert "loombook: Loombook needs Python 3.10 or later" in done.stderr and found in done.stderr
    assert "apt install python3" in done.stderr


def test_a_newer_python_beside_an_old_one_is_taken(checkout):
    script(checkout.bin / "python3", "exit 1")
    script(checkout.bin / "python3.12", f'exec "{sys.executable}" "$@"')
    assert checkout.run("--version", PATH=f"{checkout.bin}:/usr/bin:/bin").stdout == "Loombook 0.1.0\n"


def test_run_looks_before_it_sets_up(checkout):
    done = checkout.run("run", "none.ipynb")
    assert (done.returncode, done.stderr) == (1, "loombook: There is no notebook none.ipynb.\n")
    (checkout.home / "a.ipynb").touch()
    done = checkout.run("run", "a.ipynb", "-o", "nowhere/b.ipynb")
    assert done.returncode == 1 and "There is no folder nowhere" in done.stderr
    assert not (checkout.root / ".venv").exists()


@pytest.fixture
def become(tmp_path, monkeypatch):
    """Everything set up in a root of its own; returns what the process would have become."""
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    monkeypatch.setattr(jdk, "find", lambda chosen=None: jdk.Jdk(tmp_path / "jdk", "25", frozenset()))
    monkeypatch.setattr(environment, "prepare", lambda root, tests=False: environment.python(root))
    fake_jars(tmp_path)
    (tmp_path / "notebooks").mkdir()
    became = []

    class Became(Exception):
        pass

    def execve(program, command, env):
        became.append((command, env))
        raise Became

    monkeypatch.setattr(os, "execve", execve)

    def main(*arguments: str) -> tuple[list[str], dict[str, str]]:
        with pytest.raises(Became):
            cli.main(arguments)
        return became.pop()

    return main


def test_lab_opens_the_notebooks_on_our_kernel(become, tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", "/theirs")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    command, env = become("lab")
    assert command[:4] == [str(tmp_path / ".venv" / "bin" / "python"), "-I", "-m", "jupyterlab"]
    assert f"--ServerApp.root_dir={tmp_path / 'notebooks'}" in command
    assert "--allow-root" not in command and "--no-browser" not in command
    assert not [word for word in command if "ip=" in word or "port=" in word or "token" in word]
    assert env["JUPYTER_PATH"] == f"{tmp_path / '.venv/share/jupyter'}{os.pathsep}/theirs"
    assert env["LC_ALL"] == "C.UTF-8"
    assert kernelspec.is_ours(tmp_path / ".venv" / "share" / "jupyter" / "kernels" / "java")


def test_labs_options(become, tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    command, env = become("lab", "--port", "9000", "--no-browser", str(tmp_path))
    assert f"--ServerApp.root_dir={tmp_path}" in command
    assert {"--ServerApp.port=9000", "--no-browser", "--allow-root"} <= set(command)
    assert env["LC_ALL"] == "de_DE.UTF-8"


def test_lab_needs_a_folder(tmp_path, capsys):
    assert cli.main(["lab", str(tmp_path / "none")]) == 1
    assert f"There is no folder {tmp_path / 'none'}" in capsys.readouterr().err


def test_runs_options(become, tmp_path):
    notebook = tmp_path / "a.ipynb"
    notebook.touch()
    command, _ = become("run", str(notebook))
    assert command[-2:] == [str(notebook), str(notebook)]
    command, _ = become("run", str(notebook), "-o", str(tmp_path / "b.ipynb"), "--timeout", "5", "--allow-errors")
    assert command[-4:] == [str(notebook), str(tmp_path / "b.ipynb"), "--timeout=5", "--allow-errors"]


def test_setup_prints_the_python_and_nothing_else(become, tmp_path, capsys):
    assert cli.main(["setup"]) == 0
    assert capsys.readouterr().out == f"{environment.python(tmp_path)}\n"


def test_without_a_jdk_no_command_ends_in_a_traceback(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    monkeypatch.setattr(jdk, "PLACES", ())
    monkeypatch.setattr(jdk, "_all_candidates", lambda environ, places: iter(()))
    monkeypatch.delenv("LOOMBOOK_JDK", raising=False)
    assert cli.main(["setup"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("loombook: Loombook needs a JDK 25, and there is none here.")


# --- Executing notebooks


def message(kind: str, parent: str, **content: object) -> dict:
    return {"msg_type": kind, "header": {"msg_type": kind}, "parent_header": {"msg_id": parent}, "content": content}


def stream(parent: str, text: str, name: str = "stdout") -> dict:
    return message("stream", parent, name=name, text=text)


def idle(parent: str) -> dict:
    return message("status", parent, execution_state="idle")


class Channel:
    """An iopub channel that holds messages already, and has nothing more to say after them."""

    def __init__(self, messages: list[dict]):
        self.messages = messages

    async def get_msg(self, timeout=None):
        if not self.messages:
            assert timeout == 0, "waited for output that nobody sends"
            raise execute.Empty
        return self.messages.pop(0)


def poll(cells: int, *messages: dict) -> list[list[dict]]:
    """Lets cells "0", "1", ... run to their end on these messages, then takes what is left; the cells' outputs."""
    notebook = new_notebook(cells=[new_code_cell(outputs=[]) for _ in range(cells)])
    client = execute.FaithfulClient(notebook, record_timing=False)
    channel = Channel(list(messages))
    client.kc = type("Client", (), {"iopub_channel": channel})()

    async def run() -> None:
        for index, cell in enumerate(notebook.cells):
            await client._async_poll_output_msg(str(index), cell, index)
        await client._async_cleanup_kernel()

    asyncio.run(run())
    assert not channel.messages
    return [[dict(output) for output in cell.outputs] for cell in notebook.cells]


def texts(outputs: list[list[dict]]) -> list[list[str]]:
    return [[output["text"] for output in cell] for cell in outputs]


def test_late_output_stays_in_its_cell():
    outputs = poll(
        2,
        stream("0", "a"),
        idle("0"),
        stream("0", "b"),
        stream("1", "x"),
        stream("0", "c", "stderr"),
        stream("1", "y"),
        idle("1"),
        stream("0", "d"),
        stream("1", "z"),
    )
    assert texts(outputs) == [["ab", "c", "d"], ["xyz"]]


def test_an_earlier_cells_status_does_not_end_a_later_cell():
    assert texts(poll(2, idle("0"), idle("0"), stream("1", "x"), idle("1"), idle("0"))) == [[], ["x"]]


def test_what_belongs_to_no_cell_is_passed_over():
    assert texts(poll(1, stream("stranger", "?"), message("iopub_welcome", None), idle("0"))) == [[]]


def test_late_rich_output_and_updates_stay_in_their_cell():
    def display(kind: str, text: str) -> dict:
        return message(kind, "0", data={"text/plain": text}, metadata={}, transient={"display_id": "d"})

    outputs = poll(
        2, idle("0"), display("display_data", "one"), display("update_display_data", "two"), stream("1", "x"), idle("1")
    )
    assert [output["data"] for output in outputs[0]] == [{"text/plain": "two"}]
    assert texts(outputs[1:]) == [["x"]]


def test_a_pending_clear_waits_for_the_output_of_its_own_cell():
    outputs = poll(
        2,
        stream("0", "old"),
        message("clear_output", "0", wait=True),
        idle("0"),
        stream("1", "x"),
        stream("1", "y", "stderr"),
        idle("1"),
        stream("0", "new"),
    )
    assert texts(outputs) == [["new"], ["x", "y"]]


def run_notebook(folder: Path, *sources: str, options: tuple[str, ...] = (), kernel: str = "python3"):
    notebook = new_notebook(
        cells=[new_code_cell(source, outputs=[]) for source in sources],
        metadata={"kernelspec": {"name": kernel, "display_name": kernel, "language": "python"}},
    )
    notebook.cells[-1].outputs = [nbformat.v4.new_output("stream", text="from last time")]
    nbformat.write(notebook, folder / "in.ipynb")
    done = subprocess.run(
        [sys.executable, "-B", execute.__file__, folder / "in.ipynb", folder / "out.ipynb", *options],
        capture_output=True,
        text=True,
    )
    output = folder / "out.ipynb"
    return done, nbformat.read(output, as_version=4).cells if output.exists() else None


def test_a_notebook_is_executed_with_late_output_in_place(tmp_path):
    done, cells = run_notebook(
        tmp_path,
        "import copy\nk = get_ipython().kernel\nfirst = copy.deepcopy(k.get_parent())\nprint('one')",
        "k.session.send(k.iopub_socket, 'stream', {'name': 'stdout', 'text': 'late'}, parent=first, ident=b'stream')\n"
        "print('two')",
    )
    assert done.returncode == 0, done.stderr
    assert [[output.text for output in cell.outputs] for cell in cells] == [["one\nlate"], ["two\n"]]
    assert [cell.metadata for cell in cells] == [{}, {}], "times of day would make every execution a change"


def test_a_failing_cell_is_named_and_the_rest_is_not_run(tmp_path):
    done, cells = run_notebook(tmp_path, "print(1)", "\nx = 1 / 0", "print(3)")
    assert done.returncode == 1
    assert "loombook: cell 2 of 3 (`x = 1 / 0`) failed: ZeroDivisionError: division by zero" in done.stderr
    assert "\x1b" not in done.stderr
    assert [[output.output_type for output in cell.outputs] for cell in cells] == [["stream"], ["error"], []]


def test_allowed_errors_are_results(tmp_path):
    done, cells = run_notebook(tmp_path, "1 / 0", "print(2)", options=("--allow-errors",))
    assert done.returncode == 0, done.stderr
    assert [cell.outputs[0].output_type for cell in cells] == ["error", "stream"]


def test_a_cell_that_takes_too_long_is_named(tmp_path):
    done, cells = run_notebook(tmp_path, "print(1)", "while True: pass", options=("--timeout=1",))
    assert done.returncode == 1
    assert "cell 2 of 2 (`while True: pass`) did not finish within 1 s" in done.stderr
    assert cells[0].outputs[0].text == "1\n"


def test_a_kernel_that_dies_is_told(tmp_path):
    done, cells = run_notebook(tmp_path, "print(1)", "import os\nos._exit(3)")
    assert done.returncode == 1
    assert "the kernel died in cell 2 of 2 (`import os`)" in done.stderr
    assert cells[0].outputs[0].text == "1\n"


def test_a_kernel_that_does_not_start_writes_nothing(tmp_path, monkeypatch):
    spec = tmp_path / "data" / "kernels" / "mute"
    spec.mkdir(parents=True)
    (spec / "kernel.json").write_text(json.dumps({"argv": ["false"], "display_name": "mute", "language": "python"}))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "data"))
    done, cells = run_notebook(tmp_path, "1", kernel="mute")
    assert done.returncode == 1 and cells is None
    assert "loombook: the kernel 'mute' did not start" in done.stderr and "Traceback" not in done.stderr


def test_a_kernel_that_is_not_here_is_named(tmp_path):
    done, cells = run_notebook(tmp_path, "1", kernel="no-such-kernel")
    assert done.returncode == 1 and cells is None
    assert "asks for the kernel 'no-such-kernel', which is not here" in done.stderr


@pytest.mark.parametrize(
    ("metadata", "kernel"),
    [
        ({}, "java"),
        ({"kernelspec": {"name": "python3", "language": "python"}}, "python3"),
        ({"kernelspec": {"name": "another-java", "language": "java"}}, "java"),
        ({"kernelspec": {"name": "another-java"}, "language_info": {"name": "Java"}}, "java"),
        ({"kernelspec": {"name": "another", "language": "c++"}}, None),
    ],
)
def test_any_java_notebook_is_executed_by_loombook(monkeypatch, metadata, kernel):
    monkeypatch.setattr(execute.KernelSpecManager, "find_kernel_specs", lambda self: {"java": "", "python3": ""})
    assert execute.kernel_for(nbformat.from_dict({"metadata": metadata})) == kernel


def test_a_file_that_is_no_notebook_is_told(tmp_path, capsys):
    (tmp_path / "in.ipynb").write_text("{")
    assert execute.main([str(tmp_path / "in.ipynb"), str(tmp_path / "out.ipynb")]) == 1
    assert "in.ipynb is not a notebook" in capsys.readouterr().err


def test_writing_in_place_keeps_links_and_permissions(tmp_path):
    real = tmp_path / "real.ipynb"
    real.write_text("old")
    real.chmod(0o640)
    (tmp_path / "link.ipynb").symlink_to(real)
    execute.write(new_notebook(), tmp_path / "link.ipynb")
    assert (tmp_path / "link.ipynb").is_symlink()
    assert nbformat.read(real, as_version=4).cells == []
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir(tmp_path)) == ["link.ipynb", "real.ipynb"]
