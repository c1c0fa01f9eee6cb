"""What a kernel says, and when it came."""

import json
from functools import cached_property

DELIMITER = b"<IDS|MSG>"


class Message:
    """What came. Contents are parsed when they are asked for: in a flood the reader must not be what is measured."""

    def __init__(self, channel, frames, at):
        start = frames.index(DELIMITER) + 2
        header, parent, _, self._content = frames[start : start + 4]
        self.channel, self.at = channel, at
        self.type = json.loads(header)["msg_type"]
        self.parent = json.loads(parent).get("msg_id")

    @cached_property
    def content(self):
        return json.loads(self._content)


class Request:
    """A request and what has come for it; its end is its reply and its idle status, whichever comes later."""

    def __init__(self, id, sent):
        self.id, self.sent, self.messages = id, sent, []
        self.reply = self.idle = None

    def add(self, message):
        self.messages.append(message)
        if message.channel != "iopub" and message.type.endswith("_reply"):
            self.reply = message
        elif message.type == "status" and message.content["execution_state"] == "idle":
            self.idle = message

    @property
    def ended(self):
        return self.reply is not None and self.idle is not None

    @property
    def seconds(self):
        return max(self.reply.at, self.idle.at) - self.sent

    def of_type(self, type):
        return [message for message in self.messages if message.type == type]

    @property
    def printed(self):
        return "".join(m.content["text"] for m in self.of_type("stream") if m.content["name"] == "stdout")
