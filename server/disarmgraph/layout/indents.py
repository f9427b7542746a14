"""The depth of the items of a list in plain text."""

from disarmgraph.layout.numbering import Style


class Indents:
    """How deep items are: by how far they are indented, and by their style."""

    def __init__(self) -> None:
        self._seen: list[tuple[int, Style | None]] = []

    def clear(self) -> None:
        """Forgets the list: what comes is another."""
        self._seen = []

    def level(self, indent: int, style: Style | None) -> int:
        """From 1; an item is as deep as the last one like it."""
        like = (indent, style)
        while self._seen and self._seen[-1][0] > indent:
            self._seen.pop()
        if like in self._seen:
            del self._seen[self._seen.index(like) + 1 :]
        elif self._seen and self._seen[-1][1] == like[1] and abs(self._seen[-1][0] - like[0]) < 2:
            self._seen[-1] = like
        else:
            self._seen.append(like)
        return len(self._seen)
