"""What the sections of "Concurrency in Python, in Java" must have shown: each check gets all text that its section printed."""

import re


def number(pattern, text):
    found = re.search(pattern, text)
    assert found, f"nothing like {pattern!r} in:\n{text}"
    return float(found.group(1).replace(",", ""))


def two_threads_print_all(text):
    for i in range(1, 6):
        assert text.count(f"Number: {i}\n") >= 4
    for letter in "abcde":
        assert text.count(f"Letter: {letter}\n") >= 4
    assert text.count("All threads are done.") == 3
    assert number(r"Two platform threads: (\d+) ms", text) >= 100


def only_what_is_guarded_keeps_all_updates(text):
    assert "Counter value: 100\n" in text
    assert re.search(r"^lock +1,000,000, lost updates: 0$", text, re.MULTILINE)
    assert re.search(r"^atomic +1,000,000, lost updates: 0$", text, re.MULTILINE)
    assert number(r"no lock +[\d,]+, lost updates: ([\d,]+)", text) > 0


def only_the_non_daemon_keeps_its_jvm_alive(text):
    assert "the worker finishes" in text
    assert re.search(r"^daemon +JVM lives on for .* the worker is cut off", text, re.MULTILINE)
    assert number(r"non-daemon +JVM lives on for +(\d+) ms", text) >= 890


def ten_items_are_done_in_order(text):
    assert re.findall(r"^Processing: (\d)$", text, re.MULTILINE) == [str(i) for i in range(10)]
    assert "All items are done, by one worker: 10" in text


def five_processes_have_five_pids(text):
    assert sorted(re.findall(r"(\d) squared is (\d+), says process", text)) == sorted(
        [(str(x), str(x * x)) for x in range(5)] * 2
    )
    assert "different pids: 5, this notebook's among them: false" in text


def only_what_is_guarded_keeps_all_updates_of_processes(text):
    assert "Counter value: 100\n" in text
    assert re.search(r"^lock +100,000 of 100,000, lost updates: 0,", text, re.MULTILINE)
    assert re.search(r"^atomic +100,000 of 100,000, lost updates: 0,", text, re.MULTILINE)
    assert number(r"no lock +[\d,]+ of 100,000, lost updates: ([\d,]+)", text) > 0


def squares_come_by_queue_and_pipe(text):
    squares = re.findall(r"^Squared value: (\d+)$", text, re.MULTILINE)
    assert sorted(squares[:5]) == sorted(["1", "4", "9", "16", "25"])
    assert squares[5:] == ["1", "4", "9", "16", "25"]


def squares_come_in_order(text):
    squares = re.findall(r"^Squared value: (\d+)$", text, re.MULTILINE)
    assert squares and len(squares) % 5 == 0
    assert squares == ["1", "4", "9", "16", "25"] * (len(squares) // 5)


def two_processes_do_forty_tasks(text):
    squares_come_in_order(text)
    assert number(r"40 tasks in (\d) processes", text) in (1, 2)


def results_are_taken_out_of_order(text):
    completed = re.search(r"Submitted as \[1, 2, 3, 4, 5\], completed as \[(.*)\]", text).group(1).split(", ")
    assert sorted(completed) == ["1", "2", "3", "4", "5"] != completed


def both_kinds_of_work_are_judged(text):
    share = number(r"Java: computing on four threads took ([\d.]+) of the sequential time", text)
    assert 0 < share < 2
    assert number(r"Java: waiting on four threads took ([\d.]+) of the sequential time", text) < 0.6
    assert "no python3 here" in text or number(r"Python: computing .* cores in use: ([\d.]+)", text) > 0


def eight_objects_come(text):
    sizes = {2_000, 10, 1_000, 200, 500, 50, 1_500, 20}
    came = re.findall(r"ms +(\d+)kB\.bin +([\d,]+) bytes", text)
    assert {int(name) for name, _ in came} == sizes
    assert all(int(name) * 1000 == int(size.replace(",", "")) for name, size in came)
    assert number(r"Eight downloads by four threads: \d+ ms, ([\d.]+) of the time", text) < 0.9


def eight_objects_arrive_whole(text):
    assert len(re.findall(r"ms +copy-of-\d+kB\.bin", text)) == 8
    assert "read back with identical bytes: 8 of 8" in text


OUTCOMES = {
    "K1": two_threads_print_all,
    "K2": only_what_is_guarded_keeps_all_updates,
    "K3": only_the_non_daemon_keeps_its_jvm_alive,
    "K4": ten_items_are_done_in_order,
    "K5": five_processes_have_five_pids,
    "K6": only_what_is_guarded_keeps_all_updates_of_processes,
    "K7": squares_come_by_queue_and_pipe,
    "K8": squares_come_in_order,
    "K9": two_processes_do_forty_tasks,
    "K10": results_are_taken_out_of_order,
    "K11": eight_objects_come,
    "K12": eight_objects_arrive_whole,
    "K13": both_kinds_of_work_are_judged,
}
