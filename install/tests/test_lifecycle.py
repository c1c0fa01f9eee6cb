"""Kernels start, restart and end; nothing of them is left, whoever ends them and however."""

import json
import os
import signal
import statistics
import subprocess
import sys

import psutil
import pytest
from jupyter_client.kernelspec import KernelSpecManager

from kernel import NAME, Kernel, gone, left_of

STARTS = int(os.environ.get("LOOMBOOK_STARTS", "20"))
"""How often a kernel is started in a row. The acceptance run takes 200."""

CHILD = 'new ProcessBuilder("sleep", "1000").start().pid()'
SPIN = 'System.out.println("running"); while (true) { }'
SLEEP = 'System.out.println("running"); Thread.sleep(1_000_000);'


def with_child(kernel):
    """Lets a cell start a child process. All of the kernel's processes, the child's among them."""
    child = int(kernel.run(CHILD).value)
    processes = kernel.processes()
    assert child in [p.pid for p in processes], f"the kernel's processes are {processes}, without the child {child}"
    assert len(processes) >= 3, f"a kernel, a runtime and a child are three, not {processes}"
    return processes


def names(processes):
    return [f"{p.pid} {' '.join(p.cmdline()[:6])}" for p in left_of(processes)]


# starts


def test_every_start_answers():
    """N starts in a row: each answers, and each leaves nothing behind."""
    for n in range(STARTS):
        with Kernel() as kernel:
            assert kernel.run(f"{n} + 1").value == str(n + 1)
            processes = kernel.processes()
        assert gone(processes, within=2) == [], f"start {n}"


def test_two_kernels_know_nothing_of_each_other(new_kernel):
    one, other = new_kernel(), new_kernel()
    one.run("int mine = 1;")
    assert other.run("mine").status == "error"


def test_starts_at_the_same_time_all_answer():
    kernels = [Kernel() for _ in range(4)]
    try:
        for kernel in kernels:
            kernel.start_process()
        for kernel in kernels:
            kernel.ready()
        assert [kernel.run("6 * 7").value for kernel in kernels] == ["42"] * 4
    finally:
        for kernel in kernels:
            kernel.stop()


def test_a_cell_sent_at_once_runs():
    """A client need not wait: what it sends while the kernel starts is answered too."""
    hurried = Kernel()
    try:
        hurried.start_process()
        cell = hurried.execute("6 * 7")
        cell.until(lambda r: r.replies, "a reply", 60)
        assert cell.status == "ok"
    finally:
        hurried.stop()


def test_a_restart_forgets_and_serves(new_kernel):
    kernel = new_kernel()
    kernel.run("int before = 1;")
    first = kernel.processes()
    kernel.restart()
    assert kernel.run("before").status == "error"
    assert kernel.run("6 * 7").value == "42"
    assert gone(first, within=1) == []


def test_a_restart_takes_no_longer_than_a_start(new_kernel):
    """At most one and a half times as long; medians, as machines have moods."""
    starts, restarts = [], []
    for _ in range(3):
        kernel = new_kernel()
        starts.append(kernel.ready_after)
        kernel.restart()
        restarts.append(kernel.ready_after)
        kernel.stop()
    start, restart = statistics.median(starts), statistics.median(restarts)
    print(f"\nstart {start:.2f} s, restart {restart:.2f} s")
    assert restart < 1.5 * start + 0.1, (starts, restarts)


# the polite end


@pytest.mark.parametrize("restart", [False, True])
def test_shutdown_is_answered(new_kernel, restart):
    kernel = new_kernel()
    request = kernel.send("shutdown_request", {"restart": restart}, channel="control")
    request.until(lambda r: r.replies, "shutdown_reply", 5)
    assert request.content == {"status": "ok", "restart": restart}


def ends_after_shutdown(kernel, channel="control", within=1):
    processes = kernel.processes()
    kernel.send("shutdown_request", {"restart": False}, channel=channel)
    assert gone(processes, within) == [], names(processes)


@pytest.mark.parametrize("channel", ["control", "shell"])
def test_an_idle_kernel_ends_within_a_second(new_kernel, channel):
    kernel = new_kernel()
    kernel.run("1 + 1")
    ends_after_shutdown(kernel, channel)


def test_shutdown_ends_children_too(new_kernel):
    kernel = new_kernel()
    with_child(kernel)
    ends_after_shutdown(kernel)


@pytest.mark.parametrize("code", [SPIN, SLEEP, "while (true) { System.out.println(\"running\"); }"])
def test_shutdown_while_a_cell_runs_for_ever(new_kernel, code):
    kernel = new_kernel()
    kernel.execute(code).printed("running")
    ends_after_shutdown(kernel, within=3)


def test_shutdown_while_a_cell_waits_for_input(new_kernel):
    kernel = new_kernel()
    kernel.execute('input("Name? ")').asked()
    ends_after_shutdown(kernel, within=3)


def test_a_polite_end_has_exit_code_0(new_kernel):
    kernel = new_kernel()
    ends_after_shutdown(kernel)
    assert kernel.manager.provisioner.process.wait(1) == 0


# signals


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGHUP], ids=lambda n: n.name)
def test_nothing_is_left_after_a_signal(new_kernel, number):
    kernel = new_kernel()
    processes = with_child(kernel)
    kernel.signal(number)
    assert gone(processes, within=2) == [], names(processes)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=lambda n: n.name)
