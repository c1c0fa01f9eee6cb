"""Whatever comes over the wire, the kernel serves the next good request.

Each abuse is sent to shell and to control, over the same sockets on which the good request follows.
"""

import json
import os
import socket

import pytest

from kernel import DELIMITER

MB = 1024 * 1024


def execute(kernel, code="1 + 1", **changes):
    content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
    return kernel.frames(kernel.header("execute_request"), {**content, **changes})


def signed(kernel, *parts):
    """Four parts, signed as they are."""
    return [DELIMITER, kernel.sign(parts), *parts]


def wrong_signature(kernel):
    frames = execute(kernel)
    frames[1] = b"0" * 64
    return frames


def signature_of_other_length(kernel):
    frames = execute(kernel)
    frames[1] = b"abc"
    return frames


def signature_no_hex(kernel):
    frames = execute(kernel)
    frames[1] = b"\xff" * 64
    return frames


def empty_signature(kernel):
    frames = execute(kernel)
    frames[1] = b""
    return frames


def changed_after_signing(kernel):
    frames = execute(kernel)
    frames[5] = frames[5].replace(b"1 + 1", b"2 + 2")
    return frames


def no_delimiter(kernel):
    return execute(kernel)[1:]


def delimiter_last(kernel):
    return [*execute(kernel)[1:], DELIMITER]


def delimiter_only(kernel):
    return [DELIMITER]


def one_empty_frame(kernel):
    return [b""]


def header_only(kernel):
    return execute(kernel)[:3]


def without_content(kernel):
    return execute(kernel)[:5]


def header_no_json(kernel):
    return signed(kernel, b"{nonsense", b"{}", b"{}", b"{}")


def content_no_json(kernel):
    header = json.dumps(kernel.header("execute_request")).encode()
    return signed(kernel, header, b"{}", b"{}", b"code: 1 + 1")


def content_cut_off(kernel):
    header = json.dumps(kernel.header("execute_request")).encode()
    return signed(kernel, header, b"{}", b"{}", b'{"code": "1 +')


def content_no_text(kernel):
    header = json.dumps(kernel.header("execute_request")).encode()
    return signed(kernel, header, b"{}", b"{}", b"\xff\xfe\x00\x80")


def content_empty(kernel):
    header = json.dumps(kernel.header("execute_request")).encode()
    return signed(kernel, header, b"{}", b"{}", b"")


def parent_no_json(kernel):
    header = json.dumps(kernel.header("kernel_info_request")).encode()
    return signed(kernel, header, b"?", b"?", b"{}")


def header_array(kernel):
    return kernel.frames([1, 2, 3], {})


def header_number(kernel):
    return kernel.frames(42, {})


def header_null(kernel):
    return signed(kernel, b"null", b"null", b"null", b"null")


def content_array(kernel):
    return kernel.frames(kernel.header("execute_request"), ["1 + 1"])


def content_number(kernel):
    return kernel.frames(kernel.header("execute_request"), 42)


def content_null(kernel):
    return signed(kernel, json.dumps(kernel.header("execute_request")).encode(), b"{}", b"{}", b"null")


def parent_array(kernel):
    return kernel.frames(kernel.header("kernel_info_request"), {}, parent=[1])


def unknown_type(kernel):
    return kernel.frames(kernel.header("make_coffee_request"), {"sugar": 2})


def empty_type(kernel):
    return kernel.frames(kernel.header(""), {})


def a_reply_as_request(kernel):
    return kernel.frames(kernel.header("execute_reply"), {"status": "ok"})


def type_no_text(kernel):
    return kernel.frames(kernel.header("execute_request", msg_type=7), {"code": "1"})


def type_null(kernel):
    return kernel.frames(kernel.header("execute_request", msg_type=None), {"code": "1"})


def no_type(kernel):
    header = kernel.header("execute_request")
    del header["msg_type"]
    return kernel.frames(header, {"code": "1"})


def no_id(kernel):
    header = kernel.header("execute_request")
    del header["msg_id"]
    return kernel.frames(header, {"code": "1"})


def id_null(kernel):
    return kernel.frames(kernel.header("execute_request", msg_id=None), {"code": "1"})


def no_session(kernel):
    header = kernel.header("kernel_info_request")
    del header["session"], header["username"], header["date"], header["version"]
    return kernel.frames(header, {})


