"""Executes a notebook headless. Runs inside the private environment, where nbclient is.

    python execute.py NOTEBOOK OUT [--timeout=S] [--allow-errors]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from queue import Empty

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionComplete, CellExecutionError, CellTimeoutError, DeadKernelError
from nbclient.util import ensure_async, run_sync

OUTPUTS = frozenset(
    {"stream", "display_data", "update_display_data", "execute_result", "error", "clear_output"}
    | {"comm_open", "comm_msg", "comm_close"}
)


class FaithfulClient(NotebookClient):
    """Runs a notebook and keeps every output in the cell whose work it is, as JupyterLab does.

    NotebookClient drops what an earlier cell's threads say while a later cell runs: it looks only at messages
    whose parent is the cell it waits for. This one appends them to that earlier cell. It waits for nobody,
    though: what has not arrived when the last cell is done is not in the notebook.
    """

    def __init__(self, notebook: nbformat.NotebookNode, **traits: object) -> None:
        # With their state a page would try to draw the widgets by scripts, and show nothing of them where it can't;
        # without it shows the description that they bring.
        super().__init__(notebook, **{"store_widget_state": False, **traits})
        self.current: int | None = None
        """The cell being executed, or executed last."""
        self.interrupted = False
        self._index_of: dict[str, int] = {}
        self._to_clear: set[int] = set()

    async def _async_poll_output_msg(self, parent_msg_id, cell, cell_index):
        self._index_of[parent_msg_id] = self.current = cell_index
        while True:
            message = await ensure_async(self.kc.iopub_channel.get_msg(timeout=None))
            try:
                self._take(message, parent_msg_id)
            except CellExecutionComplete:
                return

    def _take(self, message, current_id: str | None) -> None:
        """Files a message under its cell. Raises CellExecutionComplete when the current cell is done."""
        parent_id = message["parent_header"].get("msg_id")
        index = self._index_of.get(parent_id)
        if index is not None and (parent_id == current_id or message["msg_type"] in OUTPUTS):
            self.process_message(message, self.nb.cells[index], index)

    async def _async_cleanup_kernel(self):
        if self.kc is not None:
            await self._take_what_has_arrived()
        if self.km is not None:  # None when the kernel did not start; NotebookClient cleans up again at exit
            await super()._async_cleanup_kernel()

    _cleanup_kernel = run_sync(_async_cleanup_kernel)

    async def _take_what_has_arrived(self) -> None:
        while True:
            try:
                message = await ensure_async(self.kc.iopub_channel.get_msg(timeout=0))
            except (Empty, OSError, RuntimeError):  # nothing left, or the channel is closed
                return
            self._take(message, None)

    def output(self, outs, msg, display_id, cell_index):
        # NotebookClient keeps one clear_output(wait=True) in mind for all cells.
        self.clear_before_next_output = cell_index in self._to_clear
        added = super().output(outs, msg, display_id, cell_index)
        if not self.clear_before_next_output:
            self._to_clear.discard(cell_index)
        if added and added.output_type == "stream" and len(outs) > 1:
            before = outs[-2]
            if before.output_type == "stream" and before.name == added.name:
                before.text += outs.pop().text
        return added

    def clear_output(self, outs, msg, cell_index):
        self.clear_before_next_output = False
        super().clear_output(outs, msg, cell_index)
        if self.clear_before_next_output:
            self._to_clear.add(cell_index)

    def stop_on_signals(self, **_: object) -> None:
        """Lets Ctrl-C and SIGTERM end the execution; NotebookClient's own handlers leave it waiting for ever."""
        execution = asyncio.current_task()

        def stop() -> None:
            self.interrupted = True
            execution.cancel()

        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--timeout", type=int)
    parser.add_argument("--allow-errors", action="store_true")
    options = parser.parse_args(arguments)

    try:
        notebook = nbformat.read(options.notebook, as_version=4)
    except Exception as error:  # nbformat lets through whatever a broken file makes it stumble over
        return fail(f"{options.notebook} is not a notebook that can be read: {error}")
    kernel = kernel_for(notebook)
    if kernel is None:
        return fail(f"{options.notebook} asks for the kernel '{notebook.metadata.kernelspec.name}', which is not here.")

    client = FaithfulClient(
        notebook,
        kernel_name=kernel,
        timeout=options.timeout,
        allow_errors=options.allow_errors,
        record_timing=False,  # times of day would make every execution a change to commit
        iopub_timeout=60,  # a cell's last output may be long in coming, and is lost when given up
        resources={"metadata": {"path": str(options.notebook.parent)}},
    )
    client.on_notebook_start = client.stop_on_signals
    forget_results(client)
    problem = execute(client, options.timeout)
    if client.current is not None or not problem:
        write(notebook, options.output)
        say(f"wrote {options.output}")
    if problem:
        return fail(problem, 130 if client.interrupted else 1)
    return 0


def execute(client: FaithfulClient, timeout: int | None) -> str | None:
    """Runs the notebook as far as it goes. Returns what went wrong, or None."""
    try:
        client.execute()
    except CellExecutionError as error:
        traceback = "\n".join(error_lines(client.nb.cells[client.current]))
        return f"{where(client)} failed: {error.ename}: {error.evalue}" + (f"\n{traceback}" if traceback else "")
    except CellTimeoutError:
        return f"{where(client)} did not finish within {timeout} s"
    except (DeadKernelError, asyncio.CancelledError):
        return f"stopped in {where(client)}" if client.interrupted else f"the kernel died in {where(client)}"
    except RuntimeError as error:  # jupyter_client's, when the kernel ends or stays mute at its start
        return f"the kernel '{client.kernel_name}' did not start: {error}"
    return None


def forget_results(client: FaithfulClient) -> None:
    """Takes out what an earlier execution left, lest it pass for this one's in cells that are not reached."""
    for cell in client.nb.cells:
        if cell.cell_type == "code" and client.skip_cells_with_tag not in cell.metadata.get("tags", []):
            cell.outputs = []
            cell.execution_count = None
            cell.metadata.pop("execution", None)


def kernel_for(notebook: nbformat.NotebookNode) -> str | None:
    """The kernel to execute a notebook with: its own if it is here, Loombook for any other Java notebook."""
    spec = notebook.metadata.get("kernelspec", {})
    name = spec.get("name", "java")
    if name in KernelSpecManager().find_kernel_specs():
        return name
    language = spec.get("language") or notebook.metadata.get("language_info", {}).get("name", "")
    return "java" if language.lower() == "java" else None


def where(client: FaithfulClient) -> str:
    """Names the cell in execution as a reader finds it: by its place and its first line."""
    if client.current is None:
        return "the start"
    lines = client.nb.cells[client.current].source.strip().splitlines() or [""]
    return f"cell {client.current + 1} of {len(client.nb.cells)} (`{lines[0]}`)"


def error_lines(cell: nbformat.NotebookNode) -> list[str]:
    lines = [line for output in cell.outputs if output.output_type == "error" for line in output.traceback]
    return lines if sys.stderr.isatty() else [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in lines]


def write(notebook: nbformat.NotebookNode, output: Path) -> None:
    """Writes the notebook, whole or not at all; a file that was there keeps its permissions."""
    output = Path(os.path.realpath(output))
    beside = output.with_name(f".{output.name}.loombook-new")
    try:
        beside.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
        if output.exists():
            shutil.copymode(output, beside)
        beside.replace(output)
    finally:
        beside.unlink(missing_ok=True)


def fail(message: str, code: int = 1) -> int:
    say(message)
    return code


def say(message: str) -> None:
    print(f"loombook: {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
