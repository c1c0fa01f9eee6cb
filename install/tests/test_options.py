"""What the environment and %jvm say of the JVM that runs cells, and of how they are evaluated."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kernel import NAME, Kernel

sys.path.insert(0, str(Path(__file__).parents[1]))
from loombook_install import jdk  # noqa: E402

JAVAC = Path(jdk.find().home) / "bin" / "javac"


def kernel(**env):
    return Kernel(NAME, env={**os.environ, **env})


@pytest.fixture(scope="module")
def greeter(tmp_path_factory):
    """A folder of classes, in a path with a space, that a notebook can use."""
    folder = tmp_path_factory.mktemp("some classes")
    source = folder / "Greeter.java"
    source.write_text('package greet; public class Greeter { public static String greet() { return "hello"; } }')
    subprocess.run([JAVAC, "-d", folder / "classes", source], check=True, timeout=60)
    return folder / "classes"


@pytest.mark.parametrize("variable", ["LOOMBOOK_CLASSPATH", "IJAVA_CLASSPATH"])
def test_class_path(greeter, variable):
    with kernel(**{variable: os.pathsep.join(["/no/such.jar", str(greeter)])}) as k:
        first = k.run("import greet.*;\nGreeter.greet()")
        assert first.value == "hello"
        assert "There is no /no/such.jar" in first.stderr and variable in first.stderr
        again = k.run("class Kind { String say() { return Greeter.greet() + 1; } }\nnew Kind().say()")
        assert again.value == "hello1" and again.stderr == ""
        assert "greet()" in k.complete("Greeter.gr").content["matches"]


def test_class_path_by_pattern(greeter):
    with kernel(LOOMBOOK_CLASSPATH=f"{greeter.parent}/cl*") as k:
        assert k.run("greet.Greeter.greet()").value == "hello"


def test_flags_and_preview_features():
    with kernel(LOOMBOOK_JVM_FLAGS="-Xmx128m --enable-preview '-Dsaid=two words'") as k:
        assert 120 <= int(k.run("Runtime.getRuntime().maxMemory() >> 20").value) <= 128
        assert k.run('System.getProperty("said")').value == "two words"
        assert k.run(
            "try (var scope = StructuredTaskScope.open()) {\n"
            "    var one = scope.fork(() -> 41);\n"
            "    scope.join();\n"
            "    System.out.print(one.get() + 1);\n"
            "}"
        ).stdout == "42"


def test_flags_that_the_jvm_refuses():
    with kernel(LOOMBOOK_JVM_FLAGS="-XX:+NoSuchFlag") as k:
        failed = k.run("1 + 1")
        assert failed.status == "error"
        assert "NoSuchFlag" in failed.content["evalue"] and "LOOMBOOK_JVM_FLAGS" in failed.content["evalue"]
        assert k.run("%jvm -Xmx200m\n1 + 1").value == "2", "the user can help himself"


def test_jvm_line():
    with kernel(LOOMBOOK_JVM_FLAGS="-Xmx300m") as k:
        assert k.run("%jvm").value == "-Xmx300m"
        k.run("int kept = 7;")
        refused = k.run("%jvm -XX:+NoSuchFlag\nint lost = 1;")
        assert refused.content["ename"] == "JvmFlagsRefused"
        assert "NoSuchFlag" in refused.content["evalue"]
        assert k.run("kept").value == "7", "what was refused has cost nothing"
        before = k.runtime().pid
        replaced = k.run('%jvm -Xmx200m -Dsaid="two words"\nint line2 = 2;\nthrow new RuntimeException("at three");')
        assert "line 3" in replaced.error
        assert k.run("System.getProperty(\"said\") + line2").value == "two words2"
        assert k.run("kept").status == "error"
        assert k.runtime().pid != before
        assert k.run("%jvm default").status == "ok"
        assert k.run("%jvm").value == "-Xmx300m"
        assert k.ask("is_complete_request", {"code": "%jvm -Xmx1g"}).content["status"] == "complete"


@pytest.mark.parametrize("variable", ["LOOMBOOK_COMPILER_FLAGS", "IJAVA_COMPILER_OPTS"])
def test_compiler_flags(variable):
    with kernel(**{variable: "-Xlint:all -parameters"}) as k:
        assert k.run("List raw = new ArrayList();\nraw.size()").value == "0"
    with kernel(**{variable: "--no-such-flag"}) as k:
        first = k.run("1 + 1")
        assert first.value == "2"
        assert variable in first.stderr and "--no-such-flag" in first.stderr


def test_start_up_scripts(tmp_path):
    for number in (1, 2):
        (tmp_path / f"{number} init.jsh").write_text(f"int script{number} = {number};\nimport java.util.zip.*;\n")
    with kernel(
        IJAVA_STARTUP_SCRIPTS_PATH=f"{tmp_path}/*.jsh",
        LOOMBOOK_STARTUP_SCRIPT='String inline = "inline"; System.out.println("started");',
        IJAVA_STARTUP_SCRIPT='String old = "old";',
    ) as k:
        first = k.run("script1 + script2 + inline + old + new CRC32().getValue()")
        assert first.value == "3inlineold0"
        assert first.stdout == "started\n"
        assert k.run("1").stdout == "", "once is enough"
        died = k.run("System.exit(3);")
        assert died.status == "error"
        assert k.run("inline").value == "inline", "a new JVM is started up as the first one was"


def test_a_start_up_script_that_fails(tmp_path):
    script = tmp_path / "bad.jsh"
    script.write_text('int fine = 1;\nthrow new IllegalStateException("no luck");\n')
    with kernel(LOOMBOOK_STARTUP_SCRIPTS_PATH=f"{script}{os.pathsep}/no/such.jsh") as k:
        first = k.run("fine")
        assert first.value == "1"
        assert str(script) in first.stderr and "no luck" in first.stderr and "line 2" in first.stderr
        assert "There is no /no/such.jsh" in first.stderr


def test_a_start_up_script_that_never_ends():
    with kernel(LOOMBOOK_STARTUP_SCRIPT='System.out.println("in it"); while (true) { }') as k:
        first = k.execute("int after = 1;").printed("in it")
        k.interrupt()
        assert first.done().content["ename"] == "Interrupted"
        assert k.run("1 + 1").value == "2"


def test_a_cells_time_limit():
    with kernel(LOOMBOOK_TIMEOUT="1500 milliseconds") as k:
        over = k.run('int before = 1;\nwhile (true) { }')
        assert over.content["ename"] == "TimeLimit"
        assert "1.5 s" in over.content["evalue"]
        assert "line 2" in over.error
        assert k.run("before").value == "1"


def test_a_statements_time_limit_as_ijava_has_it():
    with kernel(IJAVA_TIMEOUT="1500") as k:
        assert k.run("Thread.sleep(1000);\nThread.sleep(1000);\n5").value == "5", "each has its own time"
        over = k.run("Thread.sleep(10);\nThread.sleep(60_000);")
        assert over.content["ename"] == "TimeLimit" and "1.5 s" in over.content["evalue"]
        assert "line 2" in over.error
    with kernel(IJAVA_TIMEOUT="-1") as k:
        first = k.run("1 + 1")
        assert first.value == "2" and first.stderr == ""
    with kernel(LOOMBOOK_TIMEOUT="soon") as k:
        first = k.run("1 + 1")
        assert first.value == "2" and "soon" in first.stderr and "LOOMBOOK_TIMEOUT" in first.stderr
