"""Answers made smaller on their way to who can read them so: gzip (RFC 9110, 8.4)."""

import gzip
import re
import zlib
from dataclasses import replace
from functools import lru_cache

from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from disarmgraph.workers.whole import Headers, Whole

SHORTEST, LONGEST = 1000, 2 * 2**20
"""Bytes of a body below which nothing is won, and beyond which others would wait for it."""
LEVEL = 5
GZIP = 31
"""The format by its number in zlib, with the largest window."""
CODED = ("Content-Encoding", "gzip")
KEPT = 32
"""Bodies that are kept compressed, since they are asked for again."""
_TEXT = re.compile(r"text/|application/(?:(?:[\w.-]+\+)?(?:json|xml)|n-(?:triples|quads)|trig)")


def varied(headers: Headers) -> Headers:
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
    if not SHORTEST <= len(body) <= LONGEST or not _accepts_gzip(accepted):
        return whole
    return replace(whole, headers=[*whole.headers, CODED], body=_gzip(body))


class Packer:
    """Makes the pieces of one answer smaller, or leaves them, as its client reads them."""

    def __init__(self, accepted: str | None) -> None:
        self.headers = [CODED] if _accepts_gzip(accepted) else []
        self._packer = zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP) if self.headers else None

    def pack(self, piece: bytes) -> bytes:
        """What is to be sent for a piece; nothing yet, it may be."""
        return self._packer.compress(piece) if self._packer else piece

    def rest(self) -> bytes:
        """What is left to be sent at the end."""
        return self._packer.flush() if self._packer else b""


def _accepts_gzip(accepted: str | None) -> bool:
    return bool(parse_accept_header(accepted, Accept)["gzip"])


@lru_cache(maxsize=KEPT)
def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, LEVEL, mtime=0)
