"""A list as somebody asks for it: what is chosen, in which order, and at which address that is."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from disarmgraph.lists.faceted import Sorted
from disarmgraph.lists.list_query import Selection
from disarmgraph.lists.rows import NAME, order
from disarmgraph.names import Names


@dataclass(frozen=True)
class Listing:
    """The things of a selection in an order, with addresses for a reader with ``names``."""

    names: Names
    found: Sorted
    selection: Selection
    sort: str

    @property
    def kind(self) -> str:
        """The kind of the things."""
        return self.found.kind

    @property
    def size(self) -> int:
        """How many things are in it."""
        return self.found.mask(self.selection).bit_count()

    @property
    def numbers(self) -> list[int]:
        """The numbers of the things, in order."""
        bits = bin(self.found.mask(self.selection))[:1:-1].ljust(len(self.found.things), "0")
        return [each for each in order(self.names, self.found, self.sort) if bits[each] == "1"]

    def address(
        self,
        chosen: Mapping[str, tuple[str, ...]] | None = None,
        *,
        words: str | None = None,
        sort: str = "",
        suffix: str = "/",
        **more: object,
    ) -> str:
        """Where it is, with what is given in place of what it has."""
        chosen = self.selection.chosen if chosen is None else chosen
        words = self.selection.words if words is None else words
        sort = sort or self.sort
        pairs: list[tuple[str, object]] = [
            (facet.name, token)
            for facet in self.found.shelf.facets
            for token in chosen.get(facet.name, ())
        ]
        pairs += [("q", words)] if words else []
        pairs += [("sort", sort)] if sort != default_order(self.found) else []
        query = urlencode([*pairs, *more.items(), *self.names.carried.items()], safe=":")
        return f"/id/{self.kind}{suffix}{'?' if query else ''}{query}"

    def toggled(self, facet: str, token: str) -> str:
        """Where the list with one value more is, or with one less if that was chosen."""
        before = self.selection.chosen.get(facet, ())
        after = tuple(each for each in before if each != token)
        if after == before:
            after = (*before, token)
        return self.address({**self.selection.chosen, facet: after})

    def sorted_by(self, column: str) -> str:
        """Where the list by a column is; the other way round if it stands by that already."""
        return self.address(sort=f"-{column}" if self.sort == column else column)


def default_order(found: Sorted) -> str:
    """The column by which things stand where none is asked for."""
    return found.shelf.order or NAME
