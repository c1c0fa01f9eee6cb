"""A kernel as a client sees it: launched, asked, listened to."""

import os
import time

import psutil
import zmq
from jupyter_client.manager import KernelManager

from messages import Message, Request

RECONNECT_MS = 5
"""After which ZeroMQ looks again for a kernel that does not listen yet; by default a start would be rounded to 100 ms."""


class Silence(Exception):
    """A kernel did not say in time what it had to say."""


class Kernel:
    """One kernel, from its launch to its end."""

    def __init__(self, name):
        self.manager = KernelManager(kernel_name=name)
        self.context = zmq.Context()
        self.poller = zmq.Poller()
        self.sockets, self.requests, self.seen = {}, {}, []
        self.heard_on_iopub = False

    def launch(self):
        """Starts the process and does not wait for it."""
        self.log = open(os.devnull, "wb")
        self.launched = time.perf_counter()
        self.manager.start_kernel(stdout=self.log, stderr=self.log)
        for channel in ("shell", "control", "iopub"):
            socket = self.context.socket(zmq.SUB if channel == "iopub" else zmq.DEALER)
            socket.linger, socket.reconnect_ivl = 0, RECONNECT_MS
            if channel == "iopub":
                socket.subscribe(b"")
            else:
                socket.identity = self.manager.session.bsession
            socket.connect(f"tcp://{self.manager.ip}:{getattr(self.manager, channel + '_port')}")
            self.sockets[channel] = socket
            self.poller.register(socket, zmq.POLLIN)

    def stop(self):
        """Ends the kernel and all that it has started, at once."""
        started = {*self.processes(), *self.seen}
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)
        for process in started:
            try:
                process.kill()
            except psutil.NoSuchProcess:
                pass
        self.context.destroy(linger=0)
        self.log.close()

    # processes

    def processes(self):
        """The kernel and what it has started."""
        try:
            kernel = psutil.Process(self.manager.provisioner.pid)
            self.seen = [kernel, *kernel.children(recursive=True)]
        except (psutil.NoSuchProcess, AttributeError, TypeError):
            return []
        return self.seen

    def memory(self):
        """Bytes: each page is divided by the number of processes that share it, where the system tells."""
        told = [process.memory_full_info() for process in self.processes()]
        return sum(getattr(one, "pss", one.uss) for one in told)

    def cpu(self):
        """Seconds that its processes have used so far."""
        return sum(sum(process.cpu_times()[:2]) for process in self.processes())

    # requests

    def send(self, type, content=None, channel="shell"):
        sent = time.perf_counter()
        message = self.manager.session.send(self.sockets[channel], type, content or {})
        request = Request(message["header"]["msg_id"], sent)
        self.requests[request.id] = request
        return request

    def execute(self, code):
        """Sends a cell and does not wait."""
        flags = {"silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
        return self.send("execute_request", {"code": code, "user_expressions": {}, **flags})

    def run(self, code, timeout=60):
        """Runs a cell to its end; it must succeed."""
        request = self.execute(code)
        self.listen(lambda: request.ended, timeout)
        if request.reply.content["status"] != "ok":
            raise RuntimeError(f"a cell fails: {request.reply.content}\n{code}")
        return request

    def interrupt(self):
        """What a client's stop button does."""
        if self.manager.kernel_spec.interrupt_mode == "message":
            self.send("interrupt_request", channel="control")
        else:
            self.manager.interrupt_kernel()

    # listening

    def listen(self, condition, timeout):
        """Takes what comes until the condition holds."""
        end = time.perf_counter() + timeout
        while not condition():
            left = end - time.perf_counter()
            if left <= 0:
                raise Silence(f"no end in {timeout} s")
            for socket, _ in self.poller.poll(left * 1000):
                self.take(socket)

    def listen_for(self, seconds):
        """Takes what comes in this time."""
        try:
            self.listen(lambda: False, seconds)
        except Silence:
            pass

    def take(self, socket):
        channel = next(name for name, s in self.sockets.items() if s is socket)
        for _ in range(100):
            try:
                message = Message(channel, socket.recv_multipart(zmq.NOBLOCK), time.perf_counter())
            except zmq.Again:
                return
            self.heard_on_iopub |= channel == "iopub" and message.parent is not None
            if message.parent in self.requests:
                self.requests[message.parent].add(message)
