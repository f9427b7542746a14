"""Norms that a text may hold: a verb that obliges, asks or permits, its bearer and contents.

What a verb is likely to make, and with which force, is told by the norms that the graph has. A norm
is drafted for each such verb; one that governs a list makes one of each of its items. Its label is
for people to write: the words of a source are not copied.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from disarmgraph.layout import preamble
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.actions import done
from disarmgraph.reading.bearers import BY_SPEAKER, FAR, bearers, can_bear, is_of_proposal
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.consent import AWAITING, acts
from disarmgraph.reading.coordinated import parts
from disarmgraph.reading.deontic import ASKING, MODAL, STRONG, Deontic, decides_that
from disarmgraph.reading.indicative import duties
from disarmgraph.reading.mentions import Mention, Portion
from disarmgraph.reading.parties import is_binding, other_roles
from disarmgraph.reading.practice import Practice
from disarmgraph.reading.sentence import sentences
from disarmgraph.reading.task_lists import (
    is_of_clauses,
    is_of_infinitives,
    is_of_objects,
    of_another,
    of_tasks,
)
from disarmgraph.reading.words import Word, words

SECURITY_COUNCIL = BASE + "id/body/un-security-council"
NOT_STATED = BASE + "id/role/bearer-not-stated"
VERB_STRONG, VERB_WEAK, BEARER_NONE = 0.75, 0.5, 0.5
ACTION, OF_SENTENCE = 0.75, 0.6

OFTEN = 3
"""Norms of the graph from which on a verb that only declares elsewhere may make one here."""

_NUMBER = re.compile(r"\s*(?:\d{1,3}\.\s)?\s*")
"""The number of a paragraph, which ends like a sentence."""
_THAT = frozenset(("that", "que", "qu"))
_OF_COUNCIL = frozenset(("shall", "must-not", "requires"))
"""The verbs of what the Security Council decides that others do or demands of them."""
_ABOUT = frozenset(("disarm:action", "disarm:theme", "disarm:weapon"))
_WEAK = frozenset(("may", "could", "would", "will"))
_POINTS_OUT = frozenset(("emphasizes", "stresses", "highlights", "calls-attention"))
"""By what an organ says that something matters, and not that it will do it itself."""
_HEAD = 5
"""Passages at the beginning of a treaty that name it, or that to which it belongs."""
_AHEAD = 12
"""Words after a verb in which what is to be done stands."""


def norms(
    portions: Sequence[Portion],
    named: Sequence[Sequence[Mention]],
    parents: Sequence[int | None],
    practice: Practice,
    slug: str = "",
) -> list[Candidate]:
    """The norms that the passages of a document may state, in the order of the text.

    ``parents`` has for each portion the place of the one that its list begins with, if it has one;
    ``slug`` names the roles of the parties where the document is a treaty that the graph has not.
    """
    reading = _begun(portions, named, practice, slug)
    said = [words(each.text, each.start) for each in portions]
    heads: dict[int, tuple[Deontic, tuple[Guess, ...]]] = {}
    found: list[Candidate] = []
    lists = set(parents)
    for at, portion in enumerate(portions):
        parent = parents[at]
        opens = at in lists
        decided = parent in heads and _decides_items(heads[parent][0], portions[parent])
        in_list = replace(reading, decided=decided)
        here = list(_of_portion(at, portion, said[at], named[at], in_list))
        if preamble.is_recital(portion.text) and portion.text.rstrip().endswith(","):
            here = []
        if parent in heads and parent is not None and is_of_infinitives(portions[parent].text):
            here = [each for each in here if each[1].verb in MODAL]
        if preamble.is_subject(portion.text.strip()):
            reading = replace(reading, speaker=next(filter(can_bear, named[at]), None))
        alone = not here and parent in heads
        items = (portions[each].text for each, of in enumerate(parents) if of == at)
        if opens and here and not _asks_for_one(here, portion, list(items)):
            heads[at] = _taken(here, portion, named[at])
        found += [each for each, _ in here]
        if alone and parent is not None:
            if opens:
                heads[at] = heads[parent]
            else:
                found.append(_item(at, portion, said[at], named[at], practice, heads[parent][1]))
    return found


def _taken(
    here: list[tuple[Candidate, Deontic]], portion: Portion, named: Sequence[Mention]
) -> tuple[Deontic, tuple[Guess, ...]]:
    """The verb under which a list stands, and what it makes of each item.

    Its own norm is taken away, unless the list is of the tasks of a body that it sets up; then what
    is said of that body ("qui sera chargé de") is none.
    """
    at = _head(here)
    after = of_another(portion)
    if after is None:
        last, deontic = here.pop(at)
        return deontic, last.guesses
    last, deontic = here[at]
    del here[at + 1 :]
    return deontic, tuple(of_tasks(last.guesses, named, after, NOT_STATED))


def _asks_for_one(
    here: Sequence[tuple[Candidate, Deontic]], portion: Portion, items: Sequence[str]
) -> bool:
    """Whether the verb under which a list stands asks for one thing, of which the items tell."""
    candidate, deontic = here[_head(here)]
    asks = deontic.verb in ASKING and not deontic.passive
    return asks and is_of_objects(portion.text, candidate.start - portion.start, items)


def _decides_items(deontic: Deontic, head: Portion) -> bool:
    """Whether the items of a list are clauses that are decided: "Décide que :"."""
    return deontic.verb == "decides" and is_of_clauses(head.text)


@dataclass(frozen=True)
class _Reading:
    """What is known where a passage is read.

    These are the practice, whether the text binds, the treaty that it is about, the organ that
    speaks in a resolution, and whether it decides what the passage says.
    """

    practice: Practice
    binding: bool
    about: str | None
    speaker: Mention | None = None
    decided: bool = False

    def binds(self, verb: str) -> bool:
        """Whether a verb makes law: in a treaty, and in what the Security Council decides.

        Members carry out its decisions: Charter of the United Nations, article 25.
        """
        decision = self.speaker is not None and self.speaker.thing == SECURITY_COUNCIL
        return self.binding or (decision and verb in _OF_COUNCIL)


def _begun(
    portions: Sequence[Portion],
    named: Sequence[Sequence[Mention]],
    practice: Practice,
    slug: str,
) -> _Reading:
    """What is known before the first passage: whether the text binds, and whose parties it has."""
    binding = is_binding(portions)
    parties, about = practice.parties, practice.parties.treaty(named)
    if binding and slug and not parties.treaty(named[:_HEAD]):
        parties, about = parties.with_roles_of(slug), slug
    return _Reading(replace(practice, parties=parties), binding, about)


def _of_portion(
    at: int, portion: Portion, said: Sequence[Word], named: Sequence[Mention], reading: _Reading
) -> Iterator[tuple[Candidate, Deontic]]:
    practice, binding = reading.practice, reading.binding
    for sentence in sentences(portion, said):
        start, end = sentence[0].start, sentence[-1].end
        inside = [each for each in named if start <= each.start and each.end <= end]
        inside += practice.parties.find(sentence, inside, reading.about, binding)
        inside += other_roles(sentence, practice.roles, inside)
        verbs = list(practice.verbs.find(sentence, binding or reading.decided))
        strong = any(each.verb in STRONG for each in verbs)
        verbs += duties(sentence, inside, strong) if binding else ()
        text = portion.text[start - portion.start : end - portion.start]
        for deontic in verbs:
            if _is_told(deontic, sentence, verbs):
                continue
            guesses = tuple(_guesses(deontic, sentence, inside, reading))
            if guesses:
                place = sentence[deontic.first].start, end
                whole = Candidate(at, *place, guesses)
                for each in _parted(whole, deontic, verbs, (sentence, text, inside), practice):
                    yield each, deontic


def _parted(
    whole: Candidate,
    deontic: Deontic,
    verbs: Sequence[Deontic],
    of: tuple[Sequence[Word], str, Sequence[Mention]],
    practice: Practice,
) -> Iterator[Candidate]:
    """The norm of a verb, or one for each of the infinitives that it governs side by side."""
    sentence, text, named = of
    limit = min((each.first for each in verbs if each.first > deontic.first), default=len(sentence))
    asked = deontic.verb in STRONG - AWAITING - MODAL
    found = parts(sentence, text, deontic.last, limit, practice.actions) if asked else []
    if not found:
        yield whole
    kept = tuple(each for each in whole.guesses if each.predicate not in _ABOUT)
    for number, part in enumerate(found):
        words_of = sentence[part.first : part.last]
        place = words_of[0].start if number else whole.start, words_of[-1].end
        guesses = (*kept, *_contents(words_of, 0, named, practice))
        yield Candidate(whole.portion, *place, guesses)


def _head(found: Sequence[tuple[Candidate, Deontic]]) -> int:
    """The verb under which a list stands: the one that opens its last sentence, else the last."""
    opening = [at for at, (_, deontic) in enumerate(found) if deontic.first <= 1]
    same = opening and found[opening[-1]][0].end == found[-1][0].end
    return opening[-1] if same and found[-1][1].verb in _WEAK else len(found) - 1


def _is_told(deontic: Deontic, sentence: Sequence[Word], verbs: Sequence[Deontic]) -> bool:
    """Whether another verb makes the norm: "decides that it shall", "recommends that it should"."""
    if deontic.verb == "should":
        before = [each.last for each in verbs if each.verb == "recommends"]
        return any(sentence[last].stem in _THAT for last in before if last < deontic.first)
    later = any(each.verb in MODAL and each.first > deontic.last for each in verbs)
    return later and decides_that(deontic, [each.written for each in sentence])


def _guesses(
    deontic: Deontic,
    sentence: Sequence[Word],
    named: Sequence[Mention],
    reading: _Reading,
) -> Iterator[Guess]:
    practice = reading.practice
    kind, force, share = practice.makes(deontic, reading.binds(deontic.verb))
    strong = deontic.verb in STRONG
    borne = bearers(deontic, sentence, named, reading.speaker)
    known = practice.times(deontic.verb) >= OFTEN
    told = borne[0][1] > FAR if borne else is_of_proposal(deontic, sentence)
    if not strong and not (known and told):
        return
    likelihood = VERB_STRONG if strong else VERB_WEAK
    yield Guess("rdf:type", DISARM + kind, share, "practice")
    yield Guess("disarm:legalForce", force, share, "practice")
    yield Guess("disarm:verb", BASE + f"scheme/verb/{deontic.verb}", likelihood, "verb")
    if borne and borne[0][2] == BY_SPEAKER and deontic.verb in _POINTS_OUT:
        borne = []
    for each in borne:
        yield _of(*each)
    if not borne:
        yield Guess("disarm:bearer", NOT_STATED, BEARER_NONE, "no-bearer")
    awaited = deontic.verb in AWAITING
    done = [each.action for each in acts(sentence, deontic.last)] if awaited else []
    for action in dict.fromkeys(done):
        yield Guess("disarm:action", action, ACTION, "action")
    yield from _contents(sentence, len(sentence) if awaited else deontic.last, named, practice)


def _contents(
    sentence: Sequence[Word], after: int, named: Sequence[Mention], practice: Practice
) -> Iterator[Guess]:
    """What is to be done, and what it is about."""
    action = done(sentence[after : after + _AHEAD], practice.actions)
    if action:
        yield Guess("disarm:action", action, ACTION, "action")
    start, end = sentence[0].start, sentence[-1].end
    about = {each.thing for each in named if start <= each.start and each.end <= end}
    for thing in sorted(about):
        for scheme in ("theme", "weapon"):
            if thing.startswith(f"{BASE}scheme/{scheme}/"):
                yield Guess(f"disarm:{scheme}", thing, OF_SENTENCE, "in-sentence")


def _of(mention: Mention, likelihood: float, rule: str) -> Guess:
    return Guess("disarm:bearer", mention.thing, min(likelihood, mention.likelihood), rule)


def _item(
    at: int,
    portion: Portion,
    said: Sequence[Word],
    named: Sequence[Mention],
    practice: Practice,
    of_head: Sequence[Guess],
) -> Candidate:
    """A norm that an item of a list states, under the verb that the list begins with."""
    kept = [each for each in of_head if each.predicate not in _ABOUT]
    guesses = (*kept, *(_contents(said, 0, named, practice) if said else ()))
    start = portion.start + _NUMBER.match(portion.text).end()
    return Candidate(at, start, said[-1].end if said else start, tuple(guesses))
