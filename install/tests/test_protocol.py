"""The Jupyter message specification as a client sees it: each request means what the specification says it means."""

import re
from datetime import datetime, timezone

import pytest
import zmq

FOREVER = "while (true) { Thread.sleep(20); }"


# what the kernel says of itself


def test_kernel_info_names_the_language(kernel):
    language = kernel.ask("kernel_info_request").content["language_info"]
    assert language["name"] == "java"
    assert language["file_extension"] == ".java"
    assert language["mimetype"] == "text/x-java"
    assert language["pygments_lexer"] == "java"
    assert language["codemirror_mode"] == "text/x-java"
    assert language["version"].startswith("25")


def test_kernel_info_names_the_protocol(kernel):
    info = kernel.ask("kernel_info_request").content
    assert info["protocol_version"].startswith("5.5")
    assert info["implementation"] == "loombook"
    assert "Java" in info["banner"]
    assert isinstance(info["supported_features"], list)


def test_kernel_info_is_also_answered_on_control(kernel):
    assert kernel.ask("kernel_info_request", channel="control").reply.channel == "control"


def test_iopub_welcomes_a_reader(kernel):
    reader = kernel.raw("iopub")
    assert reader.poll(5000), "no iopub_welcome"
    topic, _, _, header, parent, _, content = reader.recv_multipart()
    assert (b"iopub_welcome" in header, parent, content.replace(b" ", b"")) == (True, b"{}", b'{"subscription":""}')


def test_connect_request_names_the_ports(kernel):
    ports = kernel.ask("connect_request").content
    for channel in ("shell", "iopub", "stdin", "control", "hb"):
        assert ports[f"{channel}_port"] == getattr(kernel.manager, f"{channel}_port")


def test_heartbeat_echoes(kernel):
    heart = kernel.context.socket(zmq.REQ)
    heart.linger = 0
    heart.connect(f"tcp://{kernel.manager.ip}:{kernel.manager.hb_port}")
    heart.send(b"anybody?")
    assert heart.poll(5000), "no heartbeat"
    assert heart.recv() == b"anybody?"


# execute_request


def test_a_cell_tells_its_story_in_order(kernel):
    cell = kernel.run('System.out.println("hello"); 6 * 7')
    assert cell.kinds == ["busy", "execute_input", "stream", "execute_result", "idle"]
    assert (cell.stdout, cell.value, cell.status) == ("hello\n", "42", "ok")


def test_counts_go_up_by_one(kernel):
    first, second = kernel.run("1"), kernel.run("2")
    assert second.content["execution_count"] == first.content["execution_count"] + 1


def test_a_reply_says_when_the_cell_started(kernel):
    assert re.match(r"\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$", kernel.run("1").reply.metadata["started"])


def test_silent_says_nothing(kernel):
    cell = kernel.run('System.out.println("hello"); 6 * 7', silent=True)
    assert cell.kinds == ["busy", "idle"]


def test_silent_still_runs(kernel):
    kernel.run("int quiet = 41;", silent=True)
    assert kernel.run("quiet + 1").value == "42"


def test_silent_does_not_count(kernel):
    before = kernel.run("1").content["execution_count"]
    assert kernel.run("1", silent=True).content["execution_count"] == before
    assert kernel.run("1").content["execution_count"] == before + 1


def test_silent_is_not_remembered(kernel):
    kernel.run('"never to be remembered"', silent=True)
    assert not [entry for entry in kernel.history("tail", n=5) if "never to be" in entry[2]]


def test_without_store_history_nothing_is_counted(kernel):
    before = kernel.run("1").content["execution_count"]
    cell = kernel.run("6 * 7", store_history=False)
    assert (cell.value, cell.content["execution_count"]) == ("42", before)


def test_without_store_history_nothing_is_remembered(kernel):
    kernel.run('"not for the books"', store_history=False)
    assert not [entry for entry in kernel.history("tail", n=5) if "not for the books" in entry[2]]


def test_user_expressions_are_values(kernel):
    kernel.run("int apples = 3;")
    expressions = kernel.run("", user_expressions={"twice": "apples * 2"}).content["user_expressions"]
    assert expressions["twice"]["status"] == "ok"
    assert expressions["twice"]["data"]["text/plain"] == "6"


