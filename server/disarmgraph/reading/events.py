"""Events that a text tells of: what was held, when, where, by whom.

"a workshop was held in Lomé from 12 to 13 May 2008". A date is that of an event where the noun, the
verb of holding or the place stands right beside it. A place that nobody knows is a new thing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from disarmgraph.grammar.date_kind import Kind
from disarmgraph.grammar.dates import Date, datatype, dates
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading import venue
from disarmgraph.reading.calendar import Calendar
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.mentions import Mention, Portion
from disarmgraph.reading.proposal import LIKELY
from disarmgraph.reading.sentence import Sentence, read
from disarmgraph.reading.venue import NEAR, NEW_PLACE

TOLD, BARE, DATE, OF_SENTENCE, SAME = 0.75, 0.55, 0.85, 0.5, 0.75
"""Likelihoods; an event without a verb of holding is less likely."""

BESIDE = 40
"""Characters from a verb, or from a noun without one, to its date."""
FAR = 260
"""Characters from a date to the noun of its event, with a verb of holding between."""

_HELD = re.compile(
    r"\b(?:held|took place|takes place|taken place|convened|organi[sz]ed|hosted|conducted"
    r"|tenue?s?|tient|(?:eu|a|ont|aura|auront|ayant) lieu"
    r"|organisée?s?|convoquée?s?|accueillie?s?|réunie?s?|déroulée?s?"
    r"|animée?s?|met (?:in|at|on|from|again))\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:\d{1,2}|1er)\b|\d-\d\d-\d")
"""What a date has that tells of a day."""
_OPENING, _NUMBERS = 12, " ,.()0123456789"
"""Letters before a date that opens its sentence, and what counts as none."""
_ALSO = re.compile(r" ?(?:,|et|and|,? puis|,? and)(?: (?:le|les|du|on|from|de nouveau))? ?")
_ELSEWHERE = re.compile(
    r"[^.;]{0,110}?(?:,|\bet|\band)(?: puis)? (?i:in|at|à|en|au|aux)"
    r" [A-ZÀ-Ý][\w'-]+(?: [A-ZÀ-Ý][\w'-]+)*(?: \([^()]*\))?,? ?(?:en|les?|du|on|from|in)? ?"
)
"""What stands between dates in a row that have each a place of their own."""
_DONE = re.compile(
    r"\b(?:adopt|sign|approv|publi|conclu|creat|cré|établi|establish|found|fond|lanc|launch|issu)"
    r"\w*\b",
    re.IGNORECASE,
)
"""Words between a noun and a date that tell of something else on that date."""
_PLANNED = re.compile(
    r"\b(?:will be (?:held|convened|organi[sz]ed|hosted)|will take place|is to be held"
    r"|se tiendra|se tiendront|aura lieu|auront lieu|sera (?:tenue?|organisée?|convoquée?))\b",
    re.IGNORECASE,
)
_SCHEMES = {scheme: f"{BASE}scheme/{scheme}/" for scheme in ("theme", "weapon")}


@dataclass(frozen=True)
class Told:
    """What passages tell of events."""

    new: tuple[Candidate, ...]
    more: tuple[Candidate, ...]
    """What is told of new things that have a name, and an IRI by it."""
    places: tuple[Candidate, ...]
    mentions: tuple[tuple[int, Mention], ...]
    """Events of the graph and new places, each with its passage."""


@dataclass(frozen=True)
class _Noun:
    start: int
    end: int
    kind: str
    likelihood: float


def events(
    portions: Sequence[Portion],
    named: Sequence[Sequence[Mention]],
    calendar: Calendar,
    language: str,
) -> Told:
    """The events that the passages of a document tell of, in the order of the text."""
    found = [
        each
        for at, portion in enumerate(portions)
        for each in _of_portion(at, portion, named[at], calendar)
    ]
    known = tuple((at, each) for each, at, _ in found if isinstance(each, Mention))
    told = [each for each, _, _ in found if isinstance(each, Candidate)]
    tag = "fr" if language == "FRA" else "en"
    new_places = [(at, place) for _, at, place in found if place]
    named_places = tuple(
        (at, Mention(each.start, each.end, each.iri, NEW_PLACE, "new-place"))
        for at, each in new_places
    )
    return Told(
        tuple(each for each in told if not each.iri),
        tuple({each.iri: each for each in reversed(told) if each.iri}.values()),
        tuple({each.iri: _labelled(each, tag) for _, each in reversed(new_places)}.values()),
        (*known, *named_places),
    )


def _of_portion(
    at: int, portion: Portion, named: Sequence[Mention], calendar: Calendar
) -> Iterator[tuple[Candidate | Mention, int, Candidate | None]]:
    """Each event, new or of the graph, its passage, and its place where that is new."""
    found = [each for each in dates(portion.text) if each.kind in (Kind.ON, Kind.SINCE)]
    for sentence in read(portion, named) if found else ():
        nouns = list(_nouns(sentence, calendar))
        last, noun = 0, None
        for date in found:
            start, end = portion.start + date.start, portion.start + date.end
            between = sentence.between(last, start)
            again = noun and (_ALSO.fullmatch(between) or _ELSEWHERE.fullmatch(between))
            noun = noun if again else _noun(start, end, nouns, sentence, last)
            if not noun:
                continue
            last = end
            event, place = _event(at, date, noun, sentence, (start, end))
            where = next((g.value for g in event.guesses if g.predicate.endswith("In")), None)
            of_graph = calendar.same(date.first, date.last, where, noun.kind)
            if of_graph:
                yield Mention(noun.start, noun.end, of_graph, SAME, "same-days"), at, None
            elif not any(_names(each, noun, start, date, calendar) for each in named):
                yield event, at, place


def _labelled(place: Candidate, tag: str) -> Candidate:
    kind, label = place.guesses
    return replace(place, guesses=(kind, replace(label, value=f"{label.value}@{tag}")))


def _nouns(sentence: Sentence, calendar: Calendar) -> Iterator[_Noun]:
    at = 0
    while at < len(sentence.said):
        kind = calendar.kind(sentence.said, at)
        if kind:
            length, iri, likelihood = kind
            last = sentence.said[at + length - 1]
            yield _Noun(sentence.said[at].start, last.end, iri, likelihood)
        at += kind[0] if kind else 1


def _noun(
    start: int, end: int, nouns: Sequence[_Noun], sentence: Sentence, floor: int
) -> _Noun | None:
    """What was held on a date: the noun before it, or behind it where the verb stands before.

    That is also where the date opens the sentence. ``floor`` is the end of the date before.
    """
    if not sentence.start <= start < sentence.start + len(sentence.flat):
        return None
    before = [each for each in nouns if floor <= each.end <= start and start - each.end < FAR]
    said = sentence.between(before[-1].end if before else max(floor, sentence.start), start)
    behind = [each for each in nouns if end <= each.start < end + FAR // 2]
    if behind and _is_done(said, bool(before)):
        return behind[0]
    verbs = [each.end() for each in _HELD.finditer(said)]
    if before and len(said) - max([0, *verbs]) <= NEAR:
        by_day = len(said) <= BESIDE and _DAY.search(sentence.between(start, end))
        other = _DONE.search(said[max([0, *verbs]) :])
        if not other and (verbs or by_day or _held_before(sentence, before[-1])):
            return before[-1]
    opens = len(sentence.between(sentence.start, start).strip(_NUMBERS)) <= _OPENING
    held = behind and _HELD.search(sentence.between(end, behind[0].end + NEAR))
    return behind[0] if held and opens else None


def _is_done(said: str, has_noun: bool) -> bool:
    """Whether words before a date end with "has organized", told of what comes behind the date.

    "a meeting held" is told of the meeting.
    """
    verbs = [
        each for each in venue.ACTIVE.finditer(said) if not venue.BE.search(said[: each.start()])
    ]
    if not verbs or len(said) - verbs[-1].end() > BESIDE:
        return False
    bare = " " not in verbs[-1][0].strip()
    return not (bare and has_noun and verbs[-1].start() <= len(" that was "))


def _held_before(sentence: Sentence, noun: _Noun) -> bool:
    return bool(_HELD.search(sentence.between(noun.start - NEAR, noun.start)))


def _event(
    at: int, date: Date, noun: _Noun, sentence: Sentence, day: tuple[int, int]
) -> tuple[Candidate, Candidate | None]:
    """The event of a noun and a date, and its place where that is new."""
    start, end = min(noun.start, day[0]), max(noun.end, day[1])
    held = _HELD.search(sentence.between(noun.start - NEAR, end + NEAR))
    likelihood = min(TOLD if held else BARE, max(noun.likelihood, LIKELY))
    guesses = [
        Guess("rdf:type", DISARM + "Event", likelihood, "held" if held else "dated"),
        Guess("disarm:kind", noun.kind, noun.likelihood, "event-kind"),
        *_days(date),
    ]
    place, new = venue.place(at, sentence, (noun.start, noun.end), day)
    guesses += [place] if place else []
    guesses += venue.organizers(sentence, noun.start)
    if _PLANNED.search(sentence.flat):
        planned = f"{BASE}scheme/operational-status/planned"
        guesses.append(Guess("disarm:status", planned, TOLD, "future"))
    for name, scheme in _SCHEMES.items():
        for thing in sorted({each.thing for each in sentence.named}):
            if thing.startswith(scheme):
                guesses.append(Guess(f"disarm:{name}", thing, OF_SENTENCE, "in-sentence"))
    return Candidate(at, start, end, tuple(guesses), _of_new(noun, sentence)), new


def _days(date: Date) -> Iterator[Guess]:
    for name, value in (("startDate", date.first), ("endDate", date.last or date.first)):
        yield Guess(f"disarm:{name}", f'"{value}"^^xsd:{datatype(value)}', DATE, "date")


def _names(mention: Mention, noun: _Noun, day: int, date: Date, calendar: Calendar) -> bool:
    """Whether the noun or the date is part of the name of an event that the graph has.

    "the meeting" may have been taken for one of other days: that is not this event.
    """
    if not mention.thing.startswith(BASE + "id/event/") or mention.rule == "new-thing":
        return False
    covers = any(mention.start <= place < mention.end for place in (noun.start, day))
    known = calendar.dated.get(mention.thing, date.first)
    same = known.startswith(date.first) or date.first.startswith(known)
    return covers and same and mention.likelihood >= LIKELY


def _of_new(noun: _Noun, sentence: Sentence) -> str:
    """The IRI of the new event of whose name the noun is a part, if it is."""
    return next(
        (
            each.thing
            for each in sentence.named
            if each.rule == "new-thing"
            and each.thing.startswith(BASE + "id/event/")
            and each.start <= noun.start < each.end
        ),
        "",
    )
