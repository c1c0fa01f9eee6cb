"""What the README and CONTRIBUTING say is so: their programs run, their commands, variables, files and names exist."""

import html
import re
import shlex
import subprocess
import sys
import textwrap
import time
import xml.etree.ElementTree as xml
from dataclasses import dataclass
from functools import cache

import pytest

from kernel import repository

ROOT = repository()
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
README, CONTRIBUTING = PAGES

sys.path.insert(0, str(ROOT / "install"))
from loombook_install import __main__ as command_line  # noqa: E402

LATE = 10
"""Seconds that what a thread prints may be late."""

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


# reading


@dataclass(frozen=True)
class Block:
    """A fenced block; `shown` is the text block that follows at once."""

    line: int
    language: str
    text: str
    shown: str | None


def blocks(page):
    fence = re.compile(r"^```(\w*)\n(.*?)^```\n(?:\n*^```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
    text = page.read_text()
    return [
        Block(text.count("\n", 0, found.start()) + 1, found[1], found[2], found[3])
        for found in fence.finditer(text)
    ]


def programs(page):
    return [block for block in blocks(page) if block.language == "java"]


def prose(page):
    """The page without its blocks."""
    return re.sub(r"^```.*?^```$", "", page.read_text(), flags=re.MULTILINE | re.DOTALL)


def spans(page):
    """What stands between backticks; one may go on in the next line."""
    return [re.sub(r"\s+", " ", span) for span in re.findall(r"`([^`]+)`", prose(page))]


def commands(page):
    """Every command line, in blocks and in the text."""
    lines = [line for block in blocks(page) if block.language == "sh" for line in block.text.splitlines()]
    lines += [span for span in spans(page) if re.match(r"(\./install/loombook|mvn|\.venv/bin/\S+) ", span)]
    return [shlex.split(line, comments=True) for line in lines if line.strip()]


# programs


def shown_by(cell):
    """What a cell shows, as a reader without colours and pictures sees it."""
    parts = []
    for message in cell.messages:
        content = message.content
        if message.type == "stream":
            parts.append(content["text"])
        elif message.type in ("display_data", "update_display_data", "execute_result"):
            parts.append(content["data"]["text/plain"])
        elif message.type == "error":
            parts.append("\n".join(content["traceback"]))
    text = "\n".join(part.rstrip("\n") for part in parts)
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def numberless(text):
    """Without the numbers of cells: they change when a cell is put in before."""
    return re.sub(r"cell \[\d+\]", "cell [n]", text).strip()


@each_page
def test_programs_do_what_is_said(page, new_kernel):
    """In their order, in one kernel."""
    assert programs(page)
    kernel = new_kernel()
    for block in programs(page):
        where = f"{page.name}, line {block.line}"
        cell = kernel.run(block.text.rstrip("\n"), inputs=["Ada"])
        if block.shown is None:
            assert cell.status == "ok" and not cell.stderr, f"{where} fails:\n{shown_by(cell)}"
            continue
        end = time.monotonic() + LATE
        while numberless(shown_by(cell)) != numberless(block.shown) and time.monotonic() < end:
            kernel.listen(0.1)
        assert numberless(shown_by(cell)) == numberless(block.shown), where


# magics


MADE_ELSEWHERE = {"%maven", "%mavenRepo", "%loadFromPOM", "%jars", "%classpath", "//DEPS", "//REPOS", "%image"}
"""Their examples need what is not here: a repository, or files. They have stories of their own."""


@dataclass(frozen=True)
class Magic:
    forms: str
    summary: str
    example: str


def magics_told():
    """The rows of the table: in its last column a line of code each, with a dash between cells."""
    section = README.read_text().partition("\n## Magics\n")[2].partition("\n## ")[0]
    for row in re.findall(r"^\| ([`%/!].*) \|$", section, re.MULTILINE):
        forms, summary, example = (part.replace("\\|", "|") for part in re.split(r" (?<!\\)\| ", row))
        lines = [line.removeprefix("`").removesuffix("`") for line in example.split("<br>")]
        yield Magic(forms.replace("`", ""), summary.replace("&lt;", "<"), "\n".join(lines).replace("\n—\n", "\n---\n"))


def magics_listed(kernel):
    """What the kernel itself says, by its names."""
    [table] = [
        message.content["data"]["text/html"]
        for message in kernel.run("%lsmagic").messages
        if message.type == "display_data"
    ]
    cells = re.findall(r"<td[^>]*>(.*?)</td>", table)
    return {forms: html.unescape(summary) for forms, summary in zip(cells[::2], cells[1::2])}


def test_magics_are_told_as_the_kernel_tells_them(new_kernel):
    kernel = new_kernel()
    listed = magics_listed(kernel)
    told = {magic.forms: magic for magic in magics_told()}
    assert len(told) > 30
    for forms, magic in told.items():
        assert magic.summary == listed[forms], forms
        example = shown_by(kernel.run(f"%help {forms.split(', ')[0]}")).partition("\nExample\n")[2]
        assert textwrap.dedent(example).strip() == magic.example, forms


def test_examples_of_magics_run(new_kernel, tmp_path):
    kernel = new_kernel()
    assert kernel.run(f"%cd {tmp_path}").status == "ok"
    (tmp_path / "inner").mkdir()
    for magic in magics_told():
        if magic.forms.split(", ")[0] in MADE_ELSEWHERE:
            continue
        assert kernel.run(f"%cd {tmp_path}/inner").status == "ok"
        for code in magic.example.split("\n---\n"):
            cell = kernel.run(code)
            assert cell.status == "ok", f"{magic.forms}: {shown_by(cell)}"
            assert shown_by(cell) or code.startswith(("int ", "%%javac", "%jvm")), magic.forms


# commands


def options_of(command):
    done = subprocess.run(
        [ROOT / "install" / "loombook", command, "--help"], capture_output=True, text=True, check=True, timeout=30
    )
    return set(re.findall(r"--[a-z-]+", done.stdout)) - {"--help"}


@cache
def options():
    help_text = subprocess.run(
        [ROOT / "install" / "loombook", "--help"], capture_output=True, text=True, check=True, timeout=30
    ).stdout
    return {name: options_of(name) for name in re.findall(r"^    ([a-z]+) ", help_text, re.MULTILINE)}


@each_page
def test_commands_exist(page):
    assert commands(page)
    for words in commands(page):
        check_command(words)


def check_command(words):
    match words:
        case ["./install/loombook", *arguments]:
            try:
                command_line._parser().parse_args(command_line._join_flags(arguments))
            except SystemExit:
                pytest.fail(f"loombook does not take {shlex.join(words)}")
        case ["mvn", *arguments]:
            for module in (value for name, value in zip(arguments, arguments[1:]) if name == "-pl"):
                assert (ROOT / module / "pom.xml").is_file(), words
            for test in (argument.removeprefix("-Dtest=") for argument in arguments if argument.startswith("-Dtest=")):
                assert list(ROOT.glob(f"kernel/*/src/test/java/**/{test}.java")), words
        case [".venv/bin/python", "-m", "pytest", path, *_]:
            assert (ROOT / path).exists(), words
        case ["kernel/bench/run", *arguments]:
            compare = [sys.executable, "-B", ROOT / "kernel" / "bench" / "compare", "--help"]
            known = subprocess.run(compare, capture_output=True, text=True, check=True, timeout=30).stdout
            assert all(argument in known for argument in arguments if argument.startswith("--")), words
        case _:
            pytest.fail(f"no way is known to check {shlex.join(words)}")


def test_every_command_and_option_is_in_the_readme():
    text = README.read_text()
    for name, its_options in options().items():
        assert f"loombook {name}" in text, name
        missing = {option for option in its_options if option not in text} - {"--output"}  # told as -o
        assert not missing, f"{name}: {missing}"


@each_page
def test_options_in_the_text_are_options_of_the_command(page):
    known = set().union(*options().values()) | {"--help"}
    named = {found for span in spans(page) for found in re.findall(r"^(--[a-z-]+)", span)}
    of_java = {"--enable-preview", "--release"}
    assert named - known - of_java == set()


def test_mvn_verify_runs_these_tests():
    space = {"m": "http://maven.apache.org/POM/4.0.0"}
    runs = xml.parse(ROOT / "install" / "pom.xml").findall(".//m:execution", space)
    ours = [run for run in runs if "pytest" in [each.text for each in run.findall(".//m:argument", space)]]
    assert ours and ours[0].find("m:phase", space).text in ("integration-test", "verify")
    modules = [module.text for module in xml.parse(ROOT / "pom.xml").findall(".//m:module", space)]
    assert "install" in modules


# names


def sources(*patterns):
    return "\n".join(path.read_text() for pattern in patterns for path in sorted(ROOT.glob(pattern)))


# By its name, or as one of a pair of variables in Settings.
READING = re.compile(
    r"\b(?:(?:getenv|environ|environment)(?:\(\))?[.\[(]\w*\(?|(?:both|duration)\((?:\"IJAVA_\w+\", )?)\"(LOOMBOOK_\w+)\""
)


def read_by(*patterns):
    return set(READING.findall(sources(*patterns)))


@each_page
def test_environment_variables_are_read(page):
    named = set(re.findall(r"LOOMBOOK_[A-Z0-9_]+", page.read_text()))
    read = read_by("kernel/*/src/main/**/*.java", "install/loombook_install/*.py", "install/tests/*.py")
    assert named and named <= read, f"read by nobody: {named - read}"


def test_every_environment_variable_is_in_the_readme():
    read = read_by("kernel/*/src/main/**/*.java", "install/loombook_install/*.py")
    assert read and read <= set(re.findall(r"LOOMBOOK_[A-Z0-9_]+", README.read_text()))


def links(page):
    text = prose(page)
    return re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r"<img[^>]* src=\"([^\"]+)\"", text)


