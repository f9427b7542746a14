"""Dates on a line of years, each as precise as it is known."""

import re

from pyoxigraph import Literal

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def as_printed(value: Literal | None) -> str:
    """A day, month or year without its time zone; empty for none."""
    matched = _DATE.match(value.value) if value is not None else None
    return matched[0] if matched else ""


def years(printed: str) -> tuple[float, float]:
    """From where to where a day, a month or a year reaches on a line of years."""
    year, month, day = (int(part) if part else 0 for part in _DATE.fullmatch(printed).groups())
    if not month:
        return (float(year), year + 1.0)
    before = sum(_LENGTHS[: month - 1])
    if not day:
        return (year + before / 365, year + (before + _LENGTHS[month - 1]) / 365)
    at = min(before + day - 1, 364)
    return (year + at / 365, year + (at + 1) / 365)
