"""Checks what kernels have recorded of themselves against the Jupyter message specification.

A kernel that runs with LOOMBOOK_RECORD=<folder> writes each message it sends as one line of JSON into a file of its
own there: {"channel", "header", "parent_header", "metadata", "content"}. Two kinds of rules are checked: the form of
each message (message_schema.json), and what follows what.

    python message_spec.py <folder>
"""

import json
import sys
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator

SCHEMA = json.loads(Path(__file__).with_name("message_schema.json").read_text())
PARTS = ("channel", "header", "parent_header", "metadata", "content")

LATE = {"stream", "display_data", "update_display_data", "clear_output", "comm_open", "comm_msg", "comm_close"}
"""What a thread may still say after its cell has ended."""

CUT = 20
"""A kernel that was killed may have been killed in the middle: so many last messages may lack their end."""


# the form of a message


@cache
def validator(msg_type, part):
    schema = SCHEMA["$defs"]["messages"][msg_type]["properties"][part]
    return Draft202012Validator({"$defs": SCHEMA["$defs"], **schema})


@cache
def remembered(msg_type, part, text):
    return tuple(faults_of(msg_type, part, json.loads(text)))


def faults_of(msg_type, part, value):
    for fault in validator(msg_type, part).iter_errors(value):
        # Where one of several forms must hold, the first form's complaint says more than "is not valid".
        reasons = [f.message for f in sorted(fault.context, key=lambda f: len(f.path), reverse=True)[:3]]
        path = ".".join(map(str, [part, *fault.absolute_path]))
        yield f"{msg_type}: {path}: {shortened(fault.message)}" + (f" ({'; '.join(map(shortened, reasons))})" if reasons else "")


def form_faults(message):
    """Why one message is not in the form of the specification."""
    if not isinstance(message, dict) or set(message) != set(PARTS):
        return [f"a record has {', '.join(PARTS)}, not {shortened(message)}"]
    msg_type = message["header"].get("msg_type") if isinstance(message["header"], dict) else None
    if msg_type not in SCHEMA["$defs"]["messages"]:
        return [f"{msg_type!r} is no message of a kernel"]
    faults = []
    for part in PARTS:
        value = message[part]
        # Parents, states and small contents come again and again: look at each of them once.
        text = json.dumps(value, sort_keys=True) if part != "header" else ""
        if part != "header" and len(text) < 400:
            faults += remembered(msg_type, part, text)
        else:
            faults += faults_of(msg_type, part, value)
    return faults


def shortened(value):
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) < 300 else text[:200] + " … " + text[-80:]


# what follows what


class Told:
    """What has been sent about one request, each with its line in the file."""

    def __init__(self):
        self.iopub, self.replies = [], []

    def lines(self, msg_type, state=None):
        return [
            (at, m) for at, m in self.iopub
            if m["header"]["msg_type"] == msg_type and state in (None, m["content"].get("execution_state"))
        ]


def sequence_faults(messages):
    """Why the messages of one kernel, in their order, do not follow the specification."""
    yield from kernel_faults(messages)
    told = defaultdict(Told)
    for at, message in enumerate(messages):
        # Two clients of one session count their messages apart: the date tells theirs from each other.
        parent = tuple(message["parent_header"].get(key) for key in ("msg_id", "date"))
        if not all(parent):
            continue
        if message["channel"] == "iopub":
            told[parent].iopub.append((at, message))
        elif message["header"]["msg_type"].endswith("_reply"):
            told[parent].replies.append((at, message))
    executed = [t for t in told.values() if t.lines("execute_input")]
    shut_down = any(m["header"]["msg_type"] == "shutdown_reply" for m in messages)
    for request in told.values():
        running_at_the_end = bool(executed) and request is executed[-1]
        yield from request_faults(request, len(messages), running_at_the_end, shut_down)


def kernel_faults(messages):
    starting = sum(m["content"].get("execution_state") == "starting" for m in messages)
    if starting != 1:
        yield f"'starting' was published {starting} times, not once"
    sessions = {m["header"]["session"] for m in messages}
    if len(sessions) != 1:
        yield f"a kernel has one session, not {sorted(sessions)}"
    for msg_id, times in Counter(m["header"]["msg_id"] for m in messages).items():
        if times > 1:
            yield f"{times} messages have the same id {msg_id}"


