"""A kernel that cannot start says why in one sentence, quickly, and without a stack trace."""

import json
import re
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
import zmq
from jupyter_client.connect import write_connection_file
from jupyter_client.kernelspec import KernelSpecManager

from kernel import NAME

LIMIT = 10


@pytest.fixture(scope="module")
def spec():
    return KernelSpecManager().get_kernel_spec(NAME)


@pytest.fixture
def connection(tmp_path):
    """A good connection file. The sockets of jupyter_client that kept the ports free are closed by now."""
    path, _ = write_connection_file(str(tmp_path / "connection.json"), kernel_name=NAME)
    return Path(path)


def command(spec, connection):
    values = {"{connection_file}": str(connection), "{resource_dir}": spec.resource_dir}
    return [re.sub(r"\{\w+\}", lambda m: values.get(m[0], m[0]), word) for word in spec.argv]


def refused(words):
    """Starts, and returns the sentence with which the kernel refuses."""
    try:
        end = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT)
    except subprocess.TimeoutExpired as late:
        pytest.fail(f"still running after {LIMIT} s, having said {late.stderr!r}")
    assert end.returncode != 0, "it ended as if all were well"
    assert end.returncode > 0, f"it was ended by signal {-end.returncode}"
    sentence = end.stderr.strip()
    assert not re.search(r"^\s+at |Exception in thread|^Traceback", sentence, re.MULTILINE), f"a stack trace:\n{sentence}"
    assert sentence and len(sentence.splitlines()) == 1, f"not one sentence:\n{sentence}"
    return sentence


def changed(connection, **changes):
    content = json.loads(connection.read_text())
    content.update(changes)
    connection.write_text(json.dumps({k: v for k, v in content.items() if v is not None}))
    return connection


def test_a_good_connection_file_is_not_refused(spec, connection):
    """So that the other tests refuse for their own reason."""
    with subprocess.Popen(command(spec, connection), stderr=subprocess.PIPE) as kernel:
        port = json.loads(connection.read_text())["hb_port"]
        try:
            heart = zmq.Context.instance().socket(zmq.REQ)
            heart.linger = 0
            heart.connect(f"tcp://127.0.0.1:{port}")
            heart.send(b"?")
            assert heart.poll(LIMIT * 1000), "no heartbeat"
            heart.close()
        finally:
            kernel.terminate()


def test_connection_file_that_is_not_there(spec, tmp_path):
    assert "missing.json" in refused(command(spec, tmp_path / "missing.json"))


def test_connection_file_that_is_a_folder(spec, tmp_path):
    assert str(tmp_path) in refused(command(spec, tmp_path))


def test_connection_file_that_may_not_be_read(spec, connection):
    connection.chmod(0)
    try:
        connection.read_bytes()
    except PermissionError:
        assert connection.name in refused(command(spec, connection))
    else:
        pytest.skip("this user may read everything, as root does")


@pytest.mark.parametrize("content", [b"", b"{", b"hello", b"[]", b"42", b"null", b"\xff\xfe\x00", b'{"ip": }'])
def test_connection_file_that_is_malformed(spec, connection, content):
    connection.write_bytes(content)
    assert connection.name in refused(command(spec, connection))


@pytest.mark.parametrize("field", ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port", "ip", "key"])
def test_connection_file_that_is_incomplete(spec, connection, field):
    assert field in refused(command(spec, changed(connection, **{field: None})))


@pytest.mark.parametrize(
    "field, value",
    [
        ("shell_port", "many"), ("shell_port", -1), ("shell_port", 70_000), ("shell_port", [1]), ("ip", 7),
        ("key", 7), ("signature_scheme", "rot13"), ("transport", "pigeon"),
    ],
)  # fmt: skip
def test_connection_file_with_a_wrong_value(spec, connection, field, value):
    sentence = refused(command(spec, changed(connection, **{field: value})))
    assert field in sentence or str(value) in sentence


def test_port_in_use(spec, connection):
    port = json.loads(connection.read_text())["control_port"]
    with socket.create_server(("127.0.0.1", port)):
        assert str(port) in refused(command(spec, connection))


def test_unknown_option(spec, connection):
    assert "--no-such-option" in refused([*command(spec, connection), "--no-such-option"])


def test_no_argument(spec, connection):
    words = [word for word in command(spec, connection) if word != str(connection)]
    assert "connection" in refused(words).lower()


def test_runtime_jar_is_missing(spec, connection, tmp_path):
    """The whole kernel, copied without this one jar."""
    copy = tmp_path / "copy"
    shutil.copytree(spec.resource_dir, copy)
    jars = list(copy.rglob("loombook-runtime*.jar"))
    if not jars:
        pytest.skip("the kernelspec's folder does not hold the runtime's jar: it lies elsewhere in this installation")
    for jar in jars:
        jar.unlink()
    words = [word.replace(spec.resource_dir, str(copy)) for word in command(spec, connection)]
    assert "loombook-runtime" in refused(words)


def old_java():
    """A Java on this machine that is older than the kernel needs."""
    homes = [Path("/usr/lib/jvm"), Path("/Library/Java/JavaVirtualMachines"), Path.home() / ".sdkman/candidates/java"]
    candidates = {str(java.resolve()) for home in homes if home.is_dir() for java in home.glob("**/bin/java")}
    for java in sorted(candidates | {shutil.which("java") or ""} - {""}):
        version = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
        found = re.search(r'version "(\d+)', version)
        if found and 9 <= int(found[1]) < 25:
            return java
    return None


def test_jdk_that_is_too_old(spec, connection):
    java = old_java()
    if java is None:
        pytest.skip("there is no Java older than 25 on this machine")
    words = command(spec, connection)
    at = next((i for i, word in enumerate(words) if Path(word).name in ("java", "java.exe")), None)
    if at is None:
        pytest.skip(f"the kernelspec does not start java itself: {words[0]}")
    words[at] = java
    sentence = refused(words)
    assert "25" in sentence and re.search("JDK|Java", sentence)
