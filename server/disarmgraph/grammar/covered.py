"""The characters of a text that are accounted for already."""

from collections.abc import Iterable


class Covered:
    """Stretches of a text of some length: code points from a start, the end not among them."""

    def __init__(self, length: int, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._marks = bytearray(length)
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Accounts for what stands between two places."""
        self._marks[start:end] = b"\1" * (end - start)

    def touches(self, start: int, end: int) -> bool:
        """Whether any character between two places is accounted for."""
        return self._marks.find(1, start, end) >= 0
