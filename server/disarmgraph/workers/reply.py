"""A worker's reply to a request, sent in pieces while it is being written."""

import socket
from typing import Any

from disarmgraph.formats import RESULTS_JSON
from disarmgraph.workers import channel
from disarmgraph.workers.whole import Headers

PIECE = 2**16
"""Bytes that are gathered before a piece is sent; up to there an error can still be a status."""

_SEPARATORS = {
    RESULTS_JSON: (b"},{", b'"bindings":[{'),
    "application/json": (b"},{", b'"bindings":[{'),
    "application/sparql-results+xml": (b"<result>", None),
    "text/csv": (b"\r\n", None),
    "text/tab-separated-values": (b"\n", None),
}
"""What stands between rows or ends them; in JSON what stands before the first."""


class ReplyTooLong(Exception):
    """The reply has more bytes than a reply may have."""


class Reply:
    """A file to write the body to; the head goes before the first piece of it.

    The first message's head has ``status`` and ``headers``, the last one's ``end``: all that
    follows from them is for the front. One with ``broken`` is the last and says that the body
    is not whole, and why.
    """

    def __init__(self, connection: socket.socket, limit: int) -> None:
        self.began = False
        self._connection = connection
        self._limit = self._left = limit
        self._head: dict[str, Any] = {}
        self._pieces: list[bytes] = []
        self._size = 0
        self._count = _RowCount("")

    def head(self, status: int, headers: Headers, **more: Any) -> None:
        """Sets the head, as long as nothing has been sent; ``more`` is for the front alone."""
        self._head = {"status": status, "headers": headers, **more}
        self._count = _RowCount(dict(headers).get("Content-Type", "").partition(";")[0])

    def write(self, data: bytes) -> int:
        """Adds to the body. Raises ReplyTooLong, or OSError where nobody reads on."""
        self._left -= len(data)
        if self._left < 0:
            raise ReplyTooLong
        self._pieces.append(bytes(data))
        self._size += len(data)
        if self._size >= PIECE:
            self._send({})
        return len(data)

    def flush(self) -> None:
        """Does nothing: pieces are sent when they are full."""

    def restart(self) -> None:
        """Forgets what has been written, as long as nothing has been sent."""
        self._left = self._limit
        self._clear()

    def _clear(self) -> None:
        self._pieces.clear()
        self._size = 0

    def end(self) -> None:
        """Sends the rest and says that it is the end."""
        self._send({"end": True})

    def break_off(self, why: str, **more: Any) -> None:
        """Says that the body is not whole and will not be."""
        self._clear()
        self._send({"broken": why, **more})

    def _send(self, head: dict[str, Any]) -> None:
        whole = head if self.began else self._head | head
        self.began = True
        piece = b"".join(self._pieces)
        self._count.feed(piece)
        if "end" in head:
            whole = whole | {"rows": self._count.rows()}
        self._connection.sendall(channel.encode(whole, piece))
        self._clear()


class _RowCount:
    """Counts the rows of an answer, for the log, in its pieces as they pass by.

    A value that holds the separator itself is counted too, so that the number may be too high for
    data that contain ``},{`` or, in CSV, a line break of Windows.
    """

    def __init__(self, media_type: str) -> None:
        self._separator, self._first = _SEPARATORS.get(media_type, (None, None))
        self._found = -1 if media_type in ("text/csv", "text/tab-separated-values") else 0
        self._tail = b""

    def feed(self, piece: bytes) -> None:
        """Takes the next piece."""
        if self._separator is None:
            return
        seen = self._tail + piece
        if self._first and self._first in seen[:10_000]:
            self._found += 1
            self._first = None
        self._found += seen.count(self._separator)
        self._tail = seen[1 - len(self._separator) :] if len(self._separator) > 1 else b""

    def rows(self) -> int | None:
        """The number up to here; None for an answer that has no rows."""
        return None if self._separator is None else max(self._found, 0)
