"""A whole list as data: what its page says of each thing, as CSV and as JSON."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from disarmgraph.lists.facet_words import value_words
from disarmgraph.lists.faceted import Sorted, Value
from disarmgraph.lists.narrowed_list import Listing
from disarmgraph.lists.rows import Item, Row, rows
from disarmgraph.names import Names
from disarmgraph.namespaces import DISARM, last_part
from disarmgraph.triples import iris

APART = " | "
"""Between several values in one field of CSV."""
BASIS = DISARM + "basis"


def as_csv(listing: Listing) -> bytes:
    """One line for each thing; a thing has its name and, in a field more, its IRI."""
    columns = [each.name for each in listing.found.shelf.columns]
    head = ["iri", "name", "basis"]
    for name in columns:
        head += [name, f"{name}-iri"]
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(head)
    for row in _rows(listing):
        fields = [row.iri, row.name.text, APART.join(_bases(listing.names, row.iri))]
        for items in row.cells:
            fields.append(APART.join(_written(each) for each in items))
            fields.append(APART.join(each.value for each in items if each.is_thing))
        writer.writerow(fields)
    return written.getvalue().encode()


def as_json(listing: Listing) -> bytes:
    """The list with what is chosen, the facets with their counts, and all things."""
    names, found = listing.names, listing.found
    columns = [each.name for each in found.shelf.columns]
    whole = {
        "kind": listing.kind,
        "language": names.language,
        "count": listing.size,
        "of": len(found.things),
        "chosen": dict(listing.selection.chosen),
        "words": listing.selection.words,
        "sort": listing.sort,
        "facets": {
            facet.name: [
                _value(names, found, facet.name, each)
                for each in found.values(listing.selection, facet.name)
            ]
            for facet in found.shelf.facets
        },
        "things": [
            {
                "iri": row.iri,
                "name": row.name.text,
                "basis": _bases(names, row.iri),
                **{
                    column: [_item(each) for each in items]
                    for column, items in zip(columns, row.cells, strict=True)
                },
            }
            for row in _rows(listing)
        ],
    }
    return json.dumps(whole, ensure_ascii=False).encode() + b"\n"


def _rows(listing: Listing) -> Iterator[Row]:
    return rows(listing.names, listing.found, listing.numbers)


def _written(item: Item) -> str:
    """A thing by its name, and what is no thing as the graph has it."""
    return item.shown.text if item.is_thing else item.value


def _item(item: Item) -> dict[str, str]:
    key = "iri" if item.is_thing else "value"
    return {key: item.value, "label": item.shown.text}


def _value(names: Names, found: Sorted, facet: str, value: Value) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "value": value.token,
        "label": value_words(names, found, facet, value.token).text,
        "count": value.count,
        "chosen": value.chosen,
    }
    if value.narrower:
        shown["narrower"] = [_value(names, found, facet, each) for each in value.narrower]
    return shown


def _bases(names: Names, iri: str) -> list[str]:
    return [last_part(each) for each in iris(names.store, iri, BASIS)]
