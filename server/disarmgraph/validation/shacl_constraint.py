"""What a shape demands, as SHACL has it in constraint components: their common form.

A constraint gets all focus nodes of its shape together with the values that its path finds for
them, so that what nobody has costs one operation on sets, and not one for each node.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from pyoxigraph import Literal

from disarmgraph.rdf.statements import Statements
from disarmgraph.triples import Node, Term
from disarmgraph.validation.shacl_paths import Rows

Offence = tuple[Term, Term | None] | tuple[Term, Term | None, str]
"""A focus node, which of its values offends (None where it is all of them, or that there is none),
and on what path, where that is not the shape's."""


@dataclass(frozen=True)
class Constraint:
    """What a shape demands: the component's name, and which nodes and values offend against it."""

    component: str
    offences: Callable[[Statements, set[Term], Rows], Iterable[Offence]]


class Judge(Protocol):
    """A shape, for those that refer to it."""

    def failing(self, data: Statements, nodes: set[Term]) -> set[Term]:
        """Which of the nodes do not conform."""


@dataclass(frozen=True)
class Parameter:
    """What a shape says for a parameter, with the shapes graph, in which other shapes are."""

    term: Any
    shape: Node
    graph: Statements
    judge: Callable[[Node], Judge]


Make = Callable[[Parameter], Iterator[Constraint]]
"""The constraints that a parameter declares. Raises for one that cannot be read."""


def pairs(rows: Rows) -> Iterator[tuple[Term, Term]]:
    """Each focus node with each of its values."""
    return ((node, value) for node, values in rows.items() for value in values)


def is_true(term: Term | None) -> bool:
    """Whether a flag is set."""
    return isinstance(term, Literal) and term.value in ("true", "1")