def date_nonsense(kernel):
    return kernel.frames(kernel.header("kernel_info_request", date="tomorrow", version="x"), {})


def no_code(kernel):
    return kernel.frames(kernel.header("execute_request"), {"silent": False})


def code_null(kernel):
    return execute(kernel, code=None)


def code_number(kernel):
    return execute(kernel, code=42)


def code_object(kernel):
    return execute(kernel, code={"text": "1 + 1"})


def flags_of_other_types(kernel):
    return execute(kernel, silent="yes", store_history=[], stop_on_error=1, allow_stdin={}, user_expressions="a")


def expressions_no_text(kernel):
    return execute(kernel, user_expressions={"a": 1, "b": None, "c": {}})


def cursor_no_number(kernel):
    return kernel.frames(kernel.header("complete_request"), {"code": "Math.", "cursor_pos": "end"})


def cursor_huge(kernel):
    return kernel.frames(kernel.header("complete_request"), {"code": "Math.", "cursor_pos": 10**30})


def cursor_missing(kernel):
    return kernel.frames(kernel.header("inspect_request"), {"code": "Math."})


def history_of_nothing(kernel):
    return kernel.frames(kernel.header("history_request"), {"hist_access_type": "dream", "n": "all"})


def history_empty(kernel):
    return kernel.frames(kernel.header("history_request"), {})


def comm_without_id(kernel):
    return kernel.frames(kernel.header("comm_open"), {"data": 1})


def input_reply_unasked(kernel):
    return kernel.frames(kernel.header("input_reply"), {"value": "nobody asked"})


def deep_content(kernel):
    depth = 100_000
    content = b'{"code": ' + b"[" * depth + b"]" * depth + b"}"
    return signed(kernel, json.dumps(kernel.header("execute_request")).encode(), b"{}", b"{}", content)


def deep_header(kernel):
    depth = 100_000
    return signed(kernel, b'{"a":' * depth + b"1" + b"}" * depth, b"{}", b"{}", b"{}")


def same_key_many_times(kernel):
    content = b"{" + b", ".join(b'"code": "%d"' % n for n in range(1000)) + b"}"
    return signed(kernel, json.dumps(kernel.header("execute_request")).encode(), b"{}", b"{}", content)


def half_a_character(kernel):
    header = json.dumps(kernel.header("execute_request")).encode()
    return signed(kernel, header, b"{}", b"{}", b'{"code": "// \\ud83d alone"}')


def many_frames(kernel):
    return [*execute(kernel, code="1"), *[b"buffer"] * 2000]


def garbage_of_50_mb(kernel):
    return [os.urandom(MB) * 50]


ABUSES = [
    wrong_signature, signature_of_other_length, signature_no_hex, empty_signature, changed_after_signing,
    no_delimiter, delimiter_last, delimiter_only, one_empty_frame, header_only, without_content,
    header_no_json, content_no_json, content_cut_off, content_no_text, content_empty, parent_no_json,
    header_array, header_number, header_null, content_array, content_number, content_null, parent_array,
    unknown_type, empty_type, a_reply_as_request, type_no_text, type_null, no_type, no_id, id_null, no_session,
    date_nonsense, no_code, code_null, code_number, code_object, flags_of_other_types, expressions_no_text,
    cursor_no_number, cursor_huge, cursor_missing, history_of_nothing, history_empty, comm_without_id,
    input_reply_unasked, deep_content, deep_header, same_key_many_times, half_a_character, many_frames,
    garbage_of_50_mb,
]  # fmt: skip


def served(kernel, channel):
    """The same socket answers a good request, and cells run."""
    assert kernel.ask("kernel_info_request", channel=channel).status == "ok"
    assert kernel.run("1 + 1").value == "2"


@pytest.mark.parametrize("channel", ["shell", "control"])
@pytest.mark.parametrize("abuse", ABUSES, ids=lambda abuse: abuse.__name__)
def test_the_next_good_request_is_served(kernel, abuse, channel):
    kernel.sockets[channel].send_multipart(abuse(kernel))
    served(kernel, channel)


