"""The sections of the four articles, and what each has to show in its notebook."""

import re
from typing import NamedTuple

import outcomes_d
import outcomes_k
import outcomes_s
import outcomes_u

DURATION = re.compile(r"\d\s?(ns|µs|ms|s|min|h)\b")
SERVICE = re.compile(r"\b127\.0\.0\.1:\d+")
"""The address of something that is served here, and was told at the section's end."""


class Section(NamedTuple):
    id: str
    shows: str
    """T: prints a duration; C: draws a chart or a timeline; E: uses a service that is started here."""


def sections(letter, rows):
    return [Section(f"{letter}{n}", shows) for n, shows in enumerate(rows.split(), 1)]


SECTIONS = [
    *sections("K", "TC TC T TC TC T T T T TC TCE TCE TC"),
    *sections("S", "T TC TCE TC TC T TCE TC TC TCE TC TC TC -"),
    *sections("U", "TC TC TC TC TC TC TCE TCE TC TC TC TC TC TCE TC T"),
    *sections("D", "TC TE TE TE TE TC"),
]

OUTCOMES = {**outcomes_k.OUTCOMES, **outcomes_s.OUTCOMES, **outcomes_u.OUTCOMES, **outcomes_d.OUTCOMES}
"""What must have come of a section: a function of all text that it has printed, which asserts it."""
