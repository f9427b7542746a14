"""Where in a text a part stands, as footnotes abbreviate it: art 5(1)(a), para 28, fn 2."""

from collections.abc import Iterable, Iterator
from functools import partial

from disarmgraph import texts
from disarmgraph.content import printed_order
from disarmgraph.names import Names
from disarmgraph.namespaces import DISARM, last_part
from disarmgraph.triples import first, iris

ABBREVIATED = {
    "art": "pin-article",
    "para": "pin-paragraph",
    "item": "pin-item",
    "sec": "pin-section",
    "annex": "pin-annex",
    "chp": "pin-chapter",
    "action": "pin-action",
    "fn": "pin-footnote",
    "annex_technical": "pin-technical-annex",
    "sec_transitional": "pin-transitional-article",
    "preamble": "pin-preamble",
}
"""By the last part of an IRI, whole or without its number, the text that abbreviates it."""
NUMBERED = ("art", "para", "item")
"""What carries the numbers of its own parts in brackets behind it, in English: art 5(1)(a)."""
WORD = "Annex"
"""What the printed number of an annex begins with in the graph."""
FIRST_ONE = ("1", "I")
"""The article that French calls the first one."""


def pinpoint(names: Names, part: str) -> str:
    """Where a provision or passage stands in its instrument or document.

    A passage without a printed number is told by its rank in square brackets. The list item and
    the heading are told with what they are within, a numbered paragraph is not.
    """
    found = ""
    outer = ""
    for step in _steps(names, part):
        unit = last_part(step).rpartition("__")[2]
        kind = unit.partition("_")[0]
        words = _words(names, step, unit)
        number = _number(names, step)
        if names.language == "en" and number and kind in NUMBERED[1:] and outer in NUMBERED:
            found += f"({number})"
        else:
            found += f", {words}" if found else words
        outer = kind
    return found


def pinpoints(names: Names, parts: Iterable[str]) -> str:
    """Several places in one text, in its order."""
    ordered = [pinpoint(names, part) for part in sorted(parts, key=partial(rank, names))]
    last = texts.text("cite-and", names.language).join(ordered[-2:])
    return ", ".join([*ordered[:-2], last])


def rank(names: Names, part: str) -> tuple[int, ...]:
    """What puts the parts of a text in its order: the positions of what a part is within."""
    return tuple(printed_order.position(names.store, step) for step in _steps(names, part))


def _steps(names: Names, part: str) -> Iterator[str]:
    """What a reader must be told to find a part, the outermost first."""
    relations = [DISARM + "isWithinProvision"]
    if _passage_kind(names, part) in ("list-item", "heading"):
        relations.append(DISARM + "isWithin")
    for relation in relations:
        for outer in iris(names.store, part, relation):
            yield from _steps(names, outer)
    yield part


def _words(names: Names, part: str, unit: str) -> str:
    """A part alone: 'art 5', 'art. premier', 'heading IV', 'item [2]'."""
    language = names.language
    number = _number(names, part)
    kind = _passage_kind(names, part)
    if kind in ("title", "heading", "block") or (kind == "list-item" and not number):
        return texts.part(kind, language, number or f"[{unit.rpartition('_')[2]}]")
    key = ABBREVIATED.get(unit) or ABBREVIATED.get(unit.partition("_")[0])
    if key is None:
        return names.label(part).text
    if language == "fr" and key == "pin-article" and number in FIRST_ONE:
        number = texts.text("pin-first", language)
    return texts.text(key, language, number=number).strip()


def _number(names: Names, part: str) -> str:
    """The printed number of a part without brackets, '' where it has none."""
    printed = first(names.store, part, DISARM + "number")
    return printed.value.removeprefix(WORD).strip(" ()") if printed else ""


def _passage_kind(names: Names, part: str) -> str:
    return last_part(next(iter(iris(names.store, part, DISARM + "kind")), ""))
