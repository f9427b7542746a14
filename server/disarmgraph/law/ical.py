"""Events of whole days as an iCalendar file (RFC 5545).

Written line by line: the library that reads such files takes a millisecond for each event, and a
calendar of deadlines has thousands.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

OCTETS = 75
"""The longest line; a longer one goes on in the next, after a space."""
_ESCAPED = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


@dataclass(frozen=True)
class Event:
    """An event of one whole day, or one that returns each year, until a day if one is given."""

    uid: str
    url: str
    day: date
    summary: str
    description: str
    yearly: bool = False
    until: date | None = None


def calendar(title: str, events: Iterable[Event], now: datetime) -> bytes:
    """The body of the type text/calendar; ``now`` (in UTC) is when the events were written."""
    lines = ["BEGIN:VCALENDAR", "PRODID:-//disarmgraph//EN", "VERSION:2.0"]
    lines.append(f"X-WR-CALNAME:{title.translate(_ESCAPED)}")
    stamp = f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}"
    for event in events:
        lines += _lines(event, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(map(_folded, lines))


def _lines(event: Event, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid.translate(_ESCAPED)}"
    yield f"URL:{event.url}"
    yield stamp
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    if event.yearly:
        yield "RRULE:FREQ=YEARLY" + (f";UNTIL={event.until:%Y%m%d}" if event.until else "")
    yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{event.summary.translate(_ESCAPED)}"
    yield f"DESCRIPTION:{event.description.translate(_ESCAPED)}"
    yield "END:VEVENT"


def _folded(line: str) -> bytes:
    """A line cut so that no piece is longer than OCTETS, and no character is cut."""
    rest, pieces = line.encode(), []
    while len(rest) > OCTETS:
        end = OCTETS
        while rest[end] & 0xC0 == 0x80:  # not the first octet of a character
            end -= 1
        pieces.append(rest[:end])
        rest = b" " + rest[end:]
    return b"\r\n".join([*pieces, rest]) + b"\r\n"
