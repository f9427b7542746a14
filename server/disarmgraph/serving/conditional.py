"""What a request wants of a file that never changes: all of it, a range, or nothing anew.

Preconditions and ranges of RFC 9110, sections 13 and 14. Of several ranges none is sent alone:
the whole file is, as a server may.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from werkzeug.http import parse_date, parse_etags, parse_if_range_header, parse_range_header


@dataclass(frozen=True)
class Part:
    """The answer: 200, 206, 304, 412 or 416, and where in the file what is sent begins and ends."""

    status: int
    start: int
    end: int


def part(headers: Mapping[str, str], tag: str, modified: datetime, size: int) -> Part:
    """What a GET is answered with of a file with that strong tag, of that time and length."""
    if _has_changed(headers, tag, modified):
        return Part(412, 0, 0)
    if _is_known(headers, tag, modified):
        return Part(304, 0, 0)
    wanted = parse_range_header(headers.get("Range"))
    single = wanted is not None and wanted.units == "bytes" and len(wanted.ranges) == 1
    if not single or not _in_range_of(headers.get("If-Range"), tag, modified):
        return Part(200, 0, size)
    ((start, end),) = wanted.ranges
    # Below zero it is the length of the end that is wanted, all where the file is shorter.
    start = max(size + start, 0) if start < 0 else start
    end = size if end is None else min(end, size)
    return Part(206, start, end) if start < end else Part(416, 0, 0)


def _has_changed(headers: Mapping[str, str], tag: str, modified: datetime) -> bool:
    if "If-Match" in headers:
        tags = parse_etags(headers["If-Match"])
        return not (tags.star_tag or tags.is_strong(tag))
    since = parse_date(headers.get("If-Unmodified-Since"))
    return since is not None and modified > since


def _is_known(headers: Mapping[str, str], tag: str, modified: datetime) -> bool:
    if "If-None-Match" in headers:
        tags = parse_etags(headers["If-None-Match"])
        return tags.star_tag or tags.contains_weak(tag)
    since = parse_date(headers.get("If-Modified-Since"))
    return since is not None and modified <= since


def _in_range_of(told: str | None, tag: str, modified: datetime) -> bool:
    """Whether the part that a client has is of this file: If-Range."""
    if told is None:
        return True
    if told.startswith(('"', "W/")):
        return told == f'"{tag}"'
    return parse_if_range_header(told).date == modified