def test_a_wrong_user_expression_spoils_only_itself(kernel):
    cell = kernel.run("", user_expressions={"bad": "1 / 0", "worse": "nosuchname", "good": "1 + 1"})
    expressions = cell.content["user_expressions"]
    assert cell.status == "ok"
    assert expressions["bad"]["status"] == "error" and "ArithmeticException" in expressions["bad"]["ename"]
    assert expressions["worse"]["status"] == "error" and "nosuchname" in str(expressions["worse"])
    assert expressions["good"]["data"]["text/plain"] == "2"


def test_user_expressions_are_not_evaluated_after_an_error(kernel):
    assert "user_expressions" not in kernel.run("1 / 0", user_expressions={"a": "1"}).content


def test_an_error_is_told_on_shell_and_iopub_alike(kernel):
    cell = kernel.run('throw new IllegalStateException("no milk");')
    assert cell.status == "error"
    assert {k: cell.content[k] for k in ("ename", "evalue", "traceback")} == cell.errors[0]
    assert "IllegalStateException" in cell.content["ename"]
    assert cell.content["evalue"] == "no milk"


def test_what_does_not_compile_names_the_mistake(kernel):
    cell = kernel.run('int number = "text";')
    assert cell.status == "error"
    assert "String" in cell.error and "int" in cell.error


def test_an_empty_cell_is_fine(kernel):
    assert kernel.run("").status == "ok"


def test_an_error_aborts_what_is_queued(kernel):
    failing = kernel.execute('Thread.sleep(300); throw new RuntimeException("stop");')
    queued = [kernel.execute(f"{n}") for n in range(3)]
    failing.done()
    assert [q.done().status for q in queued] == ["aborted"] * 3
    assert kernel.run("1 + 1").value == "2"


def test_without_stop_on_error_the_queue_goes_on(kernel):
    failing = kernel.execute('Thread.sleep(300); throw new RuntimeException("go on");', stop_on_error=False)
    queued = [kernel.execute(f"{n} + 1") for n in range(3)]
    assert failing.done().status == "error"
    assert [q.done().value for q in queued] == ["1", "2", "3"]


def test_text_of_all_planes_arrives(kernel):
    cell = kernel.run('System.out.println("žluť 😀 日本"); "žluť 😀 日本"')
    assert (cell.stdout, "žluť 😀 日本" in cell.value) == ("žluť 😀 日本\n", True)


def test_stderr_is_stderr(kernel):
    cell = kernel.run('System.err.println("careful");')
    assert (cell.stderr, cell.stdout) == ("careful\n", "")


# input


def test_input_is_asked_for_and_taken(kernel):
    cell = kernel.run('String name = input("Name? "); System.out.println("Hello " + name);', inputs=["Ada"])
    assert cell.stdout == "Hello Ada\n"
    assert cell.asked().content == {"prompt": "Name? ", "password": False}


def test_input_twice_has_the_cells_parent_twice(kernel):
    cell = kernel.run('input("a? ") + input("b? ")', inputs=["1", "2"])
    assert "12" in cell.value
    assert [m.parent["msg_id"] for m in cell.of_type("input_request")] == [cell.id] * 2


def test_a_password_is_marked_as_one(kernel):
    cell = kernel.run('password("Secret: ").length()', inputs=["hunter2"])
    assert cell.asked().content == {"prompt": "Secret: ", "password": True}
    assert cell.value == "7"


def test_scanner_reads_what_the_user_types(kernel):
    cell = kernel.run("var scanner = new Scanner(System.in); scanner.nextInt() + scanner.nextInt()", inputs=["20 22"])
    assert cell.value == "42"


def test_a_buffered_reader_reads_lines(kernel):
    reader = "var lines = new BufferedReader(new InputStreamReader(System.in));\n"
    cell = kernel.run(reader + 'lines.readLine() + "|" + lines.readLine()', inputs=["one", "zwei 😀"])
    assert "one|zwei 😀" in cell.value


@pytest.mark.parametrize("ask", ['input("Name? ")', 'password("Secret: ")', "System.in.read()"])
def test_input_that_is_not_allowed_fails_at_once(kernel, ask):
    cell = kernel.run(ask, allow_stdin=False, timeout=5)
    assert cell.status == "error"
    assert "input" in cell.error.lower()
    assert not cell.of_type("input_request")


