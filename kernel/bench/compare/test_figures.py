"""What the comparison prints is what was measured."""

import json
import unittest

from figures import Figures, lost, more_is_better, of_jmh, of_program, shown


def figures(**values):
    made = Figures()
    for contestant, rounds in values.items():
        for value in rounds:
            made.add("start, s", contestant, value)
    return made


class FiguresTest(unittest.TestCase):
    def test_the_median_of_the_rounds_counts(self):
        self.assertEqual(figures(a=[9, 1, 2]).median("start, s", "a"), 2)
        self.assertEqual(figures(a=[1, 2]).median("start, s", "a"), 1.5)

    def test_a_ratio_is_that_of_the_medians(self):
        made = figures(a=[1, 2, 30], b=[8, 8, 1])
        self.assertEqual(made.ratio("start, s", "a", "b"), "0.25")

    def test_there_is_no_ratio_to_nothing(self):
        made = figures(a=[1], b=[0], c=["never"])
        self.assertEqual(made.ratio("start, s", "a", "b"), "–")
        self.assertEqual(made.ratio("start, s", "a", "c"), "–")
        self.assertEqual(made.ratio("start, s", "a", "d"), "–")

    def test_what_was_no_number_is_told_and_not_counted(self):
        made = figures(a=[1, "no end in 60 s", 3])
        self.assertEqual(made.median("start, s", "a"), 2)
        self.assertIn("| 2; 1 of 3: no end in 60 s |", made.table(["start, s"], "a"))

    def test_a_table(self):
        made = figures(a=[0.5], b=[2.0])
        made.add("memory, MB", "a", 1234.5)
        self.assertEqual(
            made.table(made.measures("a"), "a", "b"),
            "|  | a | b | a ÷ b |\n"
            "| --- | ---: | ---: | ---: |\n"
            "| start, s | 0.5 | 2 | 0.25 |\n"
            "| memory, MB | 1,234 | – | – |",
        )

    def test_numbers_are_short(self):
        self.assertEqual([shown(n) for n in (0, 0.01234, 1.5, 99.94, 100_000)], ["0", "0.0123", "1.5", "99.9", "100,000"])


class LostTest(unittest.TestCase):
    def test_nothing_is_lost_when_all_came_in_order(self):
        self.assertEqual(lost(["a", "b"], ["a", "b"]), 0)

    def test_what_is_missing_is_counted(self):
        self.assertEqual(lost(["b"], ["a", "b", "c"]), 2)

    def test_a_wrong_order_is_not_all_in_order(self):
        self.assertEqual(lost(["b", "a"], ["a", "b"]), 1)
        self.assertEqual(lost(["a", "a", "b"], ["a", "b"]), 1)


class JmhTest(unittest.TestCase):
    def test_scores_are_read(self):
        text = """
            [{"benchmark": "loombook.agent.WeavingBenchmark.sum", "params": {"woven": "true"},
              "primaryMetric": {"score": 20, "scorePercentiles": {"0.0": 12, "50.0": 12.5}, "scoreUnit": "us/op"}}]"""
        self.assertEqual(list(of_jmh(json.loads(text))), [("WeavingBenchmark.sum", {"woven": "true"}, 12.5)])

    def test_other_units_are_refused(self):
        result = {"benchmark": "a.B.c", "primaryMetric": {"score": 1, "scoreUnit": "ns/op"}}
        with self.assertRaises(ValueError):
            list(of_jmh([result]))


class ProgramTest(unittest.TestCase):
    def test_figures_are_read_with_their_units(self):
        text = "1,000 threads: 45.2 ms\nitems: a queue: 1.5e6 items/s\n"
        self.assertEqual(list(of_program(text)), [("1,000 threads, ms", 45.2), ("items: a queue, items/s", 1.5e6)])

    def test_other_lines_are_refused(self):
        for text in ("warming up\n", "threads: many ms\n", "threads: 5\n"):
            with self.assertRaises(ValueError):
                list(of_program(text))

    def test_of_a_rate_more_is_better(self):
        self.assertTrue(more_is_better("a queue, items/s"))
        self.assertFalse(more_is_better("1,000 threads, ms"))
        self.assertFalse(more_is_better("a worker, MB"))
