"""%timeit beside JMH: the same expressions, in loombook.timing.TimeitBenchmark."""

import json
import re
import subprocess
import sys

from contestants import TARGET, class_path, java
from figures import of_jmh

TIMEIT, JMH = "%timeit", "JMH"
BENCHMARK = "TimeitBenchmark"
HOW = "-bm avgt -tu us -f 1 -wi 5 -w 500ms -i 10 -r 300ms".split()
NS = {"ns": 1, "µs": 1e3, "ms": 1e6, "s": 1e9}

VARIABLES = """
double angle = 0.5;
var counter = new AtomicLong();
int number = 12_345;
var numbers = new ArrayList<Integer>(IntStream.range(0, 1000).boxed().toList());
var prices = new HashMap<String, Integer>(Map.of("oat", 1, "ginger", 2, "rye", 3));
String wanted = "ginger";
"""

EXPRESSIONS = {
    "sine": "Math.sin(angle)",
    "increment": "counter.incrementAndGet()",
    "lookup": "prices.get(wanted)",
    "text": '"number " + number',
    "stream": "numbers.stream().mapToInt(Integer::intValue).sum()",
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
    for name, _, microseconds in of_jmh(json.loads(results.read_text())):
        figures.add(f"{name.partition('.')[2]}, ns", JMH, 1e3 * microseconds)


def nanoseconds(printed):
    """The median that %timeit prints first."""
    found = re.match(r"([\d.]+) (ns|µs|ms|s) ± ", printed)
    if not found:
        raise ValueError(f"%timeit has printed {printed!r}")
    return float(found[1]) * NS[found[2]]


def table(figures):
    return figures.table(figures.measures(TIMEIT), TIMEIT, JMH)
