"""What a list says of each thing, and the orders in which things can stand."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from pyoxigraph import Literal, NamedNode

from disarmgraph.citing import pinpoint
from disarmgraph.lists.facet import NOT_STATED
from disarmgraph.lists.faceted import Sorted
from disarmgraph.lists.shelf import Column, properties
from disarmgraph.names import Names, Shown, collation
from disarmgraph.namespaces import DISARM, SCHEMES
from disarmgraph.triples import Term, first, iris, objects, subjects
from disarmgraph.written import is_date, is_number, spanned

NAME = "name"
"""The column by which every list can be put in order."""
WHOLES = (DISARM + "isProvisionOf", DISARM + "isPassageOf")
BRIEF = 36
"""Characters of the name of a text before the place in it."""
Key = tuple[str, float, tuple[tuple[int, str], ...]]


@dataclass(frozen=True)
class Item:
    """One thing that a list says: for print, and as data (an IRI, a literal, a span of days)."""

    shown: Shown
    value: str

    @property
    def is_thing(self) -> bool:
        """Whether the value is an IRI."""
        return "://" in self.value


@dataclass(frozen=True)
class Row:
    """A thing of a list with what is said of it, in the order of the columns."""

    iri: str
    name: Shown
    cells: tuple[tuple[Item, ...], ...]

    def of(self, columns: Sequence[Column], name: str) -> tuple[Item, ...]:
        """What a column says of it, by the name of the column; nothing without a name."""
        return next(
            (c for each, c in zip(columns, self.cells, strict=True) if each.name == name), ()
        )


def rows(
    names: Names, found: Sorted, numbers: Sequence[int], *, whole: bool = True
) -> Iterator[Row]:
    """The rows of things by their numbers; less than ``whole`` without what is only data."""
    for number in numbers:
        iri = found.things[number]
        cells = tuple(
            _cell(names, found, number, column) if whole or not column.only_data else ()
            for column in found.shelf.columns
        )
        yield Row(iri, names.label(iri), cells)


def _cell(names: Names, found: Sorted, number: int, column: Column) -> tuple[Item, ...]:
    """What a column says of a thing."""
    iri = found.things[number]
    if column.form == "span":
        return _span(names, iri, column)
    if column.form in ("count", "tally"):
        count = _count(names, found, number, column)
        return (Item(Shown(str(count)), str(count)),) if count else ()
    values = _values(names, iri, column)
    if column.form == "places":
        return tuple(_places(names, values))
    return tuple(_item(names, each, column) for each in values)


def _item(names: Names, term: Term, column: Column) -> Item:
    """A value for print and as data, made once for a reader: rows share most of them."""
    known = names.kept.setdefault(f"item {column.form}", {})
    if term not in known:
        known[term] = Item(_shown(names, term, column), term.value)
    return known[term]


def _count(names: Names, found: Sorted, number: int, column: Column) -> int:
    """How many values there are, or how many of a facet the thing has."""
    if column.form == "count":
        return len(_values(names, found.things[number], column))
    masks = found.masks[column.name]
    return sum(masks[token] >> number & 1 for token in masks if token != NOT_STATED)


def order(names: Names, found: Sorted, sort: str) -> Sequence[int]:
    """The numbers of all things in an order: by a column, with a minus the other way round.

    What the column says nothing of comes last both ways. Kept, since it is the same for all
    readers of a language.
    """
    key = (sort, names.language)
    if key not in found.orders:
        found.orders[key] = array("L", _in_order(names, found, sort))
    return found.orders[key]


def _in_order(names: Names, found: Sorted, sort: str) -> list[int]:
    name = sort.removeprefix("-")
    keys = {}
    for number, iri in enumerate(found.things):
        if name == NAME:
            keys[number] = _text_key(names.label(iri).text)
        else:
            key = _key(names, found, number, found.shelf.column(name))
            if key:
                keys[number] = key
    known = sorted(keys, key=keys.__getitem__, reverse=sort.startswith("-"))
    return known + [number for number in range(len(found.things)) if number not in keys]


def _key(names: Names, found: Sorted, number: int, column: Column) -> Key | None:
    """What puts a thing in its place by a column, None if the column says nothing of it."""
    iri = found.things[number]
    if column.form in ("count", "tally"):
        count = _count(names, found, number, column)
        return ("number", count, ()) if count else None
    values = _values(names, iri, column)
    if not values:
        return None
    value = values[0]
    if column.form == "places":
        return _place_key(names, value.value)
    if column.form == "figure":
        counted = first(names.store, value.value, DISARM + "value")
        return ("number", float(counted.value), ()) if counted else ("", 0.0, ())
    if not isinstance(value, Literal):
        return _text_key(names.called(value.value).text)
    if is_date(value):
        return (value.value, 0.0, ())
    if is_number(value):
        return ("number", float(value.value), ())
    return _text_key(value.value)


def _text_key(text: str) -> Key:
    return ("text", 0.0, tuple(collation(text)))


def _place_key(names: Names, part: str) -> Key:
    """Texts by their names, what stands in them in its order."""
    whole = _whole(names, part)
    order = pinpoint.rank(names, part) if whole else ()
    text = names.called(whole or part).text
    return ("text", 0.0, (*collation(text), *((rank, "") for rank in order)))


def _whole(names: Names, part: str) -> str | None:
    """The instrument of a provision, the document of a passage."""
    return next((each for way in WHOLES for each in iris(names.store, part, way)), None)


def _values(names: Names, iri: str, column: Column) -> list[Term]:
    """The values at the end of the paths of a column; texts in the reader's language if there."""
    found: list[Term] = []
    for path in column.paths:
        ends: list[Term] = [NamedNode(iri)]
        for step, backwards in properties(path):
            ends = [value for end in ends for value in _next(names, end, step, backwards)]
        found += sorted(set(ends) - set(found), key=str)
        if found and column.form == "first":
            break
    own = [each for each in found if _language(each) == names.language]
    return [each for each in found if not _language(each)] + own if own else found


