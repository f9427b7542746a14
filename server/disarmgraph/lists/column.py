"""What a list says of each thing, by the paths along which that is found."""

from dataclasses import dataclass
from functools import cache

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


@cache
def properties(path: str) -> tuple[tuple[str, bool], ...]:
    """The IRIs along the path of a column, each with whether it is read backwards."""
    return tuple(_step(each) for each in path.split("/") if each)


def _step(written: str) -> tuple[str, bool]:
    prefix, _, local = written.removeprefix("^").partition(":")
    return PREFIXES[prefix] + local, written.startswith("^")