def test_a_cell_that_waits_for_input_can_be_interrupted(kernel):
    cell = kernel.execute('input("Name? ")')
    cell.asked()
    kernel.interrupt()
    assert cell.done(5).status == "error"
    assert kernel.run("1 + 1").value == "2"


# while a cell runs


@pytest.fixture
def busy_kernel(kernel):
    """A kernel in which a cell runs until the test ends; its other abilities are warm."""
    kernel.run("int warm = 1;")
    kernel.complete('"abc".sub')
    kernel.inspect("Math.max(")
    kernel.ask("is_complete_request", {"code": "int a = 1;"})
    cell = kernel.execute('System.out.println("running"); ' + FOREVER).printed("running")
    yield kernel
    kernel.interrupt()
    assert cell.done(10).status == "error"


def test_completion_answers_while_a_cell_runs(busy_kernel):
    answer = busy_kernel.complete('"abc".sub')
    assert any("substring" in match for match in answer.content["matches"])
    assert answer.seconds < 0.5


def test_inspection_answers_while_a_cell_runs(busy_kernel):
    answer = busy_kernel.inspect("Math.max(")
    assert answer.content["found"]
    assert answer.seconds < 0.5


def test_is_complete_answers_while_a_cell_runs(busy_kernel):
    answer = busy_kernel.ask("is_complete_request", {"code": "int f() {"})
    assert answer.status == "incomplete"
    assert answer.seconds < 0.5


@pytest.mark.parametrize("channel", ["control", "shell"])
def test_kernel_info_answers_while_a_cell_runs(busy_kernel, channel):
    assert busy_kernel.ask("kernel_info_request", channel=channel).seconds < 0.5


def test_interrupt_wakes_a_sleeping_cell(kernel):
    cell = kernel.execute('System.out.println("asleep"); Thread.sleep(60_000);').printed("asleep")
    kernel.interrupt()
    assert cell.done(5).status == "error"
    assert "nterrupt" in cell.error


def test_interrupt_stops_a_spinning_cell(kernel):
    cell = kernel.execute('System.out.println("spinning"); while (true) { }').printed("spinning")
    kernel.interrupt()
    assert cell.done(5).status == "error"


def test_second_interrupt_replaces_the_runtime_of_what_cannot_be_stopped(kernel):
    kernel.run("""
        var held = new CountDownLatch(1);
        Thread.ofPlatform().name("holder").daemon().start(() -> {
            synchronized (held) {
                held.countDown();
                while (true) LockSupport.park();
            }
        });
        held.await();""")
    cell = kernel.execute('{ System.out.println("waiting"); synchronized (held) { } }').printed("waiting")
    kernel.interrupt()
    cell.printed("Interrupt it again", "stderr", timeout=2)
    assert "thread holder" in cell.stderr
    kernel.interrupt()
    assert cell.done(5).status == "error"
    assert "variables" in cell.error
    assert kernel.run("1 + 1").value == "2"


def test_interrupt_ends_a_wait_for_a_connection(kernel):
    kernel.run("var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());")
    cell = kernel.execute('{ System.out.println("waiting"); server.accept(); }').printed("waiting")
    kernel.interrupt()
    assert cell.done(5).status == "error"
    assert kernel.run("server.isClosed()").value == "false"
    kernel.run("server.close();")


def test_variables_survive_an_interrupt(kernel):
    kernel.run("int kept = 4711;")
    cell = kernel.execute('System.out.println("on"); Thread.sleep(60000);').printed("on")
    kernel.interrupt()
    cell.done(5)
    assert kernel.run("kept").value == "4711"


def test_interrupt_is_answered(kernel):
    assert kernel.ask("interrupt_request", channel="control").status == "ok"


def test_interrupt_without_a_cell_does_nothing(kernel):
    kernel.ask("interrupt_request", channel="control")
    assert kernel.run("1 + 1").value == "2"


# completion, inspection


def replaced(code, answer):
    """The code after the first match has been taken: what the client will show."""
    content = answer.content
    return code[: content["cursor_start"]] + content["matches"][0] + code[content["cursor_end"] :]


def test_completion_replaces_what_was_typed(kernel):
    code = "Math.ma"
    assert replaced(code, kernel.complete(code)).startswith("Math.max")


