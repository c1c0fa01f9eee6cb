"""Much at once: everything arrives, in order, and nobody waits long."""

import os
import re
import statistics
import time

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient

from kernel import NAME, Kernel

MB = 1024 * 1024


def lines(n):
    return [f"line {i}" for i in range(n)]


# 200 cells at once


def seconds_for(kernel, cells):
    """Sends all cells at once; the time until the last is idle."""
    began = time.perf_counter()
    requests = [kernel.execute(code) for code in cells]
    for request in requests:
        request.done(120)
    return max(r.idle_at for r in requests) - began, requests


@pytest.fixture(scope="module")
def two_hundred():
    """Rounds of 200 cells in turns on this kernel and, where there is one, on ipykernel: the first round warms up."""
    peers = {NAME: Kernel()}
    if "python3" in KernelSpecManager().find_kernel_specs():
        peers["python3"] = Kernel("python3")
    times, requests = {name: [] for name in peers}, None
    try:
        for kernel in peers.values():
            kernel.start()
        for _ in range(4):
            for name, kernel in peers.items():
                seconds, answered = seconds_for(kernel, [f"{n}+1" for n in range(200)])
                times[name].append(seconds)
                if name == NAME:
                    requests = answered
    finally:
        for kernel in peers.values():
            kernel.stop()
    return times, requests


def test_200_cells_at_once_have_their_own_results(two_hundred):
    _, requests = two_hundred
    assert [request.value for request in requests] == [str(n + 1) for n in range(200)]


def test_200_cells_at_once_are_answered_in_order(two_hundred):
    _, requests = two_hundred
    assert [r.reply.at for r in requests] == sorted(r.reply.at for r in requests)
    counts = [r.content["execution_count"] for r in requests]
    assert counts == list(range(counts[0], counts[0] + 200))


def test_200_cells_at_once_beside_ipykernel(two_hundred, record_property):
    times, _ = two_hundred
    if "python3" not in times:
        pytest.skip("no ipykernel is installed to compare with")
    ours, theirs = min(times[NAME][1:]), min(times["python3"][1:])
    record_property("ratio_to_ipykernel", round(ours / theirs, 2))
    shown = {name: [f"{t:.2f}" for t in taken] for name, taken in times.items()}
    print(f"\n200 cells at once: {ours:.2f} s, ipykernel {theirs:.2f} s, {ours / theirs:.2f} times as long; {shown}")


# a long day


def pss(kernel):
    """The memory of the kernel and its runtime, in MB."""
    return sum(process.memory_full_info().pss for process in kernel.processes()) / MB