def _next(names: Names, end: Term, step: str, backwards: bool) -> list[Term]:
    if isinstance(end, Literal):
        return []
    if backwards:
        return [NamedNode(each) for each in subjects(names.store, step, end)]
    return objects(names.store, end, step)


def _language(term: Term) -> str | None:
    return term.language if isinstance(term, Literal) else None


def _shown(names: Names, term: Term, column: Column) -> Shown:
    if isinstance(term, Literal):
        return names.shown(term)
    if column.form == "figure":
        return Shown(figure(names, term.value), names.language, names.href(term.value))
    called = names.called(term.value)
    # What is in a controlled list needs no link beside every thing that has it.
    return replace(called, href=None) if term.value.startswith(SCHEMES) else called


def _places(names: Names, parts: Sequence[Term]) -> Iterator[Item]:
    """Provisions and passages as a footnote gives them, a text named once: note, para 2; fn 1."""
    before = ""
    known = names.kept.setdefault("place", {})
    for part in parts:
        if part.value not in known:
            known[part.value] = _place(names, part.value)
        whole, in_full, in_short = known[part.value]
        yield in_short if whole == before else in_full
        before = whole


def _place(names: Names, part: str) -> tuple[str, Item, Item]:
    """The text of a part, the part with its text named in few words, and without it."""
    whole = _whole(names, part)
    if not whole:
        alone = Item(names.called(part), part)
        return (part, alone, alone)
    text = names.called(whole)
    brief = shorten(text.text, BRIEF, placeholder="\N{HORIZONTAL ELLIPSIS}")
    at = Shown(pinpoint.pinpoint(names, part), text.language, names.href(part))
    return (whole, Item(replace(at, text=f"{brief}, {at.text}"), part), Item(at, part))


def figure(names: Names, quantity: str) -> str:
    """A quantity as its source gives it: nearly 20,000 (firearm); 'exactly' goes without saying.

    Of thousands that nobody has counted the size is given: several thousand.
    """
    signs = [
        names.label(each).text
        for each in iris(names.store, quantity, DISARM + "qualifier")
        if not each.endswith("/exactly")
    ]
    value = first(names.store, quantity, DISARM + "value")
    numbers = [names.shown(value).text] if value else []
    size = first(names.store, quantity, DISARM + "magnitude")
    numbers += [f"\N{MULTIPLICATION SIGN} {names.shown(size).text}"] if size else []
    units = [f"({names.label(each).text})" for each in iris(names.store, quantity, DISARM + "unit")]
    return " ".join(signs + numbers + units)


def _span(names: Names, iri: str, column: Column) -> tuple[Item, ...]:
    """A first and a last day as one."""
    ends = [_first_day(names, iri, path) for path in column.paths]
    if not any(ends):
        return ()
    start, end = ends
    only = start if start and end in ("", start) else None
    text = Shown(spanned(start, end, names.language), None, None, only)
    return (Item(text, only or f"{start or '..'}/{end}"),)


def _first_day(names: Names, iri: str, path: str) -> str:
    value = first(names.store, iri, properties(path)[0][0])
    return value.value if value is not None else ""
