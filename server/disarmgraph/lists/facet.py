"""A property by which the things of a list are sorted out."""

from dataclasses import dataclass

NOT_STATED = "not-stated"
"""Stands in an address for things of which a facet has no value."""
IN_TREE = "/skos:broader*"

TODAY = "SUBSTR(STR(NOW()), 1, 10)"
"""The day on which a query is asked, as dates are written."""


@dataclass(frozen=True)
class Facet:
    """A property by which things are sorted out.

    ``pattern`` leads from ?thing to ?value in SPARQL. ``scheme`` is the prefix that values go
    without in an address, ``above`` are the properties that lead from a value to wider ones, which
    the pattern yields as well. ``order`` is 'count' (most things first), 'time' (decades and the
    years in them, latest first), or the values in their order. ``absent`` is the text for things
    without a value.
    """

    name: str
    pattern: str
    scheme: str = ""
    above: tuple[str, ...] = ()
    order: str | tuple[str, ...] = "count"
    absent: str = "not-stated"

    @property
    def of_the_day(self) -> bool:
        """Whether its values are what holds on the day on which it is asked."""
        return TODAY in self.pattern


def at(name: str, path: str, absent: str = "not-stated") -> Facet:
    """A facet whose values are things at the end of a property path."""
    return Facet(name, f"?thing {path} ?value .", absent=absent)


def concept(name: str, path: str, scheme: str, order: str | tuple[str, ...] = "count") -> Facet:
    """A facet whose values are concepts of one list."""
    return Facet(name, f"?thing {path} ?value .", scheme, order=order)


def tree(name: str, path: str, scheme: str) -> Facet:
    """A facet whose values are concepts of one list and the wider ones above them."""
    return Facet(name, f"?thing {path}{IN_TREE} ?value .", scheme, ("skos:broader",))


def when(name: str, path: str, absent: str = "not-stated") -> Facet:
    """A facet of decades (1990s) and years (1997), as far as a date is known."""
    pattern = (
        f"?thing {path} ?date .\n"
        '  VALUES (?length ?ending) { (4 "") (3 "0s") }\n'
        "  BIND (CONCAT(SUBSTR(STR(?date), 1, ?length), ?ending) AS ?value)"
    )
    return Facet(name, pattern, order="time", absent=absent)