@each_page
def test_links_and_pictures_exist(page):
    relative = [link for link in links(page) if not re.match(r"[a-z]+:", link)]
    missing = [link for link in relative if not (page.parent / link.partition("#")[0]).exists()]
    assert missing == []


def test_the_readme_has_a_picture_that_loads_fast():
    pictures = [ROOT / link for link in links(README) if link.startswith(".github/")]
    assert pictures and all(picture.stat().st_size < 300_000 for picture in pictures)


@each_page
def test_files_that_are_named_exist(page):
    paths = {span for span in spans(page) if re.fullmatch(r"(install|notebooks|kernel)/[\w./-]+", span)}
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


def test_every_default_import_is_in_the_readme():
    session = sources("kernel/core/src/main/java/loombook/kernel/eval/Session.java")
    imports = re.findall(r"\"(?:static )?([\w.]+)\.\*\"", session)
    assert len(imports) > 10
    told = re.search(r"Imported by default:(.*?)\n\n", README.read_text(), re.DOTALL)[1]
    names = {name if "." in name else f"java.util.concurrent.{name}" for name in re.findall(r"`([\w.]+)`", told)}
    assert names == set(imports)


def test_messages_in_the_readme_are_messages_of_ours():
    """The first column of the table of symptoms, where it quotes."""
    table = README.read_text().partition("## When something is wrong")[2].partition("\n## ")[0]
    quoted = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    assert len(quoted) > 5
    text = sources("kernel/*/src/main/java/**/*.java", "install/loombook_install/*.py")
    text = re.sub(r"\"\s*\+?\s*f?\"", "", text).replace("{WANTED}", "25")  # texts that go over several lines
    of_javac = {"reached end of file while parsing"}
    missing = [quote for quote in quoted if quote not in of_javac for part in quote.split("…") if part.strip() not in text]
    assert missing == []


