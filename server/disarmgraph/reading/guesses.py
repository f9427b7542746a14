"""What the passages of a document are proposed to name, and the facts that they may state."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from disarmgraph.layout.laid import Role
from disarmgraph.namespaces import BASE, shorten
from disarmgraph.reading.assistance import assistance
from disarmgraph.reading.candidate import Candidate
from disarmgraph.reading.cited_documents import calls, new_documents
from disarmgraph.reading.deadlines import Deadline, bound, deadlines
from disarmgraph.reading.events import events
from disarmgraph.reading.fact import Fact, facts_of, numbered, of_new
from disarmgraph.reading.known import Known
from disarmgraph.reading.mentions import Mention, Portion, mentions
from disarmgraph.reading.norms import norms
from disarmgraph.reading.part_mentions import Parts
from disarmgraph.reading.parties import is_binding, is_of_treaty, role_of_treaty
from disarmgraph.reading.passage import Passage
from disarmgraph.reading.proposal import LIKELY, Proposal
from disarmgraph.reading.quantities import quantities
from disarmgraph.reading.task_lists import begins_as_task
from disarmgraph.reading.unknown import NewThing, new_things

_LISTS = ("theme", "weapon")
CITING = frozenset(("symbol", "part", "own-part", "part-near", "part-usual"))
"""The rules by which a passage cites what it names."""


@dataclass(frozen=True)
class Whole:
    """What is known of a document as a whole.

    ``language`` is ENG or FRA, ``own`` are the IRIs that its slug and its symbol give it, which its
    passages do not name.
    """

    slug: str
    title: str
    language: str
    is_adopted: bool
    own: frozenset[str]


def guessed(
    read: Sequence[Passage], portions: Sequence[Portion], known: Known, whole: Whole
) -> tuple[list[Proposal], list[Fact]]:
    """What the passages are proposed to name, and the facts that they may state."""
    slug, language, own = whole.slug, whole.language, whole.own
    names = [each.name for each in read]
    found = list(mentions(portions, known.gazetteer))
    lists = _lists(read, portions)
    unknown = new_things(portions, found, known.gazetteer.index)
    named = [[each for each in of_passage if each.thing not in own] for of_passage in found]
    _name(unknown, named)
    candidates = norms(portions, named, lists, known.practice, slug)
    told = events(portions, named, known.calendar, language)
    for at, each in told.mentions:
        named[at].append(each)
    limits = _with_iris(deadlines(portions, named, lists, candidates), names, slug)
    figures = _of_no_deadline(quantities(portions, named, known.units, language), limits)
    counted = numbered("quantity", figures, names, slug)
    helped = assistance(portions, named, counted)
    cited = _parts(slug, names, known, is_binding(portions)).cited(portions, named)
    proposals = _of_passages([f"{slug}:{name}" for name in names], named, cited)
    bounded = numbered("norm", bound(candidates, limits), names, slug)
    sessions = known.labels.completed(_new_events(limits, known))
    stated = [*bounded, *(each.candidate for each in limits), *counted]
    stated = known.statuses.completed(stated, whole.is_adopted)
    facts = [
        *new_documents(portions, known.gazetteer.index, own, calls(read, portions)),
        *known.labels.and_of(sessions).completed(stated),
        *numbered("event", told.new, names, slug),
        *numbered("assistance", helped, names, slug),
        *sessions,
        *_new_places(told.places, known),
        *_new_roles(candidates, known, whole),
    ]
    new = (of_new(each, names, language, told.more) for each in unknown)
    return proposals, [*facts_of(facts, names), *new]


def _name(unknown: Iterable[NewThing], named: Sequence[list[Mention]]) -> None:
    """Adds new things to what the passages name, each wherever it is named."""
    for each in unknown:
        rivals = tuple(iri for iri, _ in each.near)
        for at, start, end in each.places:
            named[at].append(Mention(start, end, each.iri, each.likelihood, "new-thing", rivals))


def _with_iris(limits: Sequence[Deadline], names: Sequence[str], slug: str) -> list[Deadline]:
    """Deadlines with their IRIs."""
    ends = numbered("deadline", [each.candidate for each in limits], names, slug)
    return [replace(each, candidate=end) for each, end in zip(limits, ends, strict=True)]


def _of_no_deadline(figures: Iterable[Candidate], limits: Sequence[Deadline]) -> list[Candidate]:
    """Figures but the days and years of deadlines, which these hold already."""
    taken = [(each.candidate.start, each.candidate.end) for each in limits]
    return [
        each
        for each in figures
        if all(each.end <= start or end <= each.start for start, end in taken)
    ]


def _lists(read: Sequence[Passage], portions: Sequence[Portion]) -> list[int | None]:
    """For each passage the place of the one that begins the list of which it is an item.

    Numbered paragraphs are items too where they go on with a block: "Decides: 1. To mill".
    """
    places = {each.name: at for at, each in enumerate(read)}
    found: list[int | None] = []
    opened = None
    for at, each in enumerate(read):
        text = portions[at].text
        if each.role is not Role.PARAGRAPH:
            found.append(places.get(each.within or "") if each.role is Role.ITEM else None)
            opens = each.role is Role.BLOCK and text.rstrip().endswith(":")
            opened = at if opens else None if each.role is Role.BLOCK else opened
        else:
            opened = opened if begins_as_task(text) else None
            found.append(opened)
    return found


def _parts(slug: str, names: Iterable[str], known: Known, is_treaty: bool) -> Parts:
    document = f"{BASE}id/document/{slug}"
    own = frozenset(f"{document}/{name}" for name in names)
    return Parts(known.parts, known.gazetteer.index, document, own, is_treaty)


def _new_events(limits: Iterable[Deadline], known: Known) -> list[Candidate]:
    """The events with which deadlines end and that the graph has not, each once."""
    found = {each.event.iri: each.event for each in limits if each.event}
    return [each for iri, each in found.items() if iri not in known.gazetteer.names]


def _new_places(places: Iterable[Candidate], known: Known) -> list[Candidate]:
    """The places that the graph has not under another name either."""
    return [each for each in places if known.gazetteer.index.known(each.iri) is None]


def _new_roles(norms: Iterable[Candidate], known: Known, whole: Whole) -> list[Candidate]:
    """The roles of the parties to a treaty that the graph has not, each where it first bears."""
    found: dict[str, Candidate] = {}
    for norm in norms:
        for each in norm.guesses:
            if each.predicate == "disarm:bearer" and is_of_treaty(each.value, whole.slug):
                found.setdefault(each.value, replace(norm, guesses=(), iri=each.value))
    return [
        replace(each, guesses=tuple(role_of_treaty(iri, whole.title, whole.language)))
        for iri, each in found.items()
        if iri not in known.labels.words
    ]


def _of_passages(
    passages: Iterable[str], named: Iterable[list[Mention]], cited: Iterable[list[Mention]]
) -> list[Proposal]:
    """What each passage is proposed to name and to cite."""
    return [
        proposal
        for passage, *found in zip(passages, named, cited, strict=True)
        for proposal in _proposals(passage, chain(*found))
    ]


def _proposals(passage: str, named: Iterable[Mention]) -> Iterator[Proposal]:
    """What a passage is proposed to name: each thing once, where it is likeliest."""
    best: dict[str, Mention] = {}
    for each in named:
        if each.thing not in best or best[each.thing].likelihood < each.likelihood:
            best[each.thing] = each
    for each in sorted(best.values(), key=lambda each: (each.start, each.thing)):
        yield _proposal(passage, each, each.thing, each.likelihood)
        left = (1 - each.likelihood) / max(len(each.rivals), 1)
        for rival in each.rivals:
            if rival not in best:
                yield _proposal(passage, each, rival, min(left, each.likelihood, LIKELY - 0.01))


def _proposal(passage: str, mention: Mention, thing: str, likelihood: float) -> Proposal:
    name = shorten(thing)
    prefix = name.partition(":")[0]
    relation = prefix if prefix in _LISTS else "mentions"
    if mention.rule in CITING:
        relation = "cites"
    place = (mention.start, mention.end)
    stands = likelihood >= LIKELY
    return Proposal(passage, f"disarm:{relation}", name, likelihood, mention.rule, *place, stands)
