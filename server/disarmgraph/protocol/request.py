"""A request to the server, as its front hands it to a worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

from disarmgraph.names import LANGUAGES
from disarmgraph.protocol.negotiation import choose_language

MAX_BODY = 2**20
"""Bytes of a request's body: many times what the longest query needs."""

HEADERS = (
    "accept",
    "accept-datetime",
    "accept-language",
    "accept-profile",
    "content-type",
    "host",
)
"""The headers that an answer can depend on; the others stay with the front."""


@dataclass(frozen=True)
class Request:
    """What was asked: ``target`` is the path with the query string, percent-encoded as it came.

    Headers are those of HEADERS that there are, by their names in lower case. ``problem``, a
    problem document, asks for that problem to be put on a page and for nothing else. ``services``
    are the other endpoints that the query asks, each with its answer in JSON, None if it failed.
    ``down`` are the stores elsewhere that are not to be asked while others answer.
    """

    method: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    scheme: str = "http"
    problem: Mapping[str, Any] | None = None
    services: Sequence[tuple[str, str | None]] = ()
    down: Sequence[str] = ()

    @classmethod
    def of_query(cls, text: str, accept: str) -> Self:
        """The request of the SPARQL 1.1 Protocol that asks a query, its answer in that type."""
        return cls("GET", "/sparql?" + urlencode({"query": text}), {"accept": accept})

    @property
    def path(self) -> str:
        """The path, percent-encoded."""
        return self.target.partition("?")[0]

    @property
    def query_string(self) -> str:
        """What follows the question mark, percent-encoded; empty where there is none."""
        return self.target.partition("?")[2]

    @property
    def language(self) -> str:
        """The language of the reader: that of `lang=` in the address, else of Accept-Language."""
        given = dict(parse_qsl(self.query_string)).get("lang")
        if given in LANGUAGES:
            return given
        return choose_language(self.headers.get("accept-language"), LANGUAGES)

    def message(self) -> tuple[dict[str, Any], bytes]:
        """The request as a message of the channel."""
        head = {
            "method": self.method,
            "target": self.target,
            "headers": self.headers,
            "scheme": self.scheme,
            "problem": self.problem,
            "services": self.services,
            "down": self.down,
        }
        return head, self.body

    @classmethod
    def of_message(cls, head: dict[str, Any], body: bytes) -> Self:
        """The request that a message of the channel holds."""
        return cls(**head, body=body)
