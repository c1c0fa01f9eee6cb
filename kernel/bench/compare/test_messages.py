"""Frames become messages, and messages the end of a request."""

import json
import unittest

from messages import DELIMITER, Message, Request


def message(channel, type, content, at):
    parts = ({"msg_type": type}, {"msg_id": "1"}, {}, content)
    return Message(channel, [b"topic", DELIMITER, b"signature", *(json.dumps(part).encode() for part in parts)], at)


class MessageTest(unittest.TestCase):
    def test_frames_are_read(self):
        read = message("iopub", "stream", {"name": "stdout", "text": "a"}, 1.5)
        self.assertEqual((read.type, read.parent, read.content["text"], read.at), ("stream", "1", "a", 1.5))

    def test_a_message_without_a_parent(self):
        header = json.dumps({"msg_type": "status"}).encode()
        self.assertIsNone(Message("iopub", [DELIMITER, b"", header, b"{}", b"{}", b"{}"], 0).parent)


class RequestTest(unittest.TestCase):
    def setUp(self):
        self.request = Request("1", 10)

    def say(self, channel, type, content, at):
        self.request.add(message(channel, type, content, at))

    def test_it_ends_with_its_idle_status(self):
        self.say("iopub", "status", {"execution_state": "busy"}, 11)
        self.say("shell", "execute_reply", {"status": "ok"}, 12)
        self.assertFalse(self.request.ended)
        self.say("iopub", "status", {"execution_state": "idle"}, 13)
        self.assertTrue(self.request.ended)
        self.assertEqual(self.request.seconds, 3)

    def test_it_ends_with_its_reply(self):
        self.say("iopub", "status", {"execution_state": "idle"}, 11)
        self.assertFalse(self.request.ended)
        self.say("shell", "execute_reply", {"status": "ok"}, 14)
        self.assertEqual(self.request.seconds, 4)

    def test_what_was_printed_is_joined(self):
        for name, text in (("stdout", "a"), ("stderr", "b"), ("stdout", "c")):
            self.say("iopub", "stream", {"name": name, "text": text}, 11)
        self.assertEqual(self.request.printed, "ac")
        self.assertEqual(len(self.request.of_type("stream")), 3)
