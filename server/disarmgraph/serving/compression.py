"""Answers made smaller on their way to who can read them so: gzip (RFC 9110, 8.4)."""

import gzip
import re
from dataclasses import replace
from functools import lru_cache

from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from disarmgraph.workers.engine import Whole

SHORTEST, LONGEST = 1000, 2 * 2**20
"""Bytes of a body below which nothing is won, and beyond which others would wait for it."""
LEVEL = 5
KEPT = 32
"""Bodies that are kept compressed, since they are asked for again."""
_TEXT = re.compile(r"text/|application/(?:(?:[\w.-]+\+)?(?:json|xml)|n-(?:triples|quads)|trig)")


def varied(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The headers of an answer that may be compressed, for caches between us and the client."""
    told = [value for name, value in headers if name == "Vary"]
    rest = [(name, value) for name, value in headers if name != "Vary"]
    return [*rest, ("Vary", ", ".join([*told, "Accept-Encoding"]))]


def is_text(whole: Whole) -> bool:
    """Whether an answer is of a kind that becomes much smaller."""
    kinds = (value for name, value in whole.headers if name == "Content-Type")
    return whole.status == 200 and any(map(_TEXT.match, kinds))


def compressed(whole: Whole, accepted: str | None) -> Whole:
    """The answer as it is sent to a client with that header Accept-Encoding."""
    body = whole.body
    if not SHORTEST <= len(body) <= LONGEST or not parse_accept_header(accepted, Accept)["gzip"]:
        return whole
    coded = [*whole.headers, ("Content-Encoding", "gzip")]
    return replace(whole, headers=coded, body=_gzip(body))


@lru_cache(maxsize=KEPT)
def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, LEVEL, mtime=0)
