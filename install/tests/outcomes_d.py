"""What the sections of "One program, four ways" must have shown: each check gets all text that its section printed."""

import re

PICTURES = 20


def number(pattern, text):
    found = re.search(pattern, text)
    assert found, f"nothing like {pattern!r} in:\n{text}"
    return float(found.group(1).replace(",", ""))


def each_word_is_measured(text):
    steps = re.findall(r"^(soup|bread): step \d$", text, re.MULTILINE)
    assert sorted(steps) == ["bread"] * 3 + ["soup"] * 3
    assert steps not in (sorted(steps), sorted(steps, reverse=True)), "the tasks did not take turns"
    assert number(r"300 ms of waiting in (\d+) ms", text) >= 150
    assert "a thread has eaten five, cookies left: 7" in text
    assert "cookies left in the child: 2" in text
    assert "cookies left here: 7" in text


def identical_bytes(text):
    counts = re.findall(r"identical bytes: (\d+) of (\d+) files, ([\d,]+) bytes", text)
    assert counts
    assert {(int(same), int(all_)) for same, all_, _ in counts} == {(PICTURES, PICTURES)}
    assert len({size for _, _, size in counts}) == 1


def one_by_one(text):
    identical_bytes(text)
    assert "at most 1 at once" in text


def five_at_once_are_quicker(text):
    identical_bytes(text)
    assert "at most 5 at once" in text
    assert number(r"multithreading: [\d.]+ s, ([\d.]+) of the synchronous time", text) < 0.6


def all_at_once_are_quicker(text):
    identical_bytes(text)
    assert number(r"(\d+) chunks", text) > PICTURES
    assert number(r"asyncio: [\d.]+ s, ([\d.]+) of the synchronous time", text) < 0.6


def four_ways_are_compared(text):
    ways = {"synchronous", "multithreading", "multiprocessing", "asyncio"}
    ranked = [set(found.split(", ")) for found in re.findall(r"quickest first: (.*)", text)]
    assert ranked and all(each == ways for each in ranked)
    if "There is no python3" not in text:
        assert len(ranked) == 2
        identical_bytes(text)


OUTCOMES = {
    "D1": each_word_is_measured,
    "D2": one_by_one,
    "D3": five_at_once_are_quicker,
    "D4": identical_bytes,
    "D5": all_at_once_are_quicker,
    "D6": four_ways_are_compared,
}
