"""Literals by their values: whether they have one, and which of two comes first."""

import logging
import warnings
from decimal import Decimal
from functools import cache

import rdflib
from pyoxigraph import Literal

from disarmgraph.namespaces import XSD
from disarmgraph.triples import Term


def is_well_typed(literal: Literal) -> bool:
    """Whether a literal is one that its datatype allows."""
    if literal.datatype.value == XSD + "boolean":
        return literal.value in ("true", "false", "1", "0")
    return not _read(literal).ill_typed


def compared(one: Term, other: Term) -> int | None:
    """-1, 0 or 1 by the order of SPARQL's ``<``; None where it has none for the two."""
    if not (isinstance(one, Literal) and isinstance(other, Literal)):
        return None
    left, right = _read(one).value, _read(other).value
    alike = one.datatype == other.datatype and not one.language and not other.language
    if not alike and not (_is_number(left) and _is_number(right)):
        return None
    try:
        return (left > right) - (left < right)
    except TypeError:
        return None


@cache
def _read(literal: Literal) -> rdflib.Literal:
    """A literal with its value. One that its datatype does not allow is no matter for a log."""
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    datatype = None if literal.language else rdflib.URIRef(literal.datatype.value)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return rdflib.Literal(literal.value, literal.language, datatype=datatype)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)
