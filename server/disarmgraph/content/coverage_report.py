"""The coverage of the documents as text: for the terminal, and for data/README.md."""

from collections.abc import Sequence

from pyoxigraph import Store

from disarmgraph import texts
from disarmgraph.content import coverage, inventory
from disarmgraph.content.coverage import DEGREES, DocumentCoverage
from disarmgraph.content.table import aligned
from disarmgraph.fault import Fault
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, last_part


class UnknownDocument(Fault):
    """A document that is not here passage by passage."""


def summary(store: Store, language: str) -> str:
    """One line a document, then the facts by kind and document; in 'en' or 'fr'."""
    covered = coverage.documents(store)
    parts = (_degrees(store, covered, language), _facts(covered, language))
    return "\n\n".join("\n".join(aligned(rows)) for rows in parts) + "\n"


def detail(store: Store, name: str, language: str) -> str:
    """One line a passage of one document (`a-63-228`), in printed order. Raises UnknownDocument."""
    wanted = f"{BASE}id/document/{name}"
    known = inventory.documents(store)
    if wanted not in known:
        slugs = ", ".join(last_part(iri) for iri in sorted(known))
        raise UnknownDocument(f"{name}: no document is here under this name; there are {slugs}")
    names = Names(store, language)
    found = next(each for each in coverage.documents(store) if each.iri == wanted)
    rows = [[texts.text(key, language) for key in ("passage", "coverage", "review", "facts")]]
    for passage in found.passages:
        counts = [f"{kind_name(k, language)} {len(passage.facts[k])}" for k in _in_order(passage)]
        degree = names.label(passage.degree).text if passage.degree else ""
        rows.append([names.label(passage.iri).text, degree, _yes(passage.reviewed, language),
                     " · ".join(counts)])  # fmt: skip
    return "\n".join(aligned(rows)) + "\n"


def markdown(store: Store) -> str:
    """The facts by kind and document as the table that data/README.md shows."""
    rows = _facts(coverage.documents(store), "en")
    rule = ["---"] + ["---:"] * (len(rows[0]) - 1)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (rows[0], rule, *rows[1:]))


def kind_name(kind: str, language: str) -> str:
    """Plural of a kind of fact, parts of instruments among them."""
    if kind == coverage.PARTS:
        return texts.text("provisions", language)
    return texts.kind(kind, language)


def _degrees(store: Store, covered: Sequence[DocumentCoverage], language: str) -> list[list[str]]:
    names = Names(store, language)
    head = [texts.text("document", language), texts.text("passages", language)]
    head += [names.label(degree).text for degree in DEGREES]
    rows = [[*head, texts.text("reviewed", language)]]
    for each in covered:
        found = each.degrees()
        numbers = [len(each.passages), *(found[degree] for degree in DEGREES), each.reviewed()]
        rows.append([last_part(each.iri), *map(str, numbers)])
    return rows


def _facts(covered: list[DocumentCoverage], language: str) -> list[list[str]]:
    head = [
        texts.text("facts", language),
        *(last_part(each.iri) for each in covered),
        texts.text("together", language),
    ]
    columns = [each.facts() for each in covered] + [coverage.totals(covered)]
    rows = [
        [kind_name(kind, language), *(str(column[kind]) for column in columns)]
        for kind in coverage.kinds(covered)
    ]
    last = [texts.text("together", language), *(str(column.total()) for column in columns)]
    return [head, *rows, last]


def _in_order(passage: coverage.PassageCoverage) -> list[str]:
    return [kind for kind in (*texts.KINDS, coverage.PARTS) if kind in passage.facts]


def _yes(reviewed: bool, language: str) -> str:
    return texts.text("yes" if reviewed else "no", language)
