"""What is measured. A group is a generator of (measure, its units, how to take it); it takes a figure for each unit.

Each group has a kernel of its own, so that none is measured in what another has left behind.
"""

import re
import time
from statistics import median

from client import Silence
from figures import lost

SUM_AFTER_DEFINITIONS = "`1+1` after 1,000 definitions"
DEFINITIONS = 1000
EVALUATIONS = 20


def startup(contestant):
    """From the launch of the process, as a client launches it."""
    with contestant.started() as kernel:
        yield "launch to the reply to kernel_info", ["s"], lambda: [kernel.info.at - kernel.launched]

        def first_result():
            request = kernel.execute(contestant.language.sum)
            kernel.listen(lambda: request.reply, 60)
            return [request.reply.at - kernel.launched]

        yield "launch to the reply to the first `1+1`", ["s"], first_result


def latency(contestant):
    """From a cell's request to its reply and idle status; the median of many cells."""
    language = contestant.language
    with contestant.warm() as kernel:

        def each(cells):
            return [median(kernel.run(cell).seconds for cell in cells) * 1000]

        for _ in range(50):
            kernel.run(language.sum)
        yield "`1+1`", ["ms"], lambda: each([language.sum] * 100)
        yield "declaration", ["ms"], lambda: each(language.declaration.format(i=i) for i in range(100))
        yield "method of 10 lines", ["ms"], lambda: each(language.method.format(i=i) for i in range(100))
        yield "30 statements", ["ms"], lambda: each([language.statements] * 15)
        yield "30 statements in a block", ["ms"], lambda: each([language.block] * 15)


def definitions(contestant):
    declaration = contestant.language.declaration
    with contestant.warm() as kernel:

        def sum_after():
            for start in range(0, DEFINITIONS, 50):
                kernel.run("\n".join(declaration.format(i=i) for i in range(start, start + 50)), timeout=120)
            return [median(kernel.run(contestant.language.sum).seconds for _ in range(EVALUATIONS)) * 1000]

        yield SUM_AFTER_DEFINITIONS, ["ms"], sum_after


def queue(contestant):
    """Cells that are all sent before the first is answered."""
    with contestant.warm() as kernel:

        def run(n=200):
            requests = [kernel.execute(f"{i}+1") for i in range(n)]
            kernel.listen(lambda: all(request.ended for request in requests), 120)
            results = [text(message) for request in requests for message in request.of_type("execute_result")]
            in_order = sorted(requests, key=lambda request: request.reply.at) == requests
            wrong = lost(results, [str(i + 1) for i in range(n)]) or int(not in_order)
            return [max(request.sent + request.seconds for request in requests) - requests[0].sent, wrong]

        yield "200 queued cells", ["s", "wrong or out of order"], run


def lines(contestant):
    """Much output: how long it takes, in how many messages, and whether all of it arrives in its order."""
    expected = [f"line {i}" for i in range(100_000)]
    cell = contestant.language.lines
    return flood(contestant, "100,000 lines", cell, "stream", lambda request: request.printed.splitlines(), expected)


def flushes(contestant):
    expected = [str(i) for i in range(20_000)]
    cell = contestant.language.flushes
    return flood(contestant, "20,000 flushed prints", cell, "stream", lambda request: request.printed.split(), expected)


def displays(contestant):
    def shown(request):
        return [re.sub(r"\W", "", text(message)) for message in request.of_type("display_data")]

    expected = [f"d{i}" for i in range(20_000)]
    return flood(contestant, "20,000 displays", contestant.language.displays, "display_data", shown, expected)


def flood(contestant, measure, cell, type, read, expected):
    with contestant.warm() as kernel:

        def run():
            request = kernel.run(cell.format(n=len(expected)), timeout=120)
            kernel.listen_for(0.5)  # what comes late is late but not lost
            return [request.seconds, len(request.of_type(type)), lost(read(request), expected)]

        yield measure, ["s", "messages", "lost or out of order"], run


def memory(contestant):
    """Of all processes of a kernel together."""
    with contestant.warm() as kernel:

        def after_first_cell():
            kernel.listen_for(1)
            return [kernel.memory() / 2**20]

        yield "memory after the first cell", ["MB"], after_first_cell


def interrupt(contestant):
    with contestant.warm() as kernel:

        def endless_loop():
            request = kernel.execute(contestant.language.endless)
            kernel.listen(lambda: request.of_type("status"), 10)
            kernel.listen_for(1)  # the loop is compiled by now, which makes it harder to stop
            asked = time.perf_counter()
            kernel.interrupt()
            try:
                kernel.listen(lambda: request.ended, 10)
                taken = (request.sent + request.seconds - asked) * 1000
            except Silence as silence:
                taken = str(silence)
            used = kernel.cpu()
            kernel.listen_for(1)
            return [taken, (kernel.cpu() - used) * 100]

        yield "interrupt of an endless loop", ["ms", "% of a CPU used afterwards"], endless_loop


def charts(contestant):
    """From the request to the end of a cell that ends with a chart; of kernels that have charts."""
    language = contestant.language
    if not language.chart:
        return
    with contestant.warm() as kernel:
        yield "first chart", ["ms"], lambda: [kernel.run(language.chart).seconds * 1000]

        def later():
            for _ in range(10):
                kernel.run(language.chart)
            return [median(kernel.run(language.chart).seconds for _ in range(20)) * 1000]

        yield "later chart", ["ms"], later
        kernel.run(language.points)
        yield "chart of a million points", ["ms"], lambda: [kernel.run(language.million).seconds * 1000]


GROUPS = {
    group.__name__: group
    for group in (startup, latency, definitions, queue, lines, flushes, displays, charts, memory, interrupt)
}


def text(message):
    data = message.content["data"]
    return str(data.get("text/plain") or next(iter(data.values()), ""))
