"""Rows of an answer as a table for people: beside each column of IRIs one with their names.

The column of names is called as its column, with Name: state, stateName. What was chosen for the
question comes first in every row, so that the table says whose answer it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pyoxigraph import BlankNode, NamedNode

from disarmgraph.triples import Term

SUFFIX = "Name"
BETWEEN = " | "
"""Between several values that were chosen for one parameter."""

Words = Callable[[Term], str]


def table(
    columns: Sequence[str],
    rows: Iterable[Sequence[Term | None]],
    chosen: Mapping[str, Sequence[Term]],
    words: Words,
) -> Iterator[tuple[str, ...]]:
    """The rows as a table, its head first; ``words`` are how the reader calls a thing.

    Of what was chosen, that stands before the rows which is no column of the answer.
    """
    found = list(rows)
    before = {name: values for name, values in chosen.items() if values and name not in columns}
    named = [_of_things(values, name, columns) for name, values in before.items()]
    named += [
        _of_things([row[at] for row in found], name, columns) for at, name in enumerate(columns)
    ]
    head = [*before, *columns]
    yield tuple(
        cell
        for name, is_named in zip(head, named, strict=True)
        for cell in ((name, name + SUFFIX) if is_named else (name,))
    )
    for row in found:
        cells = [*before.values(), *([] if value is None else [value] for value in row)]
        yield tuple(
            BETWEEN.join(written(value) for value in values)
            for values, is_named in zip(cells, named, strict=True)
            for written in ((_plain, words) if is_named else (_plain,))
        )


def _of_things(values: Sequence[Term | None], name: str, columns: Sequence[str]) -> bool:
    """Whether a column has IRIs, and the answer no column of its own for their names."""
    return name + SUFFIX not in columns and any(isinstance(each, NamedNode) for each in values)


def _plain(value: Term) -> str:
    return f"_:{value.value}" if isinstance(value, BlankNode) else value.value
