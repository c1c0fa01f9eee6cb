"""Child JVMs end with whoever has started them, however that one ends, and leave no file behind."""

import os
import signal
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from kernel import gone

BUSY = """
var pool = Processes.pool(2);
var busy = pool.mapAsync(n -> { while (true) {} }, List.of(1, 2));
var child = Processes.start(() -> {
    var own = Processes.start(() -> Thread.sleep(600_000));
    own.join();
});
while (Processes.list().stream().anyMatch(it -> !it.state().equals("busy"))) Thread.sleep(10);
"""


def folders():
    return {path.name for path in Path(tempfile.gettempdir()).glob("loombook-*-*/")}


def left_since(before):
    """What has been left in the folder for temporary files since then; the last one there to tidy up takes its time."""
    end = time.perf_counter() + 5
    while (left := folders() - before) and time.perf_counter() < end:
        time.sleep(0.05)
    return left


def is_worker(process):
    try:
        return "loombook.process.worker.WorkerMain" in process.cmdline()
    except psutil.Error:
        return False


def workers_of(kernel):
    return [p for p in kernel.processes() if is_worker(p)]


@pytest.fixture
def busy(new_kernel):
    """A kernel whose runtime has children that work, one of them with a child of its own."""
    before = folders()
    kernel = new_kernel()
    assert kernel.run(BUSY).status == "ok"
    kernel.until(lambda: len(workers_of(kernel)) == 4, "two of a pool, a child and its child")
    yield kernel, workers_of(kernel)
    assert left_since(before) == set()


def test_nothing_is_left_of_a_shutdown(busy):
    kernel, workers = busy
    kernel.send("shutdown_request", {"restart": False}, channel="control")
    assert gone(kernel.processes_seen, within=5) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_of_a_kernel_that_is_ended(busy, number):
    kernel, workers = busy
    kernel.signal(number)
    assert gone(kernel.processes_seen, within=5) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_of_a_runtime_that_is_ended(busy, number):
    kernel, workers = busy
    runtime = kernel.runtime()
    runtime.send_signal(number)
    assert gone([runtime, *workers], within=5) == []
    kernel.until(lambda: kernel.run("1 + 1").value == "2", "a new runtime")


def test_nothing_is_left_of_a_runtime_that_exits(busy):
    kernel, workers = busy
    kernel.run("System.exit(0);")
    assert gone(workers, within=5) == []


def test_a_runtime_that_is_killed_while_children_start_leaves_nothing(new_kernel):
    before = folders()
    kernel = new_kernel()
    cell = kernel.execute("System.out.println(1); var pool = Processes.pool(4); Thread.sleep(60_000);")
    kernel.until(lambda: len(kernel.processes()) > 3, "that children start")
    os.kill(kernel.runtime().pid, signal.SIGKILL)
    cell.done()
    workers = [p for p in kernel.processes_seen if p != kernel.processes_seen[0]]
    kernel.until(lambda: not [p for p in workers if p.is_running() and is_worker(p)], "that they end")
    assert left_since(before) == set()


def test_a_worker_that_is_killed_is_replaced_and_leaves_no_zombie(busy):
    kernel, workers = busy
    kernel.run("busy.cancel(true); pool.map(n -> n, List.of(1, 2), 1)")
    pids = kernel.run("pool.map(n -> ProcessHandle.current().pid(), List.of(1, 2, 3, 4), 1).get(0)").value
    os.kill(int(pids), signal.SIGKILL)
    assert kernel.run("pool.map(n -> n + 1, List.of(1, 2))").value == "[2, 3]"
    assert gone([psutil.Process(int(pids))] if psutil.pid_exists(int(pids)) else [], within=5) == []
