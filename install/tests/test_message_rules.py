"""The judge judged: a conversation that follows the specification passes, and each way of breaking it is found."""

import json

import pytest
from jsonschema import Draft202012Validator

from message_spec import SCHEMA, Report, form_faults, sequence_faults

DATE = "2026-01-01T00:00:00.000000Z"
REQUEST = {
    "msg_id": "r1", "session": "client", "username": "u", "date": DATE, "msg_type": "execute_request", "version": "5.4",
}


def said(msg_type, content, channel="iopub", parent=REQUEST, **metadata):
    said.count += 1
    header = {
        "msg_id": f"k{said.count}", "session": "kernel", "username": "kernel",
        "date": DATE, "msg_type": msg_type, "version": "5.5",
    }
    return {"channel": channel, "header": header, "parent_header": parent, "metadata": metadata, "content": content}


said.count = 0


def state(name, parent=REQUEST):
    return said("status", {"execution_state": name}, parent=parent)


def conversation():
    """`1 + 1` after a greeting."""
    return [
        state("starting", parent={}),
        said("iopub_welcome", {"subscription": ""}, parent={}),
        state("busy"),
        said("execute_input", {"code": "1 + 1", "execution_count": 1}),
        said("stream", {"name": "stdout", "text": "hello"}),
        said("execute_result", {"execution_count": 1, "data": {"text/plain": "2"}, "metadata": {}}),
        said("execute_reply", {"status": "ok", "execution_count": 1, "user_expressions": {}}, "shell", started=DATE),
        state("idle"),
    ]


GREETING, WELCOME, BUSY, INPUT, STREAM, RESULT, REPLY, IDLE = range(8)


def faults(messages):
    return [f for m in messages for f in form_faults(m)] + list(sequence_faults(messages))


def test_a_good_conversation_has_no_faults():
    assert faults(conversation()) == []


def test_late_output_of_a_thread_is_no_fault():
    assert faults([*conversation(), said("stream", {"name": "stdout", "text": "late"})]) == []


def broken(at, path, value):
    """The good conversation with one thing changed; None takes it away."""
    messages = conversation()
    *way, last = path.split(".")
    place = messages[at]
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return messages


@pytest.mark.parametrize(
    "at, path, value",
    [
        (STREAM, "header.msg_type", "shout"),
        (STREAM, "header.date", None),
        (STREAM, "header.date", "2026-01-01T00:00:00"),
        (STREAM, "header.date", "yesterday"),
        (STREAM, "header.version", "4.1"),
        (STREAM, "header.username", 3),
        (STREAM, "header.color", "red"),
        (STREAM, "channel", "shell"),
        (STREAM, "content.name", "stdlog"),
        (STREAM, "content.text", None),
        (STREAM, "content.data", "x"),
        (STREAM, "metadata", []),
        (STREAM, "extra", 1),
        (BUSY, "content.execution_state", "thinking"),
        (RESULT, "content.data", {"text/html": "<b>2</b>"}),
        (RESULT, "content.data", {"text/plain": "2", "image/png": "no base64!"}),
        (RESULT, "content.data", {"text/plain": "2", "image/png": "aGVsbG8="}),
        (RESULT, "content.data", {"text/plain": ["2"]}),
        (RESULT, "content.data", {"text/plain": "2", "html": "2"}),
        (RESULT, "content.execution_count", "1"),
        (RESULT, "parent_header", {}),
        (REPLY, "parent_header", {}),
        (REPLY, "parent_header", {"msg_id": "r1"}),
        (REPLY, "channel", "iopub"),
        (REPLY, "content.status", "fine"),
        (REPLY, "content.status", "error"),
        (REPLY, "content.user_expressions", {"a": 1}),
        (REPLY, "content.execution_count", None),
        (REPLY, "metadata.started", "today"),
        (WELCOME, "parent_header", REQUEST),
    ],
)
def test_a_wrong_form_is_found(at, path, value):
    messages = broken(at, path, value)
    assert form_faults(messages[at])


@pytest.mark.parametrize(
    "at, path, value",
    [
        (INPUT, "content.execution_count", 2),
        (RESULT, "content.execution_count", 2),
        (REPLY, "metadata", {}),
        (STREAM, "header.session", "another"),
        (STREAM, "header.msg_id", "k0"),
    ],
)
def test_a_wrong_order_is_found_in_one_message(at, path, value):
    messages = broken(at, path, value)
    if path == "header.msg_id":
        messages[INPUT]["header"]["msg_id"] = value
    assert list(sequence_faults(messages))


def without(*places):
    return [m for at, m in enumerate(conversation()) if at not in places]


def moved(at, to):
    messages = conversation()
    messages.insert(to, messages.pop(at))
    return messages


@pytest.mark.parametrize(
    "messages",
    [
        pytest.param(without(GREETING), id="no starting"),
        pytest.param([*conversation(), state("starting", parent={})], id="starting twice"),
        pytest.param(without(BUSY), id="no busy"),
        pytest.param(moved(BUSY, INPUT), id="busy not first"),
        pytest.param([*conversation(), state("idle")], id="idle twice"),
        pytest.param(moved(IDLE, RESULT), id="result after idle"),
        pytest.param(moved(REPLY, IDLE), id="reply after idle"),
        pytest.param([*conversation(), state("busy")], id="busy after idle"),
        pytest.param(without(REPLY), id="no reply"),
        pytest.param(conversation() + conversation()[REPLY:IDLE], id="two replies"),
        pytest.param(conversation() + conversation()[INPUT:STREAM], id="two inputs"),
    ],
)
def test_a_wrong_order_is_found(messages):
    assert list(sequence_faults(messages))


def test_a_request_that_never_becomes_idle_is_found():
    after = []
    for n in range(5):
        parent = {**REQUEST, "msg_id": f"later{n}"}
        after += [{**said(m["header"]["msg_type"], m["content"], m["channel"], parent), "metadata": m["metadata"]}
                  for m in conversation()[BUSY:]]
    assert [f for f in sequence_faults(without(IDLE) + after)] == ["execute_request r1: busy, but never idle"]


def test_an_error_must_be_told_twice_in_the_same_words():
    messages = conversation()
    messages[RESULT : REPLY + 1] = [
        said("error", {"ename": "E", "evalue": "v", "traceback": []}),
        said(
            "execute_reply",
            {"status": "error", "execution_count": 1, "ename": "E", "evalue": "w", "traceback": []},
            "shell",
            started=DATE,
        ),
    ]
    assert "iopub said" in " ".join(faults(messages))


def test_the_whole_schema_and_its_parts_agree():
    """Parts are checked one by one, for speed; the schema as a whole must say the same."""
    whole = Draft202012Validator(SCHEMA)
    assert all(whole.is_valid(m) for m in conversation())
    assert not whole.is_valid(broken(STREAM, "content.name", "stdlog")[STREAM])
    assert not whole.is_valid(broken(STREAM, "header.msg_type", "shout")[STREAM])


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_a_kernel_may_be_killed_while_it_writes(tmp_path):
    lines = [json.dumps(m) for m in conversation()]
    (tmp_path / "1-a.jsonl").write_text("\n".join(lines) + '\n{"channel": "io')
    report = Report(tmp_path)
    assert (report.messages, report.faults) == (len(lines), [])


def test_a_broken_line_in_the_middle_is_found(tmp_path):
    (tmp_path / "1-a.jsonl").write_text('{"channel": "io\n' + json.dumps(conversation()[0]) + "\n")
    assert Report(tmp_path).faults