def test_cells_without_end_need_no_more_memory_and_no_more_time(kernel):
    """LOOMBOOK_CELLS says how many; every third declares what others have declared before."""
    cells = int(os.environ.get("LOOMBOOK_CELLS", "1500"))
    kinds = ["{0} + 1", "int x{1} = {0};", "int f{1}(int n) {{ return n + {0}; }}", 'System.out.println("cell {0}");']
    memory, milliseconds = [], []
    for n in range(cells):
        cell = kernel.run(kinds[n % 4].format(n, n % 60))
        assert cell.status == "ok", cell.told()
        milliseconds.append(cell.seconds * 1000)
        kernel.forget()
        if n % (cells // 10) == cells // 10 - 1:
            memory.append(pss(kernel))
    first, last = (statistics.median(milliseconds[part]) for part in (slice(200, 500), slice(-300, None)))
    print(f"\n{cells} cells: {first:.1f} ms at first, {last:.1f} ms at last; {[round(m) for m in memory]} MB")
    assert memory[-1] < memory[2] * 1.25 + 20
    assert last < first * 3


# notebooks


def executed(code):
    """A notebook of one cell, run by nbclient."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    NotebookClient(notebook, kernel_name=NAME, timeout=120, iopub_timeout=60).execute()
    return notebook.cells[0].outputs


def test_100_000_lines_reach_a_notebook():
    outputs = executed('for (int i = 0; i < 100_000; i++) { System.out.println("line " + i); }')
    assert "".join(output["text"] for output in outputs).splitlines() == lines(100_000)


def test_20_000_flushed_outputs_reach_a_notebook():
    outputs = executed('for (int i = 0; i < 20_000; i++) { System.out.print(i + " "); System.out.flush(); }')
    assert "".join(output["text"] for output in outputs).split() == [str(i) for i in range(20_000)]


def test_20_000_displays_reach_a_notebook():
    outputs = executed('for (int i = 0; i < 20_000; i++) { display("d" + i); }')
    assert [output["data"]["text/plain"] for output in outputs] == [f"d{i}" for i in range(20_000)]


def test_stdout_and_stderr_alternate_in_a_notebook():
    outputs = executed('for (int i = 0; i < 500; i++) { System.out.println("o" + i); System.err.println("e" + i); }')
    assert [line for o in outputs for line in o["text"].splitlines()] == [f"{s}{i}" for i in range(500) for s in "oe"]


# few messages, big messages


def test_many_lines_travel_in_few_messages(kernel):
    cell = kernel.run('for (int i = 0; i < 100_000; i++) { System.out.println("line " + i); }', timeout=60)
    assert cell.stdout.splitlines() == lines(100_000)
    assert len(cell.of_type("stream")) < 2000


def test_joined_output_does_not_wait_long(kernel):
    """A line that is printed is seen while the cell goes on."""
    cell = kernel.execute('System.out.println("now"); Thread.sleep(3000);').printed("now")
    assert not cell.replies


@pytest.mark.parametrize("code", ['System.out.print("x".repeat({}));', '"x".repeat({})'], ids=["print", "result"])
def test_an_output_of_10_mb(kernel, code):
    size, times = 10 * MB, []
    for _ in range(3):
        kernel.forget()
        cell = kernel.run(code.format(size))
        times.append(cell.idle_at - cell.sent)
        shown = cell.stdout or cell.value
        assert len(re.sub('^"|"$', "", shown)) == size
    print(f"\n10 MB: {', '.join(f'{t:.2f}' for t in times)} s")


# readers that pause


def heard_after_a_pause(kernel, code, seconds=5):
    """The kernel's words to a reader with small buffers that does not read for some seconds."""
    reader = kernel.raw("iopub", RCVHWM=10, RCVBUF=8192)
    assert reader.poll(5000), "no iopub_welcome"
    cell = kernel.execute(code)
    time.sleep(seconds)  # the pause is what this is about
    text, displays, idle = [], 0, False
    end = time.perf_counter() + 60
    while not idle and time.perf_counter() < end:
        kernel.listen(0)
        if reader.poll(100):
            message = kernel.parse("iopub", reader.recv_multipart())
            if message.parent.get("msg_id") == cell.id:
                text.append(message.content.get("text", ""))
                displays += message.type == "display_data"
                idle = message.content.get("execution_state") == "idle"
    reader.close(0)
    cell.done()
    return "".join(text), displays, idle


def test_a_reader_that_pauses_loses_no_line_nor_idle(kernel):
    code = 'for (int i = 0; i < 200_000; i++) { System.out.println("line " + i); if (i % 50 == 0) System.out.flush(); }'
    text, _, idle = heard_after_a_pause(kernel, code)
    assert (text.splitlines() == lines(200_000), idle) == (True, True)


def test_a_reader_that_pauses_loses_no_display_nor_idle(kernel):
    _, displays, idle = heard_after_a_pause(kernel, 'for (int i = 0; i < 20_000; i++) { display("d" + i); }')
    assert (displays, idle) == (20_000, True)


def test_control_answers_while_output_pours(kernel):
    cell = kernel.execute('for (int i = 0; i < 300_000; i++) { System.out.println("line " + i); }').printed("line 1")
    answer = kernel.ask("kernel_info_request", channel="control")
    assert answer.reply.at - answer.sent < 2
    assert cell.done(60).stdout.splitlines() == lines(300_000)


def test_control_answers_although_nobody_reads_the_output(kernel):
    deaf = kernel.raw("iopub", RCVHWM=1, RCVBUF=4096)
    assert deaf.poll(5000), "no iopub_welcome"
    cell = kernel.execute('for (int i = 0; i < 20_000; i++) { display("d".repeat(500) + i); }').started()
    answer = kernel.send("kernel_info_request", channel="control")
    answer.until(lambda r: r.replies, "an answer on control", timeout=5)
    deaf.close(0)
    cell.done(60)
