"""A place in a file, as people and editors name it."""

from typing import NamedTuple


class Place(NamedTuple):
    """A line and a column, both from 1; 0 where they cannot be told."""

    line: int
    column: int
