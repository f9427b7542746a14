"""Things of one kind as a list has them: by what they are sorted out, what is said of each."""

from dataclasses import dataclass
from functools import cache

from disarmgraph.lists.facet import Facet
from disarmgraph.namespaces import PREFIXES


@dataclass(frozen=True)
class Column:
    """What a list says of each thing: the values at the end of paths of properties.

    A property after ^ is read backwards, and an empty path ends at the thing itself. ``form`` is
    'values'; 'first' for those of the first path that has any; 'places' for provisions and passages
    as footnotes give them; 'span' for a first and a last day; 'figure' for quantities; 'count' for
    how many values there are; 'tally' for how many values of the facet of that name it has.
    What has no room on a page is ``only_data``.
    """

    name: str
    paths: tuple[str, ...]
    form: str = "values"
    only_data: bool = False


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


@cache
def properties(path: str) -> tuple[tuple[str, bool], ...]:
    """The IRIs along the path of a column, each with whether it is read backwards."""
    return tuple(_step(each) for each in path.split("/") if each)


def _step(written: str) -> tuple[str, bool]:
    prefix, _, local = written.removeprefix("^").partition(":")
    return PREFIXES[prefix] + local, written.startswith("^")