def test_nothing_is_left_after_a_signal_while_a_cell_spins(new_kernel, number):
    kernel = new_kernel()
    kernel.execute(SPIN).printed("running")
    processes = kernel.processes()
    kernel.signal(number)
    assert gone(processes, within=2) == [], names(processes)


PARENT = """
import sys
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name=sys.argv[1], startup_timeout=60)
client.execute(sys.argv[2])
while client.get_iopub_msg(timeout=30)["msg_type"] != "execute_result":
    pass
print(manager.provisioner.pid, flush=True)
sys.stdin.read()
"""


def test_nothing_is_left_after_the_parent_was_killed():
    command = [sys.executable, "-c", PARENT, NAME, CHILD]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        pid = int(parent.stdout.readline())
        kernel = psutil.Process(pid)
        processes = [kernel, *kernel.children(recursive=True)]
        assert len(processes) >= 3, processes
        parent.kill()
        left = gone(processes, within=2)
        for process in left:
            process.kill()
        assert left == []


def test_ctrl_c_does_not_end_an_idle_kernel(new_kernel):
    kernel = new_kernel()
    kernel.run("int kept = 42;")
    for _ in range(3):
        os.killpg(os.getpgid(kernel.pid), signal.SIGINT)
    hit = kernel.run("kept")  # a signal takes its time: it may still hit this cell, but not the next one
    assert hit.value == "42" or hit.errors[0]["ename"] == "Interrupted"
    assert kernel.run("kept").value == "42"


def test_ctrl_c_interrupts_a_cell(new_kernel):
    """A terminal sends it to all processes of the group: the cell ends, and nothing else does."""
    kernel = new_kernel()
    kernel.run("int kept = 42;")
    processes = with_child(kernel)
    cell = kernel.execute(SPIN).printed("running")
    os.killpg(os.getpgid(kernel.pid), signal.SIGINT)
    assert cell.done(5).errors[0]["ename"] == "Interrupted"
    assert kernel.run("kept").value == "42"
    assert left_of(processes[:2]) == processes[:2]


# the runtime ends, the kernel goes on


def says_what_happened(cell, *words):
    assert cell.status == "error"
    missing = [word for word in words if word not in cell.error]
    assert not missing, f"{missing} is not said in:\n{cell.error}"
    assert "variable" in cell.error.lower(), f"that variables are lost is not said in:\n{cell.error}"


def serves_on(kernel):
    assert kernel.run("6 * 7").value == "42"
    assert kernel.run("kept").status == "error", "a variable of the old runtime is still known"


def test_exit_in_a_cell_ends_the_cell_not_the_kernel(new_kernel):
    kernel = new_kernel()
    kernel.run("int kept = 42;")
    says_what_happened(kernel.run("System.exit(3);"), "3")
    serves_on(kernel)


def test_a_killed_runtime_ends_the_cell_not_the_kernel(new_kernel):
    kernel = new_kernel()
    kernel.run("int kept = 42;")
    cell = kernel.execute(SLEEP).printed("running")
    kernel.runtime().kill()
    says_what_happened(cell.done(10), "SIGKILL")
    serves_on(kernel)


def test_a_runtime_that_was_killed_between_cells(new_kernel):
    """Whether the next cell already runs in a new runtime or tells of the loss: the one after it runs."""
    kernel = new_kernel()
    kernel.run("int kept = 42;")
    runtime = kernel.runtime()
    runtime.kill()
    assert gone([runtime], within=2) == []
    kernel.run("1 + 1")
    serves_on(kernel)


def test_output_before_the_exit_arrives(new_kernel):
    cell = new_kernel().run('System.out.println("last words"); System.out.flush(); System.exit(3);')
    assert cell.stdout == "last words\n"


def test_an_old_runtime_leaves_no_children(new_kernel):
    kernel = new_kernel()
    processes = with_child(kernel)
    kernel.run("System.exit(0);")
    assert gone(processes[1:], within=2) == [], names(processes[1:])


def test_what_is_queued_behind_an_exit_is_aborted(new_kernel):
    kernel = new_kernel()
    exit_cell = kernel.execute("Thread.sleep(300); System.exit(3);")
    queued = [kernel.execute("1 + 1") for _ in range(3)]
    assert exit_cell.done().status == "error"
    assert [q.done().status for q in queued] == ["aborted"] * 3


def test_five_runtimes_in_a_row(new_kernel):
    kernel = new_kernel()
    for n in range(5):
        assert kernel.run(f"System.exit({n});").status == "error"
        assert kernel.run("6 * 7").value == "42"
    assert len(kernel.processes()) == 2


def test_kernel_whose_starter_is_gone_before_it_looks_ends(tmp_path):
    """Jupyter may be killed while the kernel is still starting: then its parent is already another process."""
    connection = tmp_path / "connection.json"
    ports = {f"{channel}_port": 0 for channel in ("shell", "iopub", "stdin", "control", "hb")}
    connection.write_text(json.dumps({**ports, "ip": "127.0.0.1", "transport": "tcp", "key": "k"}))
    argv = KernelSpecManager().get_kernel_spec(NAME).argv
    words = [word.replace("{connection_file}", str(connection)) for word in argv]
    started = subprocess.run(
        ["sh", "-c", '"$@" >/dev/null 2>&1 </dev/null & echo $!', "sh", *words],
        env={**os.environ, "JPY_PARENT_PID": str(2**22 + 1)}, capture_output=True, text=True, check=True,
    )
    kernel = psutil.Process(int(started.stdout))
    left = gone([kernel], within=8)
    for process in left:
        process.kill()
    assert left == [], "it lives on without the process that had started it"
