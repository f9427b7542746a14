"""Documents that a text cites by symbol or number and that nobody has yet, as new ones.

What is known of each is what its symbol says: its kind, who adopted it, what it is a corrigendum
or an addendum to; the day, where the text prints it behind the number of a resolution; and that it
is a report of the Secretary-General, where these words stand before it, or before its note's call.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from disarmgraph.grammar.dates import dates
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.naming import cited, symbol
from disarmgraph.naming.name_index import NameIndex
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.front_matter import ORGANS, kind_of_symbol
from disarmgraph.reading.mentions import SYMBOL, Portion
from disarmgraph.reading.passage import Passage

CITED, MADE, CALLED = "cited-document", 0.8, 0.7
"""The rule; the likelihoods of a label that says no more than the symbol, and of what a text says
that a document is."""

_ADOPTED = re.compile(r"(?P<series>A|S)/(?P<kind>RES|DEC)/(?P<number>.+)")
_SUPPLEMENT = re.compile(r"(?P<whole>.+)/(?P<kind>Corr|Add)\.(?P<number>\d+)")
_REPORT = re.compile(
    r"(?:\breport of the secretary-general|\brapport du secrétaire général)\b"
    r"(?:(?!\band (?:the|an?)\b|\bet (?:l[ea']|une?)\b)[^.;:()])*[.;,:]?\s*\(?$",
    re.IGNORECASE,
)
"""Words of which what stands behind them, or the note that is called there, gives the symbol."""
_NOTE = re.compile(r"\s*(?:<sup>[^<]*</sup>|[*¹²³⁰⁴-⁹]*)\s*(?:see|voir)?\s*", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|du)\s+")
_NAMES = {
    ("A", "RES"): ("General Assembly resolution {}", "Résolution {} de l\u2019Assemblée générale"),
    ("A", "DEC"): ("General Assembly decision {}", "Décision {} de l\u2019Assemblée générale"),
    ("S", "RES"): ("Security Council resolution {}", "Résolution {} du Conseil de sécurité"),
    ("S", "DEC"): ("Security Council decision {}", "Décision {} du Conseil de sécurité"),
    "Corr": ("Corrigendum {} to {}", "Rectificatif {} au document {}"),
    "Add": ("Addendum {} to {}", "Additif {} au document {}"),
}


_REPORTS = ("Report of the Secretary-General {}", "Rapport du Secrétaire général {}")


def new_documents(
    portions: Sequence[Portion],
    index: NameIndex,
    own: frozenset[str],
    calling: Mapping[int, str] = MappingProxyType({}),
) -> list[Candidate]:
    """The documents that the passages cite and a graph has not, in the order of the first citing.

    ``own`` are IRIs of the document itself, which it does not cite; ``calling`` has, for the place
    of a footnote, the words up to its call.
    """
    found: dict[str, Candidate] = {}
    for at, portion in enumerate(portions):
        for start, end, written in cited.found_in(portion.text):
            iri = symbol.iri(written)
            if iri in found or iri in own or index.by_symbol(written):
                continue
            guesses = (
                Guess("rdf:type", DISARM + "Document", SYMBOL, CITED),
                *_said(written, _is_report(portion.text[:start], calling.get(at, ""))),
                *_adopted_on(portion, end, written),
            )
            place = (portion.start + start, portion.start + end)
            found[iri] = Candidate(at, *place, guesses, iri)
    return list(found.values())


def calls(read: Sequence[Passage], portions: Sequence[Portion]) -> dict[int, str]:
    """For the place of each footnote that a passage calls the words of that one up to the call."""
    places = {each.name: at for at, each in enumerate(read)}
    found = {}
    for at, each in enumerate(read):
        caller = places.get(each.annotates or "")
        if caller is not None:
            words, call, _ = portions[caller].text.partition(f"<sup>{each.number}</sup>")
            found |= {at: words} if call else {}
    return found


def _is_report(before: str, calling: str) -> bool:
    """Whether the words before a symbol, or before the call of its note, are of such a report."""
    words = calling if _NOTE.fullmatch(before) else before
    return bool(_REPORT.search(words.replace("\u2019", "'")))


def _said(written: str, is_report: bool) -> Iterator[Guess]:
    """What a symbol says, and the words of a text where it is of any kind, in the data's order."""
    kind, likelihood = kind_of_symbol(written), SYMBOL
    is_report = is_report and not (kind or _SUPPLEMENT.fullmatch(written))
    if is_report:
        kind, likelihood = "report-of-the-secretary-general", CALLED
    if kind:
        yield Guess("disarm:kind", f"{BASE}scheme/document-kind/{kind}", likelihood, CITED)
    labels = tuple(each.format(written) for each in _REPORTS) if is_report else _labels(written)
    for label, language in zip(labels, ("en", "fr"), strict=True):
        yield Guess("rdfs:label", f'"{label}"@{language}', MADE, "made-label")
    yield Guess("disarm:symbol", f'"{written}"', SYMBOL, CITED)
    adopted = _ADOPTED.fullmatch(written)
    if adopted:
        yield Guess("disarm:adoptedBy", f"{BASE}id/body/{ORGANS[adopted['series']]}", SYMBOL, CITED)


def _labels(written: str) -> tuple[str, str]:
    """What a document is called in English and French where no title is known."""
    adopted, supplement = _ADOPTED.fullmatch(written), _SUPPLEMENT.fullmatch(written)
    if adopted:
        said = _NAMES[adopted["series"], adopted["kind"]]
        return said[0].format(adopted["number"]), said[1].format(adopted["number"])
    if supplement:
        said = _NAMES[supplement["kind"]]
        of = (supplement["number"], supplement["whole"])
        return said[0].format(*of), said[1].format(*of)
    return f"Document {written}", f"Document {written}"


def _adopted_on(portion: Portion, end: int, written: str) -> Iterator[Guess]:
    """The day that stands right behind the number of a resolution or a decision."""
    joint = _OF.match(portion.text, end)
    if not joint or not _ADOPTED.fullmatch(written):
        return
    for date in dates(portion.text):
        if date.start == joint.end() and len(date.first) == len("2009-01-12"):
            yield Guess("disarm:adoptionDate", f'"{date.first}"^^xsd:date', SYMBOL, CITED)
