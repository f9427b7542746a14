"""When something was, is or will be, as precisely as its source gives it, in a reader's words."""

from pyoxigraph import Literal

from disarmgraph import texts
from disarmgraph.names import Names, Shown
from disarmgraph.namespaces import DISARM
from disarmgraph.triples import first
from disarmgraph.written import written

SINGLE = ("asOf", "adoptionDate", "issueDate", "depositDate", "deadlineDate")
"""Properties that tell one day, month or year, for what has neither beginning nor end."""
DASH = "\N{EN DASH}"


def period(names: Names, thing: str) -> Shown | None:
    """From when to when: one day, 'July 2008', 'from 2003'; None if nobody says."""
    start, end = (first(names.store, thing, DISARM + each) for each in ("startDate", "endDate"))
    if start and end:
        return Shown(between(start, end, names.language), datetime=_same(start, end))
    if start or end:
        key = "from-day" if start else "until-day"
        return Shown(texts.text(key, names.language, day=written(start or end, names.language)))
    for each in SINGLE:
        value = first(names.store, thing, DISARM + each)
        if value:
            return names.shown(value)
    return None


def between(start: Literal, end: Literal, language: str) -> str:
    """Two dates as one: what they have in common is written once."""
    if start.value == end.value:
        return written(start, language)
    alike = len(start.value) == len(end.value)
    last = written(end, language)
    if alike and start.value[:7] == end.value[:7]:
        return f"{written(start, language).split()[0]}{DASH}{last}"
    if alike and start.value[:4] == end.value[:4]:
        return f"{' '.join(written(start, language).split()[:-1])} {DASH} {last}"
    if alike and len(end.value) == 4:
        return f"{start.value}{DASH}{end.value}"
    return f"{written(start, language)} {DASH} {last}"


def _same(start: Literal, end: Literal) -> str | None:
    return start.value if start.value == end.value else None
