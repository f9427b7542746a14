"""Names that look like those of bodies, instruments, events and programmes and that no one has yet.

A name begins with a capital letter and holds a noun that says what kind of thing it is; in French
the rest of it may be in small letters, so that where it ends is a guess. What is known of each is
where it stands, an acronym that a bracket gives it, and the known things with a name most like it.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.naming.folding import dashed, plain
from disarmgraph.naming.name_index import NameIndex
from disarmgraph.reading.gazetteer import SMALL, Form, Forms
from disarmgraph.reading.mentions import Mention, Portion, is_definite, is_whole
from disarmgraph.reading.proposal import LIKELY
from disarmgraph.reading.short_names import CONNECTORS, heads, introduced
from disarmgraph.reading.words import Word, listed, stems, words

KINDS = {
    "Body": (
        "body",
        "Committee Commission Council Assembly Organization Organisation Union League Office "
        "Centre Center Institute Group Panel Coalition Network Service Secretariat Unit Tribunal "
        "Court Agency Authority Community Federation Bank Board Alliance Forum Department "
        "Division Ministry Comité Conseil Assemblée Ligue Bureau Institut Groupe Réseau "
        "Secrétariat Cour Agence Autorité Département Ministère Communauté Fédération Banque "
        "Foundation Fondation Association",
    ),
    "Treaty": (
        "instrument",
        "Convention Treaty Protocol Agreement Statute Covenant Traité Protocole Accord Statut "
        "Pacte",
    ),
    "PoliticalInstrument": (
        "instrument",
        "Declaration Code Framework Compact Déclaration Cadre",
    ),
    "Event": (
        "event",
        "Conference Meeting Summit Session Workshop Seminar Symposium Conférence Réunion Sommet "
        "Atelier Séminaire Colloque",
    ),
    "Programme": ("programme", "Programme Program Project Initiative Campaign Projet Campagne"),
    "Fund": ("fund", "Fund Facility Fonds"),
}
"""The classes of new things: the namespace, and the nouns by which each is told."""
KIND = {stem: kind for kind, (_, nouns) in KINDS.items() for stem in listed(nouns)}
FULL, CUT, ACRONYM = 0.6, 0.5, 0.8
NEAR, NEAREST = 60.0, 3
"""The least score of a known thing that is told as near, and how many are."""
LONGEST, FEWEST = 12, 2
"""Words of a name."""

_TEXTS = ("Treaty", "PoliticalInstrument")
_JOINS = listed(
    "of on for to against de du des d sur pour contre relatif relative en chargé chargée"
)
"""Words after which the name of a thing goes on."""
_INDEFINITE = listed("a an any each every no aucun aucune chaque")
"""Words before a noun in capitals that is no name, as in "a Main Committee"."""
_NO_BEGINNING = SMALL | listed("see voir also cf")
"""Words that begin a sentence in capitals, and no name."""
_AND = listed("and et &")
_ARTICLES = listed("the la le les l un une this that these those such each every no any")
_OF = listed("of to on for")
_NO_NAME = listed("Series Party Parties President Chair Chairperson")
"""Nouns that say that a name is of no body, instrument or event."""
_SPEAKERS = listed("President Chair Chairperson Président Présidente Representative Représentant")
"""Who makes a statement that is no instrument: "Déclaration du Président"."""
_FRENCH = listed("de du des d la le les l sur pour contre en et aux au à")
_ADJECTIVE = re.compile(
    r".*(?:al|ale|aux|ales|el|elle|els|elles|iens?|iennes?|iques?|aires?|ais|aises?|ives?|ifs?"
    r"|ables?|ées?|és?|euse|légères?|mixte)"
)
_SET_UP = re.compile(r"(?:cré|constitu|nomm|institu|mentionn|vis|susmentionn)ée?s?")
"""Participles that say how a thing came about, and are no part of its name."""
_POSSESSIVES = listed("leur leurs son sa ses notre nos")
_INFINITIVE = re.compile(r"[a-zà-ÿ]+(?:er|ir|re)")
_NUMERAL = re.compile(r"[IVXL]+|\d+")


@dataclass
class NewThing:
    """A thing that nobody knows: what it is called, its class, where, and what is like it."""

    kind: str
    name: str
    likelihood: float
    acronym: str | None = None
    places: list[tuple[int, int, int]] = field(default_factory=list)
    """The portion, the first code point and the one after the last, of each time it is named."""
    near: tuple[tuple[str, float], ...] = ()

    @property
    def iri(self) -> str:
        """Made of its name."""
        return f"{BASE}id/{KINDS[self.kind][0]}/{dashed(self.name)}"

    @property
    def type(self) -> str:
        """Its class, as an IRI."""
        return DISARM + self.kind


def new_things(
    portions: Sequence[Portion], named: Sequence[Sequence[Mention]], index: NameIndex
) -> list[NewThing]:
    """What the passages name and the graph has not, in the order of the first naming."""
    found: dict[tuple[str, ...], NewThing] = {}
    for at, (portion, of_portion) in enumerate(zip(portions, named, strict=True)):
        for start, end, full in _names(portion, of_portion):
            text = " ".join(portion.text[start - portion.start : end - portion.start].split())
            key = stems(text)
            if key not in found:
                acronym = next(_acronyms(portion, end, text), None)
                likelihood = ACRONYM if acronym else FULL if full else CUT
                found[key] = NewThing(_kind(key), text, likelihood, acronym)
            found[key].places.append((at, start, end))
    for each in found.values():
        likely = index.search(each.name, limit=NEAREST)
        each.near = tuple((one.iri, one.score) for one in likely if one.score >= NEAR)
    new = [each for each in found.values() if index.known(each.iri) is None]
    for at, (portion, of_portion) in enumerate(zip(portions, named, strict=True)):
        for thing, start, end in _again(new, at, portion, of_portion):
            thing.places.append((at, start, end))
    return new


def _again(
    new: Sequence[NewThing], at: int, portion: Portion, named: Sequence[Mention]
) -> Iterator[tuple[NewThing, int, int]]:
    """Where a passage names one of the new things for short: by its acronym, or its noun."""
    forms, by_iri = Forms(), {each.iri: each for each in new}
    for each in new:
        for short in (*heads(each.name), each.acronym or ""):
            forms.add(Form(each.iri, short, firm=short == each.acronym))
    said = words(portion.text, portion.start)
    for match in forms.find(said):
        start, end = said[match.first].start, said[match.last - 1].end
        taken = [(each.start, each.end) for each in named]
        taken += [place[1:] for each in new for place in each.places]
        clear = match.forms[0].firm or (is_definite(said, match) and is_whole(said, match))
        if clear and all(end <= first or last <= start for first, last in taken):
            things = [by_iri[form.thing] for form in match.forms]
            before = [each for each in things if each.places[0] < (at, start, end)]
            if before:
                yield max(before, key=lambda each: _last(each, start)), start, end


def _last(thing: NewThing, at: int) -> int:
    """Where a thing is named the last time before a place, and at all."""
    return max((start for _, start, _ in thing.places if start < at), default=-1)


def _names(portion: Portion, named: Sequence[Mention]) -> Iterator[tuple[int, int, bool]]:
    """The places of names, and whether capitals tell where each ends."""
    said = words(portion.text, portion.start)
    known = [each for each in named if f"{BASE}scheme/" not in each.thing]
    taken = {each.start for each in known}
    at = 0
    while at < len(said):
        last, full = _extent(said, at, portion, taken)
        start, end = said[at].start, said[max(at, last - 1)].end
        here = [
            each
            for each in known
            if each.start <= start < each.end and (each.likelihood >= LIKELY or each.end >= end)
        ]
        stems_said = [each.stem for each in said[at:last]]
        if here:
            ends = max(each.end for each in here)
            at = next(
                (place for place in range(at, len(said)) if said[place].start >= ends), len(said)
            )
        elif last - at >= FEWEST and _kind(stems_said):
            if not at or said[at - 1].stem not in _INDEFINITE:
                yield start, end, full
            at = last
        else:
            at += 1


def _extent(
    said: Sequence[Word], first: int, portion: Portion, taken: Container[int]
) -> tuple[int, bool]:
    """Up to which word a name goes that begins at one, and whether capitals tell so.

    At the places that are ``taken`` begins what is known.
    """
    word = said[first]
    if (
        not word.is_capital
        or word.stem in CONNECTORS | _ARTICLES | _NO_BEGINNING
        or _NUMERAL.fullmatch(word.written)
    ):
        return first, False
    if word.stem in KIND and not word.written.isupper():
        last = _in_small_letters(said, first, portion, taken)
        capital = all(each.is_capital or each.stem in CONNECTORS for each in said[first:last])
        return last, capital
    last = ends = first + 1
    while last < min(len(said), first + LONGEST) and _touches(said, last, portion):
        joined = said[last - 1].stem in _JOINS and said[last].stem in _ARTICLES
        small = (said[last].stem in _JOINS or joined) and said[last].stem not in _FRENCH
        small = small or _goes_on(said, first, last, taken)
        if not said[last].is_capital and not small:
            break
        last += 1
        ends = last if said[last - 1].is_capital else ends
    return ends, True


def _goes_on(said: Sequence[Word], first: int, at: int, taken: Container[int]) -> bool:
    """Whether a name goes on behind "and": "on the Exploration and Peaceful Uses of Outer Space".

    What it is of or on has been said, and what follows is in capitals, no acronym, nothing that is
    known, and no name with a noun of its own kind.
    """
    following = list(takewhile(lambda each: each.is_capital, said[at + 1 : at + LONGEST]))
    of = any(each.stem in _JOINS for each in said[first:at])
    return bool(
        said[at].stem in _AND
        and said[at - 1].is_capital
        and of
        and following
        and not following[0].written.isupper()
        and following[0].start not in taken
        and all(each.stem not in KIND for each in following)
    )


def _in_small_letters(
    said: Sequence[Word], first: int, portion: Portion, taken: Container[int]
) -> int:
    """Up to which word a name goes that begins with its noun: adjectives, then what it is of."""
    last = ends = first + 1
    joined = False
    while last < min(len(said), first + LONGEST) and _touches(said, last, portion):
        written, stem = said[last].written, said[last].stem
        if written == "to" and not _is_to_of_a_name(said, first, last):
            break
        if _SET_UP.fullmatch(written) or stem in _POSSESSIVES:
            break
        if stem in _JOINS or _goes_on(said, first, last, taken):
            joined = True
        elif joined and (stem in _ARTICLES or not (_INFINITIVE.fullmatch(written))):
            joined = stem in _ARTICLES
            ends = ends if joined else last + 1
        elif said[last].is_capital or _ADJECTIVE.fullmatch(written):
            ends = last + 1
        else:
            break
        last += 1
    return ends


def _is_to_of_a_name(said: Sequence[Word], first: int, at: int) -> bool:
    """Whether "to" joins a name: "Campaign to Ban Landmines", "Protocol to the Convention"."""
    after = said[at + 1] if at + 1 < len(said) else None
    of_text = KIND.get(said[first].stem) in _TEXTS and after and after.stem in _ARTICLES
    return bool(after and (after.is_capital or of_text))


def _touches(said: Sequence[Word], at: int, portion: Portion) -> bool:
    """Whether nothing but white space, a hyphen or an apostrophe is before a word."""
    between = portion.text[said[at - 1].end - portion.start : said[at].start - portion.start]
    return not re.search(r"[^\s\-\u2011'\u2019&]|\n\s*\n", between)


def _kind(key: Sequence[str]) -> str:
    """The kind that a name begins with, or that the noun before its first "of" says."""
    if not key:
        return ""
    joint = next((at for at, stem in enumerate(key) if at and stem in _OF), len(key))
    said = [stem for stem in key[:joint] if stem in KIND]
    after = next((stem for stem in key[1:] if stem not in CONNECTORS), "")
    if KIND.get(key[0]) in _TEXTS and after in _SPEAKERS:
        return ""
    if key[0] in KIND and (len(key) < 2 or key[1] not in _NO_NAME):
        return KIND[key[0]]
    return KIND[said[-1]] if said and key[joint - 1] not in _NO_NAME else ""


def _acronyms(portion: Portion, end: int, name: str) -> Iterator[str]:
    """What a bracket right after a name gives as its initials."""
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", plain(name)))
    for short in introduced(portion.text, end - portion.start):
        letters = plain(short).replace("-", "")
        if short.isupper() and _within(letters, initials):
            yield short


def _within(letters: str, initials: str) -> bool:
    """Whether letters stand among initials in their order."""
    rest = iter(initials)
    return all(letter in rest for letter in letters)
