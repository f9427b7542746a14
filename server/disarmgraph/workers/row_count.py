"""How many rows an answer has, counted in what is written of it, for the log."""

_SEPARATORS = {
    "application/sparql-results+json": (b"},{", b'"bindings":[{'),
    "application/json": (b"},{", b'"bindings":[{'),
    "application/sparql-results+xml": (b"<result>", None),
    "text/csv": (b"\r\n", None),
    "text/tab-separated-values": (b"\n", None),
}
"""What stands between rows or ends them; in JSON what stands before the first."""


class RowCount:
    """Counts rows as pieces of an answer pass by.

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
