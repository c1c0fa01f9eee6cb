"""A running kernel, told as a story: start it, run a cell, look at what it said, stop it.

    with Kernel() as kernel:
        cell = kernel.run("1 + 1")
        assert cell.value == "2"

The kernel is started by jupyter_client's KernelManager, as every client does; its sockets are read here directly, so
that a test sees every message in its order and with the bytes that came over the wire. Each message that arrives is
checked on the way: its signature, and that its parent header is an exact copy of the header that was sent.
"""

import hashlib
import hmac
import json
import os
import signal
import tempfile
import time
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

import psutil
import zmq
from jupyter_client.manager import KernelManager

NAME = os.environ.get("LOOMBOOK_KERNEL", "java")
"""The name under which the kernelspec is installed."""

PATIENCE = 30
"""Seconds a test waits for what must happen soon. Generous: the machine may be busy, and a wait that succeeds is short."""

DELIMITER = b"<IDS|MSG>"
CHANNELS = ("shell", "control", "stdin", "iopub")


@dataclass(frozen=True)
class Message:
    """One message as it came from the kernel."""

    channel: str
    type: str
    header: dict
    parent: dict
    metadata: dict
    content: dict
    buffers: list = field(default_factory=list)
    at: float = 0.0

    def __str__(self):
        content = json.dumps(self.content, ensure_ascii=False)
        return f"{self.channel:7} {self.type:20} {content if len(content) < 300 else content[:300] + '…'}"


class Request:
    """A request and everything the kernel has said about it so far. It fills while the kernel is being listened to."""

    def __init__(self, kernel, header):
        self.kernel, self.header, self.id = kernel, header, header["msg_id"]
        self.sent = time.perf_counter()
        self.messages, self.replies, self.idle_at, self.inputs = [], [], None, []

    def add(self, message):
        self.messages.append(message)
        if message.channel in ("shell", "control"):
            self.replies.append(message)
        elif message.type == "status" and message.content["execution_state"] == "idle":
            self.idle_at = message.at
        elif message.type == "input_request" and self.inputs:
            self.kernel.answer(self.inputs.pop(0), message)

    # waiting

    def until(self, condition, what, timeout=PATIENCE):
        """Listens until condition(this request) holds."""
        self.kernel.until(lambda: condition(self), what, timeout, about=self)
        return self

    def done(self, timeout=PATIENCE):
        """Listens until both the reply and the closing idle have come: they travel over different sockets."""
        return self.until(lambda r: r.replies and r.idle_at, "a reply and an idle", timeout)

    def started(self, timeout=PATIENCE):
        return self.until(lambda r: r.of_type("execute_input"), "that the cell has started", timeout)

    def asked(self, times=1, timeout=PATIENCE):
        """Listens until the cell has asked for input so many times; the last request for input."""
        self.until(lambda r: len(r.of_type("input_request")) >= times, f"{times} requests for input", timeout)
        return self.of_type("input_request")[times - 1]

    def printed(self, text, stream="stdout", timeout=PATIENCE):
        return self.until(lambda r: text in getattr(r, stream), f"{text!r} on {stream}", timeout)

    # what has been said

    def of_type(self, *types):
        return [m for m in self.messages if m.type in types]

    @property
    def reply(self):
        assert self.replies, f"no reply yet, only {self.kernel.told(self)}"
        return self.replies[0]

    @property
    def content(self):
        return self.reply.content

    @property
    def status(self):
        return self.content["status"]

    @property
    def seconds(self):
        """From sending to the reply."""
        return self.reply.at - self.sent

    def stream(self, name):
        return "".join(m.content["text"] for m in self.of_type("stream") if m.content["name"] == name)

    @property
    def stdout(self):
        return self.stream("stdout")

    @property
    def stderr(self):
        return self.stream("stderr")

    @property
    def results(self):
        return [m.content["data"] for m in self.of_type("execute_result")]

    @property
    def value(self):
        """What the cell's last expression shows as plain text; None if it has no result."""
        return self.results[0]["text/plain"] if self.results else None

    @property
    def displays(self):
        return [m.content["data"] for m in self.of_type("display_data")]

    @property
    def errors(self):
        return [m.content for m in self.of_type("error")]

    @property
    def error(self):
        """All the words of the cell's one error, as the reader sees them."""
        assert len(self.errors) == 1, f"expected one error, got {self.kernel.told(self)}"
        error = self.errors[0]
        return "\n".join([error["ename"], error["evalue"], *error["traceback"]])

    @property
    def kinds(self):
        """What happened on iopub in order, a status as its state: ["busy", "execute_input", "stream", "idle"]."""
        return [m.content["execution_state"] if m.type == "status" else m.type for m in self.messages if m.channel == "iopub"]


