"""What the sections of "Threads, processes, async" must have shown: each check gets all text that its section printed."""

import re


def number(pattern, text):
    found = re.search(pattern, text)
    assert found, f"nothing like {pattern!r} in:\n{text}"
    return float(found.group(1).replace(",", ""))


def two_waits_take_as_long_as_one(text):
    assert 2.0 <= number(r"in all: ([\d.]+) s", text) <= 2.3
    assert number(r"1,000 virtual threads that wait 2 s each: ([\d.]+) s", text) >= 2.0


def threads_do_the_same_and_waits_overlap(text):
    assert text.count("status: 200") == 3
    assert number(r"speed-up over sequential: ([\d.]+)", text) > 1.5
    assert "statuses: {200=48, 404=1, 500=1}" in text
    assert "the same pages both ways: true" in text
    assert number(r"most requests at once: (\d+)", text) > 3


def the_verdict_fits_the_share(text):
    share = number(r"Java: two threads took ([\d.]+) of the time", text)
    assert (share < 0.75) == bool(re.search(r"Java: .*threads do make it faster", text)) or round(share, 2) == 0.75
    assert "no python3 here" in text or "Python, in two threads" in text


def all_ways_give_the_same_sums(text):
    assert text.count("all ways agree with the formula: true") == 2
    assert "333,333,283,333,335,000,000" in text
    assert "OTHER sums" not in text
    assert "no python3 here" in text or "the same sums" in text


def squares_come_in_order_from_a_child(text):
    assert re.findall(r"^ *(\d+) after .* from process", text, re.MULTILINE) == ["1", "4", "9", "16", "25"]
    assert "exit code 0" in text


def pictures_are_the_same_whoever_blurs(text):
    assert "all ways give the same bytes: true" in text


def gathered_in_order(text):
    assert "[data of site one, data of site two, data of site three]" in text
    assert 2.0 <= number(r"in all: ([\d.]+) s", text) <= 2.3
    assert "results in the order of the tasks: true" in text


def countdowns_interleave(text):
    assert "turns: A B A B A B A A" in text
    assert "they interleave: true" in text
    assert "most at once between two waits: 1\n" in text


def pages_share_a_client(text):
    assert len(re.findall(r"pages/\d+: [\d,]+ characters", text)) == 8
    assert 3 < number(r"most requests at once: (\d+)", text) < 40


def waits_cost_the_same_for_sixteen(text):
    assert number(r"16 waits in threads took ([\d.]+) times as long as one", text) < 4


def three_at_once_and_no_sale_lost(text):
    assert "peak concurrency with the semaphore of 3: 3\n" in text
    assert "peak concurrency without a limit: 12\n" in text
    assert "peak concurrency of threads: 3\n" in text
    assert "lost sales with the lock: 0\n" in text
    assert number(r"lost sales without the lock: ([\d,]+)", text) > 0


def who_holds_the_loop_is_named(text):
    held = number(r"longest pause of the heart: (\d+) ms while the loop was held", text)
    freed = number(r"held, (\d+) ms with toThread", text)
    assert held >= 300
    assert "Task greedy held the event loop" in text
    assert freed < held
    assert "running task: tea" in text
    assert number(r"samples from the worker: (\d+)", text) > 0


OUTCOMES = {
    "S2": two_waits_take_as_long_as_one,
    "S3": threads_do_the_same_and_waits_overlap,
    "S4": the_verdict_fits_the_share,
    "S5": all_ways_give_the_same_sums,
    "S6": squares_come_in_order_from_a_child,
    "S7": pictures_are_the_same_whoever_blurs,
    "S8": gathered_in_order,
    "S9": countdowns_interleave,
    "S10": pages_share_a_client,
    "S11": waits_cost_the_same_for_sixteen,
    "S12": three_at_once_and_no_sale_lost,
    "S13": who_holds_the_loop_is_named,
}