def request_faults(request, end, running_at_the_end, shut_down):
    any_message = (request.iopub + request.replies)[0][1]
    name = f"{any_message['parent_header']['msg_type']} {any_message['parent_header']['msg_id']}"
    busy, idle = request.lines("status", "busy"), request.lines("status", "idle")
    states_known = bool(busy or idle)

    if len(request.replies) > 1:
        yield f"{name}: {len(request.replies)} replies"
    if request.iopub and request.iopub[0][1]["content"].get("execution_state") != "busy":
        yield f"{name}: the first message on iopub is {request.iopub[0][1]['header']['msg_type']}, not busy"
    if request.replies and not states_known and request.replies[0][0] < end - CUT:
        yield f"{name}: answered without busy and idle"
    if len(idle) > 1:
        yield f"{name}: idle {len(idle)} times"
    if busy and not idle and not running_at_the_end and busy[0][0] < end - CUT:
        yield f"{name}: busy, but never idle"

    if idle:
        done = idle[0][0]
        for at, message in request.iopub:
            msg_type = message["header"]["msg_type"]
            if at > done and msg_type not in LATE:
                yield f"{name}: {msg_type} after idle"
        if any(at > done for at, _ in request.replies):
            yield f"{name}: the reply was sent after idle"
        if request.lines("execute_input") and not request.replies and not (running_at_the_end and shut_down):
            yield f"{name}: idle, but no reply"

    if any_message["parent_header"]["msg_type"] == "execute_request":
        yield from execution_faults(name, request)


def execution_faults(name, request):
    replies = [m["content"] for _, m in request.replies]
    inputs, errors = request.lines("execute_input"), request.lines("error")
    if len(inputs) > 1:
        yield f"{name}: {len(inputs)} execute_inputs"
    for _, message in inputs + request.lines("execute_result"):
        for reply in replies:
            if message["content"]["execution_count"] != reply.get("execution_count"):
                yield f"{name}: {message['header']['msg_type']} and reply count differently"
    for reply in replies:
        failed = [e["content"] for _, e in errors]
        said = {k: reply[k] for k in ("ename", "evalue", "traceback") if k in reply}
        if reply["status"] == "error" and inputs and failed != [said]:
            yield f"{name}: the reply says {shortened(said)}, iopub said {shortened(failed)}"
        if reply["status"] != "error" and failed:
            yield f"{name}: an error on iopub, but the reply is {reply['status']}"
        # Clients show how long a cell took. Nothing has started of a cell that was aborted.
        if reply["status"] != "aborted" and "started" not in request.replies[0][1]["metadata"]:
            yield f"{name}: execute_reply's metadata do not say when it started"


# whole recordings


def read(file):
    """The messages of one kernel. A last line may be cut off: the kernel may have been killed while writing it."""
    lines = file.read_bytes().split(b"\n")
    tail = lines.pop()
    messages = [json.loads(line) for line in lines if line]
    try:
        return messages + ([json.loads(tail)] if tail else [])
    except ValueError:
        return messages


class Report:
    """What has been seen in a folder of recordings, and what is wrong with it."""

    def __init__(self, folder):
        self.faults, self.types, self.seen, self.kernels = [], Counter(), set(), 0
        for file in sorted(Path(folder).glob("*.jsonl")):
            self.add(file)

    def add(self, file):
        try:
            messages = read(file)
        except ValueError as broken:
            self.faults.append(f"{file.name}: {broken}")
            return
        if not messages:
            return  # killed before it said anything
        self.kernels += 1
        wrong_form = False
        for line, message in enumerate(messages, 1):
            found = form_faults(message)
            self.faults += [f"{file.name}:{line}: {fault}" for fault in found]
            wrong_form |= bool(found)
            self.count(message)
        try:
            self.faults += [f"{file.name}: {fault}" for fault in sequence_faults(messages)]
        except (KeyError, TypeError, AttributeError):
            if not wrong_form:
                raise

    def count(self, message):
        try:
            msg_type, content = message["header"]["msg_type"], message["content"]
            self.types[msg_type] += 1
            for key in ("status", "execution_state"):
                if key in content:
                    self.seen.add((msg_type, content[key]))
        except (KeyError, TypeError):
            pass  # its form has been found wrong

    @property
    def messages(self):
        return sum(self.types.values())

    def __str__(self):
        counts = ", ".join(f"{n} {t}" for t, n in self.types.most_common())
        shown = "\n".join(self.faults[:20])
        return f"{self.messages} messages of {self.kernels} kernels ({counts}), {len(self.faults)} faults\n{shown}"


if __name__ == "__main__":
    report = Report(sys.argv[1])
    print(report)
    sys.exit(bool(report.faults))
