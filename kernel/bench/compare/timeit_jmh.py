"""%timeit beside JMH: the same expressions, in loombook.timing.TimeitBenchmark.

The expressions are none whose speed depends on what else the JVM has run, such as streams: the lambdas of others that it
has seen make them slower in the JVM of cells than in JMH's. Compared are the best rounds of both, of 50 ms each: whatever
else runs on the machine only adds to a round."""

import json
import re
import subprocess
import sys

from contestants import TARGET, class_path, java

TIMEIT, JMH = "%timeit", "JMH"
BENCHMARK = "TimeitBenchmark"
HOW = "-bm avgt -tu us -f 1 -wi 5 -w 500ms -i 60 -r 50ms".split()
NS = {"ns": 1, "µs": 1e3, "ms": 1e6, "s": 1e9}

VARIABLES = """
double angle = 0.5;
var counter = new AtomicLong();
int number = 12_345;
var numbers = IntStream.range(0, 1000).toArray();
var prices = new HashMap<String, Integer>(Map.of("oat", 1, "ginger", 2, "rye", 3));
String wanted = "ginger";

int sum(int[] all) {
    int sum = 0;
    for (int one : all) {
        sum += one;
    }
    return sum;
}
"""

EXPRESSIONS = {
    "sine": "Math.sin(angle)",
    "increment": "counter.incrementAndGet()",
    "lookup": "prices.get(wanted)",
    "text": '"number " + number',
    "sum": "sum(numbers)",
}


def run(figures, loombook):
    """Both, once; each expression in a fresh kernel, as JMH has each in a fresh JVM."""
    for name, expression in EXPRESSIONS.items():
        with loombook.warm() as kernel:
            kernel.run(VARIABLES)
            printed = kernel.run(f"%timeit {expression}").printed
        figures.add(f"{name}, ns", TIMEIT, nanoseconds(printed))
    results = TARGET / "timeit.json"
    # With no flags, as the JVM of cells has none.
    command = [java()[0], "-cp", class_path(), "org.openjdk.jmh.Main", *HOW, "-rf", "json", "-rff", results, BENCHMARK]
    subprocess.run(command, check=True, stdout=sys.stderr)
    for result in json.loads(results.read_text()):
        name = result["benchmark"].rpartition(".")[2]
        figures.add(f"{name}, ns", JMH, 1e3 * result["primaryMetric"]["scorePercentiles"]["0.0"])


def nanoseconds(printed):
    """The best round that %timeit prints."""
    found = re.search(r"best ([\d.]+) (ns|µs|ms|s)\n", printed)
    if not found:
        raise ValueError(f"%timeit has printed {printed!r}")
    return float(found[1]) * NS[found[2]]


def table(figures):
    return figures.table(figures.measures(TIMEIT), TIMEIT, JMH)
