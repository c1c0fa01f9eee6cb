"""The command line: `loombook lab`, `run`, `install` and `setup`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

if not __package__:  # started as a folder: its modules belong to the package, not to the top level
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from loombook_install import VERSION, aot, build, environment, jdk, kernelspec
from loombook_install.errors import Problem
from loombook_install.process import one_at_a_time, say

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent.parent


def main(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code; what the user can put right becomes one message."""
    options = _parser().parse_args(_join_flags(arguments))
    try:
        return options.command(options)
    except Problem as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        say("stopped")
        return 130


def lab(options: argparse.Namespace) -> int:
    """Opens JupyterLab; returns only when that cannot be."""
    notebooks = Path(options.notebook_dir) if options.notebook_dir else ROOT / "notebooks"
    if not notebooks.is_dir():
        raise Problem(f"There is no folder {notebooks}: name one that holds your notebooks.")
    interpreter = _set_up()
    command = ["-m", "jupyterlab", f"--ServerApp.root_dir={notebooks.resolve()}"]
    # JupyterLab would ask its makers' servers for news and for a newer version.
    command += ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    if options.port is not None:
        command += [f"--ServerApp.port={options.port}"]
    if options.no_browser:
        command += ["--no-browser"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command += ["--allow-root"]  # Jupyter refuses to start as root without it
    say(f"opening JupyterLab on {notebooks}")
    return _become(interpreter, command)


def run(options: argparse.Namespace) -> int:
    """Executes a notebook headless; see execute.py."""
    notebook = Path(options.notebook)
    output = Path(options.output or notebook)
    if not notebook.is_file():
        raise Problem(f"There is no notebook {notebook}.")
    if not output.parent.is_dir():
        raise Problem(f"There is no folder {output.parent} to write {output.name} into: make it first.")
    interpreter = _set_up()
    command = ["-B", str(PACKAGE / "execute.py"), str(notebook.absolute()), str(output.absolute())]
    if options.timeout is not None:
        command += [f"--timeout={options.timeout}"]
    if options.allow_errors:
        command += ["--allow-errors"]
    say(f"executing {notebook}")
    return _become(interpreter, command)


def install(options: argparse.Namespace) -> int:
    """Installs the kernel where the user's own Jupyter finds it."""
    if options.prefix is not None:
        kernels = kernelspec.kernels_of_prefix(Path(options.prefix).expanduser())
    elif options.sys_prefix:
        kernels = kernelspec.kernels_of_prefix(kernelspec.current_prefix())
    else:
        kernels = kernelspec.kernels_of_user()
    choice = kernelspec.Choice(options.name, options.display_name, options.jvm_flags)
    with one_at_a_time(PACKAGE):
        found = jdk.find(options.jdk)
        folder = kernelspec.install(kernels, build.kernel_jars(ROOT, found), found, choice, options.replace)
        aot.train(folder)
    say(f"the kernel '{options.display_name}' is in {folder}, on JDK {found.version} in {found.home}")
    return 0


def setup(options: argparse.Namespace) -> int:
    """Prepares everything that `lab` and `run` need, and prints the private environment's python."""
    print(_set_up(tests=options.tests))
    return 0


def _set_up(tests: bool = False) -> Path:
    """Builds the kernel, prepares the private environment, installs the kernel into it; returns its python."""
    with one_at_a_time(PACKAGE):
        found = jdk.find()
        jars = build.kernel_jars(ROOT, found)
        interpreter = environment.prepare(ROOT, tests)
        # Nobody else's kernels are in there: what stands in the way is a leftover.
        aot.train(kernelspec.install(_private_data() / "kernels", jars, found, replace=True))
    return interpreter


def _private_data() -> Path:
    return environment.folder(ROOT) / "share" / "jupyter"


def _become(interpreter: Path, arguments: Sequence[str]) -> int:
    """Lets the private environment's python take this process over, so that signals reach it directly."""
    env = dict(os.environ)
    # The user's own folder may hold another kernel named java; ours must be found first.
    env["JUPYTER_PATH"] = os.pathsep.join(filter(None, [str(_private_data()), env.get("JUPYTER_PATH")]))
    if env.get("LC_ALL") in ("C", "POSIX"):
        env["LC_ALL"] = "C.UTF-8"  # else Java finds no jar whose path has letters beyond ASCII
    command = [str(interpreter), "-I", *arguments]
    sys.stdout.flush()
    os.execve(interpreter, command, env)
    raise AssertionError("execve does not return")


def _join_flags(arguments: Sequence[str]) -> list[str]:
    """Makes `--jvm-flags -Xmx1g` one argument: argparse would take the value for an option."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] == "--jvm-flags":
            joined[-1] = f"--jvm-flags={argument}"
        else:
            joined.append(argument)
    return joined


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="loombook", description="Loombook: Java in Jupyter notebooks.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"Loombook {VERSION}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, action, summary: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        sub.set_defaults(command=action)
        return sub

    sub = command("lab", lab, "Set everything up and open JupyterLab on the notebooks.")
    sub.add_argument("notebook_dir", nargs="?", metavar="NOTEBOOK_DIR", help="the folder to open (notebooks/)")
    sub.add_argument("--port", type=_positive, metavar="N", help="the port to listen on (the first free from 8888)")
    sub.add_argument("--no-browser", action="store_true", help="print the address and open no browser")

    sub = command("run", run, "Set everything up and execute a notebook without showing it.")
    sub.add_argument("notebook", metavar="NOTEBOOK", help="the notebook to execute")
    sub.add_argument("-o", "--output", metavar="OUT", help="where to write the executed notebook (in place)")
    sub.add_argument("--timeout", type=_positive, metavar="S", help="seconds a cell may take (as long as it likes)")
    sub.add_argument("--allow-errors", action="store_true", help="go on after a cell that fails")

    sub = command("install", install, "Build the kernel if needed and install it for your own Jupyter.")
    where = sub.add_mutually_exclusive_group()
    where.add_argument("--user", action="store_true", help="for you, in your home folder (the default)")
    where.add_argument("--sys-prefix", action="store_true", help="into the active environment, or that of jupyter")
    where.add_argument("--prefix", metavar="DIR", help="into DIR/share/jupyter/kernels")
    sub.add_argument("--name", default=kernelspec.NAME, help="the kernel's name (%(default)s)")
    sub.add_argument("--display-name", default=kernelspec.DISPLAY_NAME, help="the name shown (%(default)s)")
    sub.add_argument("--jdk", metavar="DIR", help="the JDK to run on (LOOMBOOK_JDK, else one that is found)")
    sub.add_argument("--jvm-flags", metavar="FLAGS", help='for the JVM in which cells run, as in "-Xmx4g"')
    sub.add_argument("--replace", action="store_true", help="replace a kernel of this name that is not Loombook's")

    sub = command("setup", setup, "Prepare what lab and run need, open nothing, and print the environment's python.")
    sub.add_argument("--tests", action="store_true", help="with what the tests need")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number <= 0:
        raise ValueError(text)
    return number


_positive.__name__ = "positive whole number"  # argparse puts it into its message


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
