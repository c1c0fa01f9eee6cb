"""What the sections of notebook 3 (pools, queues, debugging) must have printed, whatever the machine."""

import re


def number(pattern, text):
    """The number that stands in the group of a pattern, whose absence is an error."""
    found = re.search(pattern, text)
    assert found, f"{pattern!r} is not in:\n{text}"
    return float(found[1].replace(",", ""))


def starts_processes(text):
    assert "5 different processes" in text
    assert number(r"Java: process +([\d.]+) ms", text) > number(r"Java: thread +([\d.]+) ms", text)


def counts_memory(text):
    assert number(r"platform thread +([\d.]+) KB", text) > number(r"virtual thread +([\d.]+) KB", text)


def shares_an_array(text):
    assert number(r"four threads wrote: (\d+)", text) == sum(i * i for i in range(1000))


def waits_at_once(text):
    assert "tasks done: 10000" in text
    for way in "Async", "virtual threads":
        assert number(rf"Java: {way} +([\d.]+) s,", text) >= 0.5


def compares(text):
    assert "a thread's change is seen, a process's change is not seen" in text
    assert number(r"share memory without a lock: ([\d,]+)", text) > 0
    assert number(r"Java, computing threads use ([\d.]+) cores", text) > 0


def uses_a_process_pool(text):
    assert "apply: 15" in text
    assert "map: [1, 4, 9, 16, 25]" in text
    assert "pool of 2: 0 of 2 got the signal" in text


def survives_a_kill(text):
    assert "worker A is killed" in text
    assert "finished: 12 of 12" in text
    by_a, by_b = (number(rf"by worker {worker}: (\d+)", text) for worker in "AB")
    assert by_a >= 3 and by_a + by_b == 12
    assert number(r"begun and not finished: (\d+)", text) >= 1
    assert number(r"begun by A and finished by B: (\d+)", text) >= 1
    assert number(r"attempts of order 5: (\d+)", text) >= 2
    assert number(r"attempts of order 13, then given up: (\d+)", text) >= 3
    assert text.count("report: a task that recurs") >= 3


def agrees_on_each_framework(text):
    assert "all have the same results: true, [A, B, C, D, E]" in text
    assert all(number(rf"{name}.* ([\d.]+) s", text) >= 0.19 for name in ("asyncio", "Celery", "Twisted"))


def falls_and_gets_up(text):
    assert number(r"seats sold twice without a lock: ([\d,]+)", text) > 0
    assert number(r"seats sold twice with a lock: ([\d,]+)", text) == 0
    assert "deadlock found" in text
    assert "there waits for a lock of back" in text
    assert "no deadlock" in text


def adds_up(text):
    assert "the sums are equal: true" in text


def counts_words(text):
    assert "same result: true" in text


def debugs(text):
    assert number(r"made more than once in (\d+) of 200", text) > 0
    assert "computeIfAbsent: made more than once in 0 of 200" in text
    assert all(f"philosopher {n} waits for" in text for n in range(3))
    assert "philosopher 0 leaves" in text
    assert re.search(r"livelock detected: .* 0 of 2 have eaten", text)
    assert re.search(r"livelock fixed: .* 2 of 2 have eaten", text)


def computes(text):
    assert "all results are the same, to the last bit: true" in text


def serves(text):
    assert "requests that failed: 0" in text
    assert number(r"worked on at once: (\d+) with the pool", text) == 20
    assert number(r"with the pool, (\d+) with virtual", text) > 20


def aggregates(text):
    assert "all three results are the same: true" in text


def combines(text):
    assert all(f"task {n} of process {process}" in text for n in (1, 2, 3) for process in (1, 2))
    assert number(r"of three threads: ([\d.]+) s", text) >= 0.2


OUTCOMES = {
    "U1": starts_processes,
    "U2": counts_memory,
    "U3": shares_an_array,
    "U4": waits_at_once,
    "U5": compares,
    "U6": uses_a_process_pool,
    "U7": survives_a_kill,
    "U8": agrees_on_each_framework,
    "U9": falls_and_gets_up,
    "U10": adds_up,
    "U11": counts_words,
    "U12": debugs,
    "U13": computes,
    "U14": serves,
    "U15": aggregates,
    "U16": combines,
}
