"""By what a client asks whether the answer that it has still holds: tags and dates.

The validators and the conditional requests of RFC 9110, sections 8.8 and 13, for answers from the
graph; those for files are in ``conditional``.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import format_datetime

from werkzeug.http import parse_etags

from disarmgraph.protocol.request import Request
from disarmgraph.serving import compression
from disarmgraph.serving.exchange import Exchange
from disarmgraph.workers.whole import Headers, Whole

KEPT = "public, no-cache"
"""An answer may be kept, but it is to be asked each time whether it still holds."""

VARIES = "Accept, Accept-Datetime, Accept-Language, Accept-Profile"
"""What a page depends on besides its address."""

_OF_PAGES = ("accept-datetime", "accept-language", "accept-profile", "host")


@dataclass(frozen=True)
class Validators:
    """Tags and dates for answers from one graph.

    ``edition`` tells the graph from every other; it is empty where a graph may change without our
    knowing, so that no answer has a tag. ``released`` is the day of the newest release, where that
    is known. ``made_with`` is whatever pages are made with besides the graph: the software, the
    operator's contact, the releases.
    """

    edition: str = ""
    released: datetime | None = None
    made_with: tuple[str, ...] = ()

    def tag(self, request: Request) -> str:
        """What tells an answer from every other: graph, question and format."""
        headers = request.headers
        parts = [self.edition, request.target, headers.get("accept", "-")]
        if request.body:
            parts.append(headers.get("content-type", ""))
        if not request.query_string:
            # The service's description names its address.
            parts += [request.scheme, headers.get("host", "")]
        if request.path != "/sparql":
            parts += [request.method, request.scheme, date.today().isoformat(), *self.made_with]
            parts += [headers.get(name, "") for name in _OF_PAGES]
        encoded = [part.encode("utf-8", "surrogateescape") for part in parts]
        return digest(*encoded, request.body)

    def of(self, tag: str) -> Headers:
        """The headers by which a client asks later whether an answer still holds."""
        headers = [("ETag", f'W/"{tag}"')]
        if self.released:
            headers.append(("Last-Modified", format_datetime(self.released, usegmt=True)))
        return headers

    def is_known(self, exchange: Exchange) -> bool:
        """Whether a client has what it asks for under its tag (RFC 9110, 13.1.2).

        ``*`` is no tag: whether there is an answer is not known before it is worked out.
        """
        known = parse_etags(exchange.http.headers.get("If-None-Match"))
        return exchange.tag in known.as_set(include_weak=True)

    def is_old(self, exchange: Exchange) -> bool:
        """Whether a client that knows no tag has had what it asks for since the release."""
        http = exchange.http
        since = http.if_modified_since
        plain = exchange.reads and "If-None-Match" not in http.headers
        return bool(self.released and since and plain) and since >= self.released

    def unchanged(self, exchange: Exchange) -> Whole:
        """The answer that a client may go on using what it has."""
        varies = "Accept" if exchange.path == "/sparql" else VARIES
        headers = compression.varied([("Cache-Control", KEPT), ("Vary", varies)])
        return Whole(304, self.of(exchange.tag) + headers, b"")


def digest(*parts: bytes) -> str:
    """A short hash, the same for the same parts."""
    return hashlib.blake2b(b"\0".join(parts), digest_size=12).hexdigest()
