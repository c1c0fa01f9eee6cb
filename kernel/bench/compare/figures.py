"""What comes out of the rounds: medians, ratios, and a table of them in Markdown."""

import re
from statistics import median


class Figures:
    """Values by measure and contestant, a round's one after the other. A value is a number, or words for why it is none."""

    def __init__(self):
        self._values = {}

    def add(self, measure, contestant, value):
        self._values.setdefault(measure, {}).setdefault(contestant, []).append(value)

    def measures(self, contestant):
        return [measure for measure, values in self._values.items() if contestant in values]

    def median(self, measure, contestant):
        """Of the rounds that gave a number; None when there was none."""
        numbers = [value for value in self._of(measure, contestant) if not isinstance(value, str)]
        return median(numbers) if numbers else None

    def _of(self, measure, contestant):
        return self._values.get(measure, {}).get(contestant, [])

    def _cell(self, measure, contestant):
        values = self._of(measure, contestant)
        words = [value for value in values if isinstance(value, str)]
        parts = [shown(self.median(measure, contestant))] if len(words) < len(values) else []
        parts += [f"{words.count(word)} of {len(values)}: {word}" for word in dict.fromkeys(words)]
        return "; ".join(parts) or "–"

    def table(self, measures, first, *others):
        """The first contestant beside each of the others, and the first divided by the other."""
        head = ["", first] + [title for other in others for title in (other, f"{first} ÷ {other}")]
        rows = [head, ["---"] + ["---:"] * (len(head) - 1)]
        for measure in measures:
            row = [measure, self._cell(measure, first)]
            for other in others:
                row += [self._cell(measure, other), self.ratio(measure, first, other)]
            rows.append(row)
        return "\n".join("| " + " | ".join(row) + " |" for row in rows)

    def ratio(self, measure, first, other):
        """Of the medians, in words."""
        ours, theirs = self.median(measure, first), self.median(measure, other)
        return f"{ours / theirs:.3g}" if ours is not None and theirs else "–"


def shown(number):
    """Three digits, or more in front of the point."""
    return f"{number:.3g}" if abs(number) < 100 else f"{number:,.0f}"


def lost(got, expected):
    """How many of the expected are missing; at least one when anything but these, in this order, has come."""
    return 0 if got == expected else max(1, len(set(expected) - set(got)))


def of_jmh(results):
    """From JMH's JSON (benchmark without its package, parameters, median of its iterations in microseconds) each."""
    for result in results:
        metric = result["primaryMetric"]
        if metric["scoreUnit"] != "us/op":
            raise ValueError(f"not in microseconds: {result['benchmark']}")
        name = ".".join(result["benchmark"].split(".")[-2:])
        yield name, result.get("params", {}), metric["scorePercentiles"]["50.0"]


def of_program(text):
    """From what a program prints, lines such as `1,000 threads: 45.2 ms`, (measure with its unit, value) each."""
    for line in text.splitlines():
        found = re.fullmatch(r"(.+): (-?[\d.]+(?:[eE][+-]?\d+)?) (\S+)", line)
        if not found:
            raise ValueError(f"no figure, its name, a number and a unit, is in the line {line!r}")
        name, number, unit = found.groups()
        yield f"{name}, {unit}", float(number)


def more_is_better(measure):
    """A rate is the better the higher it is, and everything else the lower."""
    return measure.endswith("/s")
