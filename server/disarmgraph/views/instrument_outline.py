"""An instrument as it is laid out: its provisions in printed order, each with its norms."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from disarmgraph import texts
from disarmgraph.citing.pinpoint import FIRST_ONE
from disarmgraph.content import printed_order
from disarmgraph.names import Names, Shown, collation
from disarmgraph.namespaces import BASE, DISARM, last_part
from disarmgraph.triples import first, iris, subjects
from disarmgraph.views.alike import Alike

NORMS = f"{BASE}id/norm/"
CAPTIONS = {
    "art": "caption-article",
    "sec": "caption-section",
    "annex": "caption-annex",
    "chp": "caption-chapter",
    "action": "caption-action",
    "preamble": "caption-preamble",
}
"""By the kind of provision in its IRI, how its number is read as a heading."""
RESTATED = {DISARM + "ReportedNorm", DISARM + "ProposedNorm"}
"""Classes that do not say whether a norm obliges, forbids or allows."""


@dataclass(frozen=True)
class Norm:
    """A norm in a line: its kind, what it says, on whom, by when, where a document reports it.

    `others` are the instruments that have one like it, by their short names.
    """

    iri: str
    kind: str
    kind_name: Shown
    text: Shown
    who: tuple[Shown, ...]
    when: tuple[Shown, ...]
    passages: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A provision: its number as it heads the text, its norms, and the provisions within it.

    `reported` are norms in which one of the documents restates it.
    """

    iri: str
    caption: str
    heading: Shown | None
    summary: Shown | None
    norms: tuple[Norm, ...]
    reported: tuple[Norm, ...]
    parts: tuple["Part", ...]

    @property
    def anchor(self) -> str:
        """Its place on the page of the instrument."""
        return self.iri.removeprefix(f"{BASE}id/instrument/").partition("/")[2]

    def all(self) -> Iterator["Part"]:
        """The provision and all within it, in printed order."""
        yield self
        for part in self.parts:
            yield from part.all()


@dataclass(frozen=True)
class Outline:
    """The outermost provisions of an instrument, and the norms of it as a whole."""

    parts: tuple[Part, ...]
    norms: tuple[Norm, ...]
    reported: tuple[Norm, ...]

    def all(self) -> Iterator[Part]:
        """All provisions, in printed order."""
        for part in self.parts:
            yield from part.all()


class Outlines:
    """Instruments as laid out in a language, each worked out once."""

    def __init__(self, alike: Alike):
        self._alike = alike
        self._known: dict[tuple[str, str], Outline] = {}

    def of(self, names: Names, instrument: str) -> Outline:
        """An instrument (an IRI) as laid out, in the language of a reader."""
        key = names.language, instrument
        if key not in self._known:
            self._known[key] = outline(Names(names.store, names.language), instrument, self._alike)
        return self._known[key]


def outline(names: Names, instrument: str, alike: Alike) -> Outline:
    """An instrument as it is laid out."""
    found = subjects(names.store, DISARM + "isProvisionOf", instrument)
    known = set(found)
    within: dict[str, list[str]] = defaultdict(list)
    for iri in sorted(found, key=lambda each: (printed_order.position(names.store, each), each)):
        outer = next(iter(iris(names.store, iri, DISARM + "isWithinProvision")), "")
        within[outer if outer in known else ""].append(iri)
    parts = tuple(_part(names, each, within, alike) for each in within[""])
    return Outline(parts, *_norms(names, instrument, alike))


def caption(names: Names, provision: str) -> str:
    """How a provision is headed: Article 5, Section IV, Annex; a paragraph by its number alone."""
    unit = last_part(provision).rpartition("__")[2]
    printed = first(names.store, provision, DISARM + "number")
    number = printed.value if printed is not None else ""
    kind, _, rest = unit.partition("_")
    if kind in ("para", "item"):
        return number
    key = CAPTIONS.get(kind) if rest.isdigit() or kind == "preamble" else None
    if key is None:
        return names.short(provision).text
    number = number.removeprefix("Annex").strip()
    if names.language == "fr" and kind == "art" and number in FIRST_ONE:
        number = texts.text("pin-first", names.language)
    return texts.text(key, names.language, number=number)


def _part(names: Names, iri: str, within: dict[str, list[str]], alike: Alike) -> Part:
    norms, reported = _norms(names, iri, alike)
    return Part(
        iri,
        caption(names, iri),
        names.preferred(iri, DISARM + "heading"),
        names.preferred(iri, DISARM + "summary"),
        norms,
        reported,
        tuple(_part(names, each, within, alike) for each in within[iri]),
    )


def _norms(names: Names, source: str, alike: Alike) -> tuple[tuple[Norm, ...], tuple[Norm, ...]]:
    """The norms of a provision or an instrument, and those by which documents restate it."""
    found = [
        _norm(names, each, alike)
        for each in subjects(names.store, DISARM + "sourceProvision", source)
        if each.startswith(NORMS)
    ]
    found.sort(key=lambda norm: (*alike.rank(norm.iri), collation(norm.text.text), norm.iri))
    own = tuple(each for each in found if not each.passages)
    return own, tuple(each for each in found if each.passages)


def _norm(names: Names, iri: str, alike: Alike) -> Norm:
    kinds = names.classes(iri)
    kind = next((each for each in kinds if each not in RESTATED), kinds[0])
    return Norm(
        iri,
        kind.rpartition("#")[2],
        names.label(kind),
        names.label(iri),
        tuple(names.label(each) for each in iris(names.store, iri, DISARM + "bearer")),
        tuple(names.label(each) for each in iris(names.store, iri, DISARM + "hasDeadline")),
        tuple(iris(names.store, iri, DISARM + "statedIn")),
        tuple(names.short(each).text for each in alike.norms(iri)),
    )
