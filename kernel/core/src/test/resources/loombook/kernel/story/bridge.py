"""A client of an installed kernel, spoken to in lines of JSON.

What comes on stdin is said to the kernel: {"channel": .., "type": .., "id": .., "content": {..}}.
What the kernel says comes on stdout:      {"channel": .., "type": .., "parent": .., "content": {..}}.
The end of stdin ends the kernel.
"""

import json
import os
import sys

import zmq
from jupyter_client.manager import KernelManager

CHANNELS = ("shell", "control", "iopub", "stdin")


def main(name):
    manager = KernelManager(kernel_name=name)
    # What the kernel prints must not mix with the lines for our reader.
    manager.start_kernel(stdout=sys.stderr, stderr=sys.stderr)
    client = manager.blocking_client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        talk(client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def talk(client):
    channels = {name: getattr(client, f"{name}_channel") for name in CHANNELS}
    sockets = {channel.socket: name for name, channel in channels.items()}
    poller = zmq.Poller()
    for socket in sockets:
        poller.register(socket, zmq.POLLIN)
    poller.register(sys.stdin.fileno(), zmq.POLLIN)
    tell({"channel": "bridge", "type": "ready", "parent": "", "content": {}})
    begun = b""
    while True:
        for ready, _ in poller.poll():
            if ready in sockets:
                hear(channels[sockets[ready]], sockets[ready])
                continue
            read = os.read(ready, 1 << 16)
            if not read:
                return
            *lines, begun = (begun + read).split(b"\n")
            for line in lines:
                say(client, channels, json.loads(line))


def say(client, channels, wanted):
    message = client.session.msg(wanted["type"], wanted["content"])
    message["msg_id"] = message["header"]["msg_id"] = wanted["id"]
    channels[wanted["channel"]].send(message)


def hear(channel, name):
    while channel.msg_ready():
        message = channel.get_msg(timeout=0)
        parent = message["parent_header"].get("msg_id", "")
        tell({"channel": name, "type": message["msg_type"], "parent": parent, "content": message["content"]})


def tell(line):
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


main(sys.argv[1])