@pytest.mark.parametrize(
    "forge", [wrong_signature, signature_of_other_length, empty_signature, changed_after_signing], ids=lambda f: f.__name__
)
def test_what_is_not_signed_is_not_run(kernel, forge):
    kernel.sockets["shell"].send_multipart(forge(kernel))
    served(kernel, "shell")
    assert not kernel.others, "the kernel spoke about a message that was not signed"


def test_a_replayed_message_is_not_run_again(kernel):
    kernel.run("int times = 0;")
    once = execute(kernel, code="times += 1;")
    kernel.sockets["shell"].send_multipart(once)
    kernel.sockets["shell"].send_multipart(once)
    assert kernel.run("times").value == "1"


def test_a_replayed_message_on_control_is_answered_once(kernel):
    header = kernel.header("kernel_info_request")
    for _ in range(3):
        kernel.sockets["control"].send_multipart(kernel.frames(header, {}))
    served(kernel, "control")
    assert len([m for m in kernel.others if m.type == "kernel_info_reply"]) == 1


@pytest.mark.parametrize("broken", [no_code, code_null, code_number], ids=lambda f: f.__name__)
def test_a_cell_that_is_none_is_answered_with_an_error(kernel, broken):
    """Who waits for a reply gets one, with a sentence that says what is wrong."""
    kernel.sockets["shell"].send_multipart(broken(kernel))
    replies = kernel.until(lambda: [m for m in kernel.others if m.type == "execute_reply"], "an execute_reply", 5)
    assert replies[0].content["status"] == "error"
    assert replies[0].content["evalue"]


def test_a_cell_of_50_mb_runs(kernel):
    cell = kernel.run("// " + "x" * 50 * MB + "\n6 * 7", timeout=60)
    assert cell.value == "42"


@pytest.mark.parametrize("channel", ["shell", "control"])
def test_a_request_of_50_mb_that_is_no_cell(kernel, channel):
    kernel.sockets[channel].send_multipart(kernel.frames(kernel.header("unknown_request"), {"x": "x" * 50 * MB}))
    served(kernel, channel)


@pytest.mark.parametrize("channel", ["shell", "control"])
def test_10_000_garbage_messages(kernel, channel):
    garbage = [wrong_signature(kernel), no_delimiter(kernel), header_no_json(kernel), [b"garbage"], [DELIMITER, b""]]
    for n in range(10_000):
        kernel.sockets[channel].send_multipart(garbage[n % len(garbage)])
    served(kernel, channel)


def test_a_good_request_in_each_gap_of_the_garbage(kernel):
    for _ in range(100):
        kernel.sockets["shell"].send_multipart(wrong_signature(kernel))
        assert kernel.run("1 + 1").value == "2"


@pytest.mark.parametrize("channel", ["shell", "control", "stdin", "iopub", "hb"])
def test_bytes_that_are_not_zeromq(kernel, channel):
    """A web browser or a port scanner comes along."""
    port = getattr(kernel.manager, f"{channel}_port")
    with socket.create_connection((kernel.manager.ip, port), timeout=5) as stranger:
        stranger.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" + os.urandom(5000))
    served(kernel, "shell")


def test_garbage_on_stdin_while_a_cell_asks(kernel):
    cell = kernel.execute('input("Name? ")')
    asked = cell.asked()
    for frames in ([b"garbage"], wrong_signature(kernel), header_no_json(kernel), content_array(kernel)):
        kernel.sockets["stdin"].send_multipart(frames)
    kernel.answer("Ada", asked)
    assert "Ada" in cell.done().value


def test_readers_that_come_and_go(kernel):
    for _ in range(50):
        kernel.raw("iopub").close(0)
        kernel.raw("shell", identity=os.urandom(8)).close(0)
    served(kernel, "shell")


def test_a_client_that_leaves_before_its_reply(kernel):
    visitor = kernel.raw("shell", identity=b"visitor", LINGER=1000)
    visitor.send_multipart(execute(kernel, code="Thread.sleep(200); 1"))
    kernel.until(lambda: [m for m in kernel.others if m.type == "execute_input"], "the visitor's cell")
    visitor.close(0)
    served(kernel, "shell")


def test_a_subscriber_that_never_reads(kernel):
    sleeper = kernel.raw("iopub", RCVHWM=1)
    cell = kernel.run('for (int i = 0; i < 5000; i++) { System.out.println("line " + i); }')
    assert cell.stdout.count("\n") == 5000
    sleeper.close(0)
