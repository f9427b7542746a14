"""What a page of any site may ask and read: cross-origin resource sharing, as Fetch has it."""

from disarmgraph.protocol import protocol
from disarmgraph.workers.whole import Whole

OF_EVERY_ANSWER = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Accept-Ranges, Content-Profile, Content-Range, ETag, Link, Memento-Datetime, Repr-Digest, "
        "Retry-After, Warning"
    ),
}
"""That a page of any site may read what is public anyway."""

POSTED = ("/sparql", "/reconcile")
"""Where a form may be sent."""

PREFLIGHT = {
    "Access-Control-Allow-Headers": (
        "Accept, Accept-Datetime, Accept-Language, Accept-Profile, Content-Type, If-Match, "
        "If-Modified-Since, If-None-Match, If-Range, If-Unmodified-Since, Range"
    ),
    "Access-Control-Max-Age": "86400",
}


def preflight(path: str) -> Whole:
    """The answer to OPTIONS: what may be asked at that path."""
    methods = [m for m in protocol.METHODS if m != "POST" or path in POSTED]
    allowed = ", ".join(methods)
    headers = {"Allow": allowed, "Access-Control-Allow-Methods": allowed} | PREFLIGHT
    return Whole(204, list(headers.items()), b"")