FROM_THE_JDK = {"System.Logger", "System.setOut"}


def test_classes_named_in_contributing_exist():
    """And their methods and nested types: `Kernel.serve` is told, so Kernel has a serve."""
    java = {}
    for path in ROOT.glob("kernel/*/src/main/java*/**/*.java"):  # IJava's programs know a Kernel, too
        java[path.stem] = java.get(path.stem, "") + path.read_text()
    named = {span for span in spans(CONTRIBUTING) if re.fullmatch(r"[A-Z][a-z]\w*(\.\w+)?", span)} - FROM_THE_JDK
    assert len(named) > 20
    for name in sorted(named):
        outer, _, inner = name.partition(".")
        assert outer in java, f"there is no {outer}"
        member = rf"\b(record|interface|class|enum) {inner}\b|\b{inner}\("
        assert not inner or re.search(member, java[outer]), f"there is no {name}"


def test_packages_in_contributing_are_all_there_are():
    told = set(re.findall(r"^\| `([a-z]+(?:\.\w+)*)` \|", CONTRIBUTING.read_text(), re.MULTILINE))
    there = {
        ".".join(path.parent.relative_to(base).parts)
        for base in ROOT.glob("kernel/*/src/main/java")
        for path in base.rglob("*.java")
        if path.name != "package-info.java"
    }
    assert told == there