def test_completion_in_the_middle_keeps_the_rest(kernel):
    code = "int a = Math.ma + 1;"
    done = replaced(code, kernel.complete(code, cursor=code.index(" + 1")))
    assert done.startswith("int a = Math.max") and done.endswith(" + 1;")


def test_completion_knows_the_cells_variables(kernel):
    kernel.run('String greeting = "hello";')
    assert any("toUpperCase" in match for match in kernel.complete("greeting.toUpp").content["matches"])


def test_offsets_count_characters_not_halves(kernel):
    code = 'String smile = "😀😀😀"; Math.ma'
    answer = kernel.complete(code)
    assert answer.content["cursor_end"] == len(code)
    assert replaced(code, answer).startswith('String smile = "😀😀😀"; Math.max')


def test_inspection_counts_characters_too(kernel):
    code = 'String smile = "😀😀😀😀😀😀😀😀"; Math.max(1, 2); Thread.sleep(1);'
    shown = kernel.inspect(code, cursor=code.index("max") + 1).content
    assert shown["found"] and "max" in shown["data"]["text/plain"]


def test_inspection_of_nothing_finds_nothing(kernel):
    answer = kernel.inspect("   ")
    assert (answer.status, answer.content["found"], answer.content["data"]) == ("ok", False, {})


@pytest.mark.parametrize("cursor", [-1, 10_000])
def test_a_cursor_out_of_the_code_does_no_harm(kernel, cursor):
    assert kernel.complete("Math.ma", cursor=cursor).status in ("ok", "error")
    assert kernel.inspect("Math.max", cursor=cursor).status in ("ok", "error")


# displays


def test_a_display_is_shown(kernel):
    assert kernel.run('display("picture");').displays[0]["text/plain"] == "picture"


def test_a_display_can_be_updated(kernel):
    cell = kernel.run('var shown = display("a"); shown.update("b");')
    (first,), (second,) = cell.of_type("display_data"), cell.of_type("update_display_data")
    assert first.content["transient"]["display_id"] == second.content["transient"]["display_id"]
    assert (first.content["data"]["text/plain"], second.content["data"]["text/plain"]) == ("a", "b")


def test_a_display_can_be_updated_by_a_later_cell(kernel):
    first = kernel.run('var board = display("a");').of_type("display_data")[0]
    second = kernel.run('board.update("b");').of_type("update_display_data")[0]
    assert first.content["transient"] == second.content["transient"]


@pytest.mark.parametrize("wait", ["true", "false"])
def test_output_can_be_cleared(kernel, wait):
    cell = kernel.run(f"clearOutput({wait});")
    assert [m.content for m in cell.of_type("clear_output")] == [{"wait": wait == "true"}]


def test_prints_and_displays_keep_their_order(kernel):
    cell = kernel.run('System.out.print("a"); display("b"); System.err.print("c"); System.out.print("d"); display("e");')
    said = [m.content.get("text") or m.content["data"]["text/plain"] for m in cell.of_type("stream", "display_data")]
    assert said == ["a", "b", "c", "d", "e"]


# output belongs to the cell whose work it is


STARTERS = {
    "thread": "new Thread({}).start();",
    "virtual thread": "Thread.ofVirtual().start({});",
    "virtual thread per task": "var perTask = Executors.newVirtualThreadPerTaskExecutor(); perTask.submit({});",
}


@pytest.mark.parametrize("starter", STARTERS.values(), ids=STARTERS.keys())
def test_late_output_comes_with_the_cell_that_started_it(kernel, starter):
    kernel.run("var gate = new CountDownLatch(1);")
    task = '() -> { try { gate.await(); } catch (InterruptedException e) { } System.out.println("late"); }'
    early = kernel.run(starter.format(task))
    assert early.stdout == ""
    later = kernel.run("gate.countDown(); Thread.sleep(50);")
    early.printed("late", timeout=5)
    assert "late" not in later.stdout


def test_a_display_may_be_late_too(kernel):
    kernel.run("var showGate = new CountDownLatch(1);")
    early = kernel.run('new Thread(() -> { try { showGate.await(); } catch (Exception e) { } display("late"); }).start();')
    kernel.run("showGate.countDown();")
    early.until(lambda cell: cell.displays, "a late display", timeout=5)


