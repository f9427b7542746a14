"""Where and by whom something was held, in the sentence that tells of it."""

import re

from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.naming.folding import plain
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.sentence import Sentence

PLACE, NEW_PLACE, ORGANIZER = 0.75, 0.6, 0.65
NEAR = 60
"""Characters from the noun of an event, or its date, in which its place or organizer stands."""

ACTIVE = re.compile(
    r"\b(?:(?:has |have |had )?(?:also )?(?P<host>hosted)|(?:has |have |had )?(?:also )?"
    r"(?:organi[sz]ed|convened|held|conducted)"
    r"|(?:a|ont|avait|avaient) (?:également |aussi |ensuite )?"
    r"(?:organisé|convoqué|tenu|animé|(?P<accueil>accueilli)))\b",
    re.IGNORECASE,
)
BE = re.compile(r"\b(?:was|were|been|be|being|is|are|été|est|sont|jointly) $", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:(?:organi[sz]ed|convened|held|conducted|organisée?s?|convoquée?s?|tenue?s?|animée?s?)"
    r"|(?P<host>hosted|accueillie?s?))(?: jointly| conjointement)? (?:by|par) ?"
    r"(?:the |le |la |les |l')?$",
    re.IGNORECASE,
)
_IN = re.compile(r"(?:\b(?:in|at|à|en|au|aux)(?: the| la| l'| le)? ?|\bà l')$", re.IGNORECASE)
_NEW_PLACE = re.compile(
    r"\b(?:in|at|à|en) (?P<name>[A-ZÀ-Ý][\w'-]+(?:[ -](?:(?:de|du|des|of|la|le|les|sur)[ -])?"
    r"[A-ZÀ-Ý][\w'-]+){0,3})(?=[ ,.;)(]|$)"
)
_NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Annex|Article|Part|Section|Chapter|Accordance|Addition|Resolution|Decision|Table|Spring"
    r"|Summer|Autumn|Winter|English|French|Its|This|The|Conference|Convention)\b"
)
_ACTORS = tuple(f"{BASE}id/{kind}/" for kind in ("body", "state"))
_WHERE = tuple(f"{BASE}id/{kind}/" for kind in ("place", "state"))


def place(
    at: int, sentence: Sentence, noun: tuple[int, int], date: tuple[int, int]
) -> tuple[Guess | None, Candidate | None]:
    """Where: the nearest behind "in" or "à" beside the date, be it a place that nobody knows."""
    low, high = min(noun[0], date[0]) - NEAR, max(noun[1], date[1]) + NEAR
    found = [
        (_distance(each.start, each.end, *date), each.start, each.thing, None)
        for each in sentence.named
        if low <= each.start <= high
        and each.thing.startswith(_WHERE)
        and _IN.search(sentence.between(each.start - 12, each.start))
    ]
    for each in _NEW_PLACE.finditer(sentence.flat):
        start, end = (sentence.start + place for place in each.span("name"))
        inside = low <= start <= high and not _NO_PLACE.match(each["name"])
        if inside and all(end <= one.start or one.end <= start for one in sentence.named):
            iri = f"{BASE}id/place/{re.sub(r'[^a-z0-9]+', '-', plain(each['name'])).strip('-')}"
            new = _new_place(at, start, end, each["name"], iri)
            found.append((_distance(start, end, *date), start, iri, new))
    if not found:
        return None, None
    _, _, thing, new = min(found, key=lambda one: one[:2])
    return Guess("disarm:locatedIn", thing, NEW_PLACE if new else PLACE, "place"), new


def _distance(start: int, end: int, first: int, last: int) -> int:
    return max(first - end, start - last, 0)


def _new_place(at: int, start: int, end: int, name: str, iri: str) -> Candidate:
    guesses = (
        Guess("rdf:type", DISARM + "Place", NEW_PLACE, "new-place"),
        Guess("rdfs:label", f'"{name}"', NEW_PLACE, "new-place"),
    )
    return Candidate(at, start, end, guesses, iri)


def organizers(sentence: Sentence, noun: int) -> list[Guess]:
    """Who held it: what is named behind "organized by", or before "has organized"."""
    actors = [each for each in sentence.named if each.thing.startswith(_ACTORS)]
    found: dict[tuple[str, str], Guess] = {}
    for each in actors:
        by = _BY.search(sentence.between(each.start - NEAR, each.start))
        after = sentence.between(each.end, min(noun, each.end + NEAR))
        active = None if by else ACTIVE.search(after)
        if active and BE.search(after[: active.start()]):
            active = None
        told = by or active
        if told:
            hosted = any(told.groupdict().values())
            name = "disarm:hostedBy" if hosted else "disarm:organizedBy"
            likelihood = min(ORGANIZER, each.likelihood)
            found[name, each.thing] = Guess(name, each.thing, likelihood, "organizer")
    return list(found.values())
