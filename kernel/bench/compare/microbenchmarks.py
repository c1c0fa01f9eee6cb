"""JMH's benchmarks of the hot paths, and of users' loops with stop points and without."""

import json
import subprocess
import sys

from contestants import TARGET, class_path, java
from figures import of_jmh

HOW = "-bm avgt -tu us -f 1 -wi 5 -w 1s -i 15 -r 300ms -gc true".split()
"""Short iterations, and the median of them: what else runs on the machine comes in bursts. Garbage is collected in
between: the collector was seen to copy a benchmark's own data again and again until they were old."""

MEDIAN, WOVEN, PLAIN = "median", "with stop points", "without"


def run(figures, pattern):
    """Runs once those that match, and adds to the figures what came out."""
    results = TARGET / "jmh.json"
    command = [java()[0], "-cp", class_path(), "org.openjdk.jmh.Main", *HOW, "-rf", "json", "-rff", results, pattern]
    subprocess.run(command, check=True, stdout=sys.stderr)
    for name, parameters, score in of_jmh(json.loads(results.read_text())):
        woven = parameters.pop("woven", None)
        measure = ", ".join([name, *(f"{key}={value}" for key, value in parameters.items()), "µs"])
        figures.add(measure, {"true": WOVEN, "false": PLAIN}.get(woven, MEDIAN), score)


def tables(figures):
    """Returns what came out in Markdown."""
    made = [([MEDIAN], figures.measures(MEDIAN)), ([WOVEN, PLAIN], figures.measures(WOVEN))]
    return [figures.table(measures, *titles) for titles, measures in made if measures]