# history


def test_tail_is_the_latest(kernel):
    for code in ("1001", "1002", "1003"):
        kernel.run(code)
    assert [entry[2] for entry in kernel.history("tail", n=2)] == ["1002", "1003"]


def test_tail_shows_results_if_asked(kernel):
    kernel.run("6 * 7")
    assert kernel.history("tail", n=1, output=True)[0][2] == ["6 * 7", "42"]


def test_range_is_part_of_this_session(kernel):
    first = kernel.run("2001").content["execution_count"]
    kernel.run("2002")
    entries = kernel.history("range", session=0, start=first, stop=first + 2)
    assert [(line, code) for _, line, code in entries] == [(first, "2001"), (first + 1, "2002")]


def test_search_takes_wildcards(kernel):
    kernel.run("int searched1 = 1;")
    kernel.run("int searched22 = 2;")
    assert [entry[2] for entry in kernel.history("search", pattern="*searched?? *", n=10)] == ["int searched22 = 2;"]


def test_brackets_are_no_surprise_in_a_search(kernel):
    kernel.run("int[] squares = {1, 4};")
    kernel.history("search", pattern="*[]*", n=10)
    assert kernel.run("1 + 1").value == "2"


def test_search_unique_names_nothing_twice(kernel):
    for _ in range(3):
        kernel.run('"again and again"')
    assert len(kernel.history("search", pattern='"again and*', n=10, unique=True)) == 1
    assert len(kernel.history("search", pattern='"again and*', n=10)) == 3


def test_history_outlives_the_kernel(new_kernel):
    first = new_kernel()
    first.run('"remember me"')
    first.stop()
    second = new_kernel()
    assert '"remember me"' in [entry[2] for entry in second.history("tail", n=50)]
    assert '"remember me"' in [entry[2] for entry in second.history("search", pattern="*remember*", n=50)]
    session = second.history("tail", n=1)[0][0]
    second.run("3001")
    assert second.history("tail", n=1)[0][0] == session + 1


# comms


def test_a_comm_to_nobody_is_closed_at_once(kernel):
    request = kernel.send("comm_open", {"comm_id": "c1", "target_name": "nobody", "data": {}})
    request.until(lambda r: r.of_type("comm_close"), "comm_close", timeout=5)
    assert request.of_type("comm_close")[0].content["comm_id"] == "c1"


def test_no_comm_is_open(kernel):
    assert kernel.ask("comm_info_request", {}).content == {"status": "ok", "comms": {}}


@pytest.mark.parametrize("msg_type", ["comm_msg", "comm_close"])
def test_a_message_to_an_unknown_comm_does_no_harm(kernel, msg_type):
    kernel.send(msg_type, {"comm_id": "nobody", "data": {}})
    assert kernel.run("1 + 1").value == "2"


def test_binary_buffers_do_no_harm(kernel):
    kernel.send("comm_msg", {"comm_id": "nobody", "data": {}}, buffers=[b"\x00\xff" * 1000, b""])
    assert kernel.run("1 + 1").value == "2"


# is_complete


@pytest.mark.parametrize(
    "code, status",
    [
        ("1 + 1", "complete"), ("int x = 5;", "complete"), ("int f() {", "incomplete"), ("int x =", "incomplete"),
        ("foo(1,", "incomplete"), ("/* comment", "incomplete"), (")", "invalid"), ("int 5x = 3;", "invalid"), ("", "complete"),
    ],
)
def test_is_complete(kernel, code, status):
    assert kernel.ask("is_complete_request", {"code": code}).status == status


# several clients


def test_each_client_gets_its_own_reply(kernel):
    other = kernel.raw("shell", identity=b"another")
    header = kernel.header("kernel_info_request", session="another")
    other.send_multipart(kernel.frames(header, {}))
    assert kernel.ask("kernel_info_request").status == "ok"
    assert other.poll(5000), "the other client got no reply"
    assert header["msg_id"].encode() in other.recv_multipart()[3]


def test_the_clock_of_a_reply_is_this_worlds(kernel):
    date = datetime.fromisoformat(kernel.run("1").reply.header["date"])
    assert abs((datetime.now(timezone.utc) - date).total_seconds()) < 60
