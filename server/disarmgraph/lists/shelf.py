"""Things of one kind as a list has them: by what they are sorted out, what is said of each."""

from dataclasses import dataclass

from disarmgraph.lists.column import Column
from disarmgraph.lists.facet import Facet


@dataclass(frozen=True)
class Shelf:
    """Things of one kind: their class, how they are sorted out, what a list says of them.

    ``order`` is the column by which they stand at first, with a minus for the last first; the name
    if it is empty. ``head`` is the column that stands for the name of a thing which only repeats
    the others, ``beneath`` the one under the name. ``marked``: the class stands before the name.
    """

    cls: str
    facets: tuple[Facet, ...]
    columns: tuple[Column, ...]
    order: str = ""
    head: str = ""
    beneath: str = ""
    marked: bool = False

    def facet(self, name: str) -> Facet:
        """The facet of that name. Raises KeyError."""
        return {each.name: each for each in self.facets}[name]

    def column(self, name: str) -> Column:
        """The column of that name. Raises KeyError."""
        return {each.name: each for each in self.columns}[name]

    @property
    def of_the_day(self) -> bool:
        """Whether its things are sorted out by what holds on the day on which that is asked."""
        return any(facet.of_the_day for facet in self.facets)
