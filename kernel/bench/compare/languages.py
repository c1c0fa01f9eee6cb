"""The same cells in Java and in Python; {i} is a number, {n} how many."""

from dataclasses import dataclass

FIFTEEN = range(15)


@dataclass(frozen=True)
class Language:
    declaration: str
    method: str
    """Ten lines."""
    statements: str
    """Thirty, one a line."""
    block: str
    """The same in one block."""
    lines: str
    flushes: str
    displays: str
    endless: str
    sum: str = "1+1"
    chart: str = ""
    """A small one, where the kernel has charts."""
    points: str = ""
    """A million."""
    million: str = ""
    """A chart of them."""


LANGUAGES = {
    "java": Language(
        declaration="int v{i} = {i};",
        method="""\
int method{i}(int from, int to) {{
    int sum = {i};
    for (int k = from; k < to; k++) {{
        if (k % 2 == 0) {{
            sum += k;
        }}
        sum -= 1;
    }}
    return sum;
}}""",
        statements="\n".join(f"int c{k} = {k};\nc{k} += 1;" for k in FIFTEEN),
        block="{\n" + "\n".join(f"int c{k} = {k};\nc{k} += 1;" for k in FIFTEEN) + "\n}",
        lines='for (int i = 0; i < {n}; i++) System.out.println("line " + i);',
        flushes='for (int i = 0; i < {n}; i++) {{ System.out.print(i + " "); System.out.flush(); }}',
        displays='for (int i = 0; i < {n}; i++) display("d" + i);',
        endless="while (true) {}",
        chart='Charts.bars("Weight", "g", Map.of("oat", 12, "ginger", 9))',
        points="double[] points = new Random(1).doubles(1_000_000).toArray();",
        million='Charts.lines("Points", "", points)',
    ),
    "python": Language(
        declaration="v{i} = {i}",
        method="""\
def method{i}(start, end):
    sum = {i}
    k = start
    while k < end:
        if k % 2 == 0:
            sum += k
        else:
            sum += 0
        sum, k = sum - 1, k + 1
    return sum""",
        statements="\n".join(f"c{k} = {k}\nc{k} += 1" for k in FIFTEEN),
        block="if True:\n" + "\n".join(f"    c{k} = {k}\n    c{k} += 1" for k in FIFTEEN),
        lines='for i in range({n}): print("line", i)',
        flushes='for i in range({n}): print(i, end=" ", flush=True)',
        displays='for i in range({n}): display(f"d{{i}}")',
        endless="while True: pass",
    ),
}
