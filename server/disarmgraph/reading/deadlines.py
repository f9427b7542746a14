"""Deadlines of norms: a date, a period with its start, or an event, in the sentence of a norm.

"by 2025", "within ten years after entry into force", "at its sixty-fourth session". What stands in
a sentence that holds no norm is no deadline; that of the head of a list is one of its items.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from disarmgraph.grammar import months, ordinals
from disarmgraph.grammar.date_kind import Kind
from disarmgraph.grammar.dates import datatype, dates
from disarmgraph.grammar.periods import REACH, periods
from disarmgraph.namespaces import BASE, DISARM, last_part
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.mentions import Mention, Portion
from disarmgraph.reading.sentence import sentences
from disarmgraph.reading.words import words

BY, BEFORE, YEARLY, PERIOD, OPEN_PERIOD, EVENT, REPORT, SESSION = (
    0.75,
    0.6,
    0.75,
    0.8,
    0.5,
    0.7,
    0.55,
    0.6,
)
"""Likelihoods; "at" an event is a deadline only of what is to be reported, so less likely."""

_START = BASE + "scheme/deadline-start/"
_EVENT = BASE + "id/event/"
_LATEST = re.compile(
    r"\b(?:by|(?:no|not) later than|before|prior to|in time for"
    r"|au plus tard (?:à|au|aux|lors de)|avant|d'ici(?: à)?)(?: the| its| their| la| le| les| l'"
    r"| sa| leur| leurs)? ?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r",? (?:au plus tard|at the latest|or earlier)\b", re.IGNORECASE)
_AT = re.compile(
    r"\b(?:at|to|à|lors de|pour)(?: the| its| their| la| le| les| l'| sa| leur)? ?$", re.IGNORECASE
)
_REPORTS = re.compile(
    r"\b(?:report|submit|present|inform|rapport|rendre compte|présenter|soumettre|informer)\b",
    re.IGNORECASE,
)
_SESSION = re.compile(
    rf"\b(?:at|to|by|before|in|à|pour|avant|lors de)(?: the| its| la| sa)? "
    rf"(?P<which>{ordinals.PATTERN})(?: (?:regular|ordinary|annual))? session\b(?! extraord)"
    r"(?: ordinaire)?",
    re.IGNORECASE,
)
_HOLDS_SESSIONS = re.compile(r"assembly|council|commission|committee|conference|congress|board$")
"""Bodies whose name says that they hold sessions; others serve them, or are one person."""
_MONTH = months.PATTERN
_DAY = r"(?P<{}>0?[1-9]|[12]\d|3[01])(?:er|st|nd|rd|th)?"
_YEARLY = re.compile(
    r"\b(?:by|(?:no|not) later than|on or before|au plus tard(?: le)?|avant le)(?: the)? "
    rf"(?:{_DAY.format('d1')} (?:of )?(?P<m1>{_MONTH})|(?P<m2>{_MONTH}) {_DAY.format('d2')})"
    r"(?!,? (?:of )?\d)",
    re.IGNORECASE,
)
_EACH_YEAR = re.compile(
    r"\b(?:(?:each|every|per) (?:calendar )?year|annually|annual|yearly|chaque année"
    r"|tous les ans|annuel(?:le)?s?|annuellement)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Deadline:
    """A deadline that is drafted, the places of the norms that have it, an event it needs."""

    candidate: Candidate
    norms: tuple[int, ...]
    event: Candidate | None = None


def deadlines(
    portions: Sequence[Portion],
    named: Sequence[Sequence[Mention]],
    parents: Sequence[int | None],
    norms: Sequence[Candidate],
) -> list[Deadline]:
    """The deadlines of these norms, in the order of the text."""
    found = []
    for at, portion in enumerate(portions):
        items = [place for place, each in enumerate(norms) if parents[each.portion] == at]
        for each, event in _of_portion(at, portion, named[at]):
            having = _norms(each, portion, norms) or (items if _heads(each, portion) else [])
            if having:
                found.append(Deadline(each, tuple(having), event))
    return found


def bound(norms: Sequence[Candidate], found: Sequence[Deadline]) -> list[Candidate]:
    """The norms, each with its deadlines, which have their IRIs by now."""
    said: dict[int, list[Guess]] = {}
    for each in found:
        likelihood = max(guess.likelihood for guess in each.candidate.guesses)
        guess = Guess("disarm:hasDeadline", each.candidate.iri, likelihood, "in-sentence")
        for place in each.norms:
            said.setdefault(place, []).append(guess)
    return [
        replace(each, guesses=(*each.guesses, *said.get(place, ())))
        for place, each in enumerate(norms)
    ]


def _heads(each: Candidate, portion: Portion) -> bool:
    """Whether it stands in the last sentence of a passage, which a list goes on with."""
    behind = portion.text[each.end - portion.start :]
    return not re.search(r"[.;!?](?:\s|$)", behind)


def _norms(each: Candidate, portion: Portion, norms: Sequence[Candidate]) -> list[int]:
    """The norm of its sentence whose verb is the last before it, else the first behind it."""
    here = [(norm.start, place) for place, norm in enumerate(norms) if norm.portion == each.portion]
    for sentence in sentences(portion, words(portion.text, portion.start)) if here else ():
        start, end = sentence[0].start, sentence[-1].end
        if start <= each.start < end:
            inside = sorted((at, place) for at, place in here if start <= at <= end)
            before = [place for at, place in inside if at <= each.start]
            return before[-1:] or [place for _, place in inside[:1]]
    return []


def _of_portion(
    at: int, portion: Portion, named: Sequence[Mention]
) -> Iterator[tuple[Candidate, Candidate | None]]:
    """What may be a deadline, wherever it stands, each place of the text once."""
    flat = re.sub(r"\s", " ", portion.text).replace("\u2019", "'")
    taken: list[tuple[int, int]] = []
    for read in (_periods, _dates, _yearly, _events, _sessions):
        for start, end, guesses, event in list(read(flat, portion, named)):
            if all(end <= first or last <= start for first, last in taken):
                taken.append((start, end))
                place = portion.start + start, portion.start + end
                likelihood = max(each.likelihood for each in guesses)
                kind = Guess("rdf:type", DISARM + "Deadline", likelihood, guesses[0].rule)
                own = Candidate(at, *place, event[1], event[0]) if event else None
                yield Candidate(at, *place, (kind, *guesses)), own


_Found = tuple[int, int, tuple[Guess, ...], tuple[str, tuple[Guess, ...]] | None]


def _periods(flat: str, portion: Portion, named: Sequence[Mention]) -> Iterator[_Found]:
    for each in periods(flat):
        events = [
            mention.thing
            for mention in named
            if mention.thing.startswith(_EVENT)
            and 0 <= mention.start - portion.start - each.end < REACH // 4
        ]
        start = _START + each.runs_from if each.runs_from else next(iter(events), None)
        likelihood = PERIOD if start else OPEN_PERIOD
        guesses = [_literal("duration", each.duration, "duration", likelihood, "period")]
        if start:
            guesses.append(Guess("disarm:runsFrom", start, PERIOD, "period-start"))
        yield each.start, each.end, tuple(guesses), None


def _dates(flat: str, portion: Portion, named: Sequence[Mention]) -> Iterator[_Found]:
    for each in dates(portion.text):
        kind = Kind.BY if _BEHIND.match(flat, each.end) else each.kind
        likelihood = {Kind.BY: BY, Kind.BEFORE: BEFORE}.get(kind)
        if likelihood and not each.last:
            rule = f"date-{kind}"
            guess = _literal("deadlineDate", each.first, datatype(each.first), likelihood, rule)
            yield each.start, each.end, (guess,), None


def _yearly(flat: str, portion: Portion, named: Sequence[Mention]) -> Iterator[_Found]:
    for each in _YEARLY.finditer(flat):
        around = re.split(r"[.;]", flat[: each.start()])[-1] + flat[each.start() : each.end() + 60]
        if _EACH_YEAR.search(around):
            month = months.number(each["m1"] or each["m2"])
            day = f"--{month:02}-{int(each['d1'] or each['d2']):02}"
            guess = _literal("yearlyDate", day, "gMonthDay", YEARLY, "each-year")
            yield *each.span(), (guess,), None


def _events(flat: str, portion: Portion, named: Sequence[Mention]) -> Iterator[_Found]:
    for each in named:
        start, end = each.start - portion.start, each.end - portion.start
        if each.thing.startswith(_EVENT):
            before = flat[max(0, start - 40) : start]
            reports = _REPORTS.search(re.split(r"[.;]", flat[:start])[-1])
            most = EVENT if _LATEST.search(before) else REPORT
            if most == EVENT or (reports and _AT.search(before)):
                likelihood = min(most, each.likelihood)
                yield start, end, (Guess("disarm:endsAt", each.thing, likelihood, "event"),), None


def _sessions(flat: str, portion: Portion, named: Sequence[Mention]) -> Iterator[_Found]:
    """Sessions by their number, of the body that holds some and is named last in the passage."""
    for each in _SESSION.finditer(flat):
        number = ordinals.number(each["which"])
        sentence = each.start() - len(re.split(r"[.;]", flat[: each.start()])[-1])
        bodies = [
            mention
            for mention in named
            if mention.thing.startswith(BASE + "id/body/")
            and _HOLDS_SESSIONS.search(mention.thing)
            and mention.start - portion.start <= each.end() + len(" of the ")
        ]
        if number and bodies and _REPORTS.search(flat[sentence : each.start()]):
            body = bodies[-1].thing
            iri = f"{_EVENT}{last_part(body)}-session-{number}"
            guess = Guess("disarm:endsAt", iri, SESSION, "session")
            yield *each.span(), (guess,), (iri, _session(number, body))


def _session(number: int, body: str) -> tuple[Guess, ...]:
    """What is said of a session that the graph has not."""
    return (
        Guess("rdf:type", DISARM + "Event", SESSION, "session"),
        Guess("disarm:kind", BASE + "scheme/event-kind/session", SESSION, "session"),
        Guess("disarm:ordinal", str(number), SESSION, "session"),
        Guess("disarm:concerns", body, SESSION, "session"),
    )


def _literal(name: str, value: str, kind: str, likelihood: float, rule: str) -> Guess:
    return Guess(f"disarm:{name}", f'"{value}"^^xsd:{kind}', likelihood, rule)
