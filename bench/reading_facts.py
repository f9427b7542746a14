"""How well dates, figures and citations are read, passage by passage, beside the data.

    DISARMGRAPH_TEXTS=FOLDER python bench/reading_facts.py

Nothing of the graph is known to what reads: it gets the own text of each passage of the data, and
what it finds there is compared with what the data says of that passage.

- Dates: the values of type date, month or year of whatever is stated in the passage. A value that
  several passages state is wanted in one of them. Dates that the data has no fact for (those of the
  documents that footnotes cite, mostly) count against precision.
- Figures: values of quantities, counts of enumerations and events; then, of the quantities among
  them, the same with precision ("nearly"), with unit, with what was measured, as drafts have them.
- Vague figures: quantities without a value, by their qualifier.
- Symbols: the symbols of the documents that the passage cites or mentions, where they have one.
- Parts: the last part of the IRI of a passage or provision that is cited ("art_5", "para_7").
"""

import os
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from left_out import share
from pyoxigraph import Literal, NamedNode, Store

from disarmgraph import files
from disarmgraph.dataset import graph
from disarmgraph.grammar.citation import citations
from disarmgraph.grammar.dates import dates
from disarmgraph.grammar.figures import figures
from disarmgraph.grammar.indefinites import indefinites
from disarmgraph.namespaces import BASE, DISARM, slug
from disarmgraph.naming import symbol
from disarmgraph.reading.draft_blocks import language
from disarmgraph.reading.mentions import Portion
from disarmgraph.reading.quantities import quantities
from disarmgraph.reading.units import Units
from disarmgraph.text import source_text, span
from disarmgraph.triples import iris, objects, subjects

WORST = 12
"""Errors of each kind that are listed for a document."""
DATES = frozenset(("date", "gYearMonth", "gYear"))
COUNTS = ("value", "statedCount")
KINDS = (
    "dates",
    "figures",
    "with precision",
    "with unit",
    "with measure",
    "vague figures",
    "symbols",
    "parts",
)
DETAILS = {"with precision": "qualifier", "with unit": "unit", "with measure": "measure"}
"""What of a quantity is compared beside its value."""

Fact = tuple[str, frozenset[str]]
"""A value that the data has, and the passages in one of which it is wanted."""


def main() -> None:
    """Prints a table of precision and recall, then the errors by document."""
    held = source_text.read_all(Path(os.environ["DISARMGRAPH_TEXTS"]))
    whole = graph.load()
    print(f"| Document | {' | '.join(f'{kind.capitalize()} P / R' for kind in KINDS)} |")
    print(f"|---|{'---:|' * len(KINDS)}")
    errors = []
    for path in sorted((files.graph_home() / "data" / "documents").glob("*.ttl")):
        document = f"{BASE}id/document/{path.stem}"
        checksums = objects(whole, document, DISARM + "sourceTextChecksum")
        texts = [held[each.value].text for each in checksums if each.value in held]
        if texts:
            row, wrong = measure(whole, document, texts[0])
            print(f"| {path.stem} | {' | '.join(row)} |")
            errors.append((path.stem, wrong))
    for document, wrong in errors:
        print(f"\n{document}")
        for kind, things in wrong.items():
            print(f"  {kind}: {len(things)}", *things[:WORST], sep="\n    ")


def measure(store: Store, document: str, text: str) -> tuple[list[str], dict[str, list[str]]]:
    """A cell of the table for each kind, and what is wrong by kind."""
    spans = span.of_document(store, document)
    own = {each.iri: span.own_text(text, each, spans) for each in spans if not each.reason}
    units = Units.of_store(store)
    row, wrong = [], {}
    for kind in KINDS:
        wanted = list(_wanted(store, kind, own))
        got = {(passage, value) for passage in own for value in _found(kind, own[passage], units)}
        there = {(passage, value) for value, passages in wanted for passage in passages}
        if kind in DETAILS:
            counted = {(passage, value.split()[0]) for passage, value in there}
            got = {each for each in got if (each[0], each[1].split()[0]) in counted}
        right = got & there
        reached = [fact for fact in wanted if any((each, fact[0]) in got for each in fact[1])]
        row.append(f"{share(len(right), len(got))} / {share(len(reached), len(wanted))}")
        missed = [fact for fact in wanted if fact not in reached]
        wrong[f"{kind} missed"] = sorted(f"{min(map(slug, p))} {value}" for value, p in missed)
        wrong[f"{kind} not in the data"] = sorted(f"{slug(p)} {value}" for p, value in got - there)
    return row, wrong


def _found(kind: str, text: str, units: Units) -> Iterator[str]:
    """What is read in a passage, in the form in which the data is compared."""
    match kind:
        case "dates":
            for date in dates(text):
                yield from filter(None, (date.first, date.last))
        case "figures":
            yield from (f"{each.value:f}" for each in figures(text))
        case "with precision" | "with unit" | "with measure":
            for each in quantities([Portion(0, text)], [[]], units, language(text)):
                said = {guess.predicate.partition(":")[2]: guess.value for guess in each.guesses}
                if "value" in said and DETAILS[kind] in said:
                    yield f"{_number(said['value'])} {slug(said[DETAILS[kind]])}"
        case "vague figures":
            yield from (each.qualifier for each in indefinites(text))
        case "symbols":
            yield from (each.symbol for each in citations(text) if each.symbol)
        case "parts":
            for each in citations(text):
                yield from (re.sub(r"^(?:chp|sec)_\d+__(?=para)", "", key) for key in each.keys)


def _wanted(store: Store, kind: str, own: dict[str, str]) -> Iterator[Fact]:
    """What the data says of the passages, each value of a thing once."""
    if kind in ("symbols", "parts"):
        yield from _cited(store, kind, own)
        return
    things = {each for passage in own for each in subjects(store, DISARM + "statedIn", passage)}
    for thing in sorted(things):
        passages = frozenset(iris(store, thing, DISARM + "statedIn")) & frozenset(own)
        for value in sorted(set(_values(store, thing, kind))):
            yield value, passages


def _values(store: Store, thing: str, kind: str) -> Iterator[str]:
    if kind == "dates":
        for quad in store.quads_for_pattern(NamedNode(thing), None, None, None):
            value = quad.object
            if isinstance(value, Literal) and value.datatype.value.rpartition("#")[2] in DATES:
                yield value.value
        return
    counts = [
        f"{Decimal(each.value):f}"
        for name in COUNTS
        for each in objects(store, thing, DISARM + name)
    ]
    if kind == "figures":
        yield from counts
        return
    name = DETAILS.get(kind, "qualifier")
    detail = [slug(each) for each in iris(store, thing, DISARM + name)]
    if kind in DETAILS:
        yield from (f"{each} {detail[0]}" for each in counts if detail)
    elif detail and not counts:
        yield detail[0]


def _cited(store: Store, kind: str, own: dict[str, str]) -> Iterator[Fact]:
    for passage in own:
        relations = ("cites", "mentions") if kind == "symbols" else ("cites",)
        named = {each for name in relations for each in iris(store, passage, DISARM + name)}
        for thing in sorted(named):
            if kind == "symbols":
                found = [each.value for each in objects(store, thing, DISARM + "symbol")]
                for each in found or filter(None, [symbol.of_iri(thing)]):
                    yield each, frozenset((passage,))
            elif thing.removeprefix(BASE + "id/").count("/") == 2:
                yield thing.rpartition("/")[2], frozenset((passage,))


def _number(literal: str) -> str:
    return literal.split('"')[1]


if __name__ == "__main__":
    sys.exit(main())
