"""A whole answer, as it is kept, compressed or sent at once."""

from dataclasses import dataclass

Headers = list[tuple[str, str]]
"""The headers of a reply, by name and value; a name may come more than once."""


@dataclass(frozen=True)
class Whole:
    """A whole reply."""

    status: int
    headers: Headers
    body: bytes

    def notes(self) -> list[str]:
        """What its reader should know of an answer, which is sent as warnings (RFC 7234, 5.5)."""
        return [value.split('"', 1)[1][:-1] for name, value in self.headers if name == "Warning"]