class Kernel:
    """One running kernel."""

    def __init__(self, name=NAME, env=None):
        self.name, self.env = name, env or {}
        self.manager = KernelManager(kernel_name=name)
        self.context = zmq.Context()
        self.sockets, self.requests, self.others, self.heard = {}, {}, [], []
        self.processes_seen = []
        self.log = tempfile.TemporaryFile(prefix="kernel-log-")
        self.session = str(uuid.uuid4())

    # starting and stopping

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()

    def start(self):
        """Starts the process and waits until it answers on shell and is heard on iopub."""
        try:
            self.start_process()
            self.ready()
        except BaseException:
            self.kill()
            raise
        return self

    def start_process(self):
        self.began = time.perf_counter()
        self.manager.start_kernel(stdout=self.log, stderr=self.log, env={**os.environ, **self.env})
        self.connect()
        return self

    def connect(self):
        """Opens the sockets that every client opens."""
        self.key = self.manager.session.key
        self.poller = zmq.Poller()
        for channel in CHANNELS:
            socket = self.raw(channel, identity=self.session.encode())
            self.sockets[channel] = socket
            self.poller.register(socket, zmq.POLLIN)

    def raw(self, channel, identity=None, **options):
        """One more socket to the kernel, for tests that speak the wire's language themselves."""
        socket = self.context.socket(zmq.SUB if channel == "iopub" else zmq.DEALER)
        socket.linger = 0
        for name, value in options.items():
            socket.setsockopt(getattr(zmq, name), value)
        if channel == "iopub":
            socket.setsockopt(zmq.SUBSCRIBE, b"")
        if identity:
            socket.identity = identity
        socket.connect(f"tcp://{self.manager.ip}:{getattr(self.manager, channel + '_port')}")
        return socket

    def ready(self, timeout=60):
        """Waits for the first answer; then for proof that nothing on iopub can be missed any more."""
        first = self.send("kernel_info_request")
        first.until(lambda r: r.replies, "the first answer", timeout)
        self.ready_after = first.reply.at - self.began
        self.info = first.content
        while not self.heard_on_iopub():
            again = self.send("kernel_info_request")
            again.until(lambda r: r.replies, "an answer", timeout)
            self.listen(0.05)
        self.until(lambda: not self.open_requests(), "that the kernel is idle")

    def heard_on_iopub(self):
        return any(m.channel == "iopub" and m.parent for m in self.heard)

    def open_requests(self):
        """Requests of which iopub has told the beginning but not the end."""
        return [r for r in self.requests.values() if r.kinds and not r.idle_at]

    def restart(self):
        self.manager.restart_kernel(now=False)
        self.close_sockets()
        self.began = time.perf_counter()
        self.forget()
        self.connect()
        self.ready()

    def stop(self):
        """Ends the kernel the polite way if it is alive, and then whatever is left of it the other way."""
        self.processes()
        if self.alive() and self.sockets:
            try:
                self.send("shutdown_request", {"restart": False}, channel="control")
                gone(self.processes_seen[:1], within=5)
            except Exception:  # what a test left behind must not hide why it failed
                pass
        self.kill()

    def kill(self):
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)
        for process in self.processes_seen:
            try:
                process.kill()
            except psutil.NoSuchProcess:
                pass
        self.close_sockets()
        self.context.destroy(linger=0)
        self.log.close()

    def close_sockets(self):
        for socket in self.sockets.values():
            socket.close(0)
        self.sockets = {}

    # processes

    @property
    def pid(self):
        return self.manager.provisioner.pid

    def alive(self):
        process = self.manager.has_kernel and self.manager.provisioner.process
        return bool(process) and process.poll() is None

    def processes(self):
        """The kernel, its runtime, and all that they have started."""
        try:
            kernel = psutil.Process(self.pid)
            found = [kernel, *kernel.children(recursive=True)]
        except (psutil.NoSuchProcess, TypeError, AttributeError):
            found = []
        self.processes_seen = found + [p for p in self.processes_seen if p not in found]
        return found

    def runtime(self):
        """The process in which cells run."""
        java = [p for p in self.processes()[1:] if "java" in p.name()]
        assert java, f"the kernel has no runtime process, only {self.processes()}"
        return java[0]

    def signal(self, number):
        os.kill(self.pid, number)

    def interrupt(self):
        """What a client's stop button does: as the kernelspec says, a message or a signal."""
        if self.manager.kernel_spec.interrupt_mode == "message":
            return self.send("interrupt_request", channel="control")
        self.signal(signal.SIGINT)

    def stderr(self):
        """What the kernel itself has written, beside Jupyter."""
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    # speaking

    def header(self, msg_type, /, **changes):
        header = {
            "msg_id": str(uuid.uuid4()),
            "session": self.session,
            "username": "tester",
            "date": datetime.now(timezone.utc).isoformat().replace("+00:00", "Z"),
            "msg_type": msg_type,
            "version": "5.5",
        }
        return {**header, **changes}

    def sign(self, parts):
        digest = hmac.new(self.key, digestmod=hashlib.sha256)
        for part in parts:
            digest.update(part)
        return digest.hexdigest().encode()

    def frames(self, header, content, parent=None, buffers=()):
        """A message as the wire carries it. Parts may also be bytes, for those who want to send what is no JSON."""
        parts = [p if isinstance(p, bytes) else json.dumps(p).encode() for p in (header, parent or {}, {}, content)]
        return [DELIMITER, self.sign(parts), *parts, *buffers]

    def send(self, msg_type, content=None, channel="shell", buffers=(), **header):
        """Sends and does not wait."""
        header = self.header(msg_type, **header)
        request = Request(self, header)
        self.requests[request.id] = request
        self.sockets[channel].send_multipart(self.frames(header, content or {}, buffers=buffers))
        return request

    def execute(self, code, inputs=(), **flags):
        """Sends a cell and does not wait. Inputs are what the user will type when asked."""
        content = {
            "code": code,
            "silent": False,
            "store_history": True,
            "user_expressions": {},
            "allow_stdin": True,
            "stop_on_error": True,
            **flags,
        }
        request = self.send("execute_request", content)
        request.inputs = list(inputs)
        return request

    def run(self, code, inputs=(), timeout=PATIENCE, **flags):
        """Runs a cell to its end."""
        return self.execute(code, inputs, **flags).done(timeout)

    def ask(self, msg_type, content=None, channel="shell", timeout=PATIENCE):
        """Sends any request and waits for its end."""
        return self.send(msg_type, content, channel).done(timeout)

    def complete(self, code, cursor=None):
        return self.ask("complete_request", {"code": code, "cursor_pos": len(code) if cursor is None else cursor})

    def inspect(self, code, cursor=None, detail_level=0):
        position = len(code) if cursor is None else cursor
        return self.ask("inspect_request", {"code": code, "cursor_pos": position, "detail_level": detail_level})

    def history(self, access, **request):
        """The history, as a list of (session, line, input)."""
        content = {"hist_access_type": access, "output": False, "raw": True, **request}
        return [tuple(entry) for entry in self.ask("history_request", content).content["history"]]

    def answer(self, text, input_request):
        """Types what an input_request asks for."""
        header = self.header("input_reply")
        frames = self.frames(header, {"value": text, "status": "ok"}, parent=input_request.header)
        self.sockets["stdin"].send_multipart(frames)

    # listening

    def listen(self, seconds):
        """Takes what has arrived; waits so long for something to arrive. False if nothing came."""
        ready = self.poller.poll(max(0, int(seconds * 1000)))
        for socket, _ in ready:
            channel = next(name for name, s in self.sockets.items() if s is socket)
            for _ in range(1000):
                try:
                    frames = socket.recv_multipart(zmq.NOBLOCK)
                except zmq.Again:
                    break
                self.take(channel, frames)
        return bool(ready)

    def take(self, channel, frames):
        message = self.parse(channel, frames)
        self.heard.append(message)
        request = self.requests.get(message.parent.get("msg_id"))
        if request is None:
            self.others.append(message)
            return
        assert message.parent == request.header, f"the parent header {message.parent} is no copy of {request.header}"
        request.add(message)

    def parse(self, channel, frames):
        start = frames.index(DELIMITER) + 1
        signature, parts, buffers = frames[start], frames[start + 1 : start + 5], frames[start + 5 :]
        assert signature == self.sign(parts), f"a wrong signature came from the kernel, on {channel}: {parts}"
        header, parent, metadata, content = (json.loads(part) for part in parts)
        return Message(channel, header["msg_type"], header, parent, metadata, content, buffers, time.perf_counter())

    def until(self, condition, what, timeout=PATIENCE, about=None):
        """Listens until the condition holds; else fails with what was heard instead."""
        end = time.perf_counter() + timeout
        while not (found := condition()):
            left = end - time.perf_counter()
            if left <= 0:
                raise AssertionError(f"waited {timeout} s for {what}; heard only {self.told(about)}")
            if not self.listen(min(left, 0.5)) and not self.alive() and not condition():
                raise AssertionError(f"the kernel has ended while a test waited for {what}; heard {self.told(about)}")
        return found

    def told(self, about=None):
        """The last messages and words of the kernel, for a failure's text."""
        messages = about.messages if about else self.heard
        lines = [f"{len(messages)} messages", *(f"  {m}" for m in messages[-15:])]
        words = self.stderr()[-2000:] if not self.log.closed else ""
        return "\n".join(lines) + (f"\nand the process wrote:\n{words}" if words else "")

    def forget(self):
        """Drops what has been heard, so that the next story begins with an empty page."""
        self.requests, self.others, self.heard = {}, [], []


def lives(process):
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def left_of(processes):
    """Those that still live. A zombie has ended: only its parent has not asked how."""
    living = []
    for process in processes:
        try:
            if lives(process):
                living.append(process)
        except psutil.NoSuchProcess:
            pass
    return living


def gone(processes, within):
    """Waits until all the processes have ended; what is left of them after so many seconds."""
    end = time.perf_counter() + within
    while (left := left_of(processes)) and time.perf_counter() < end:
        time.sleep(0.005)  # the system tells nobody but a parent that a process has ended
    return left


def repository():
    return Path(__file__).resolve().parents[2]
