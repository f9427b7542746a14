"""Assistance that a text tells of: who gave or asked for what, to whom, and how much money.

Only where a party is named and the verb is plain: who is subject, who stands behind "to", "by" or
"with the support of". Of a sentence that only says "it" nobody is made.
"""

import re
from collections.abc import Iterator, Sequence

from disarmgraph.namespaces import BASE, DISARM, SCHEMES
from disarmgraph.reading import help_words
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.help_words import FUNDED, OFFERED, PROVIDED, REQUESTED
from disarmgraph.reading.mentions import Mention, Portion
from disarmgraph.reading.sentence import Sentence, read

VERB, STATUS, KIND, ANY, PARTY, AMOUNT, OF_SENTENCE = (
    0.65,
    0.6,
    0.6,
    0.3,
    0.65,
    0.6,
    0.5,
)
"""Likelihoods; that help whose kind no word tells is of any form is a mere guess."""

_PARTIES = tuple(f"{BASE}id/{kind}/" for kind in ("body", "state", "fund", "role"))
_PAYERS = tuple(f"{BASE}id/{kind}/" for kind in ("state", "fund"))
_CURRENCIES = tuple(f"{SCHEMES}unit/{name}" for name in ("us-dollar", "euro"))
_NEAR, _FAR = 40, 140
"""Characters from a verb to its subject, and to who gets what it gives."""

_SMALL = r"(?:(?:the|of|by|to|in|la|le|les|l'|de|du|des|d'|à|au|aux|par|en) ?)*"
_JOINED = re.compile(
    rf"(?: ?\([^()]{{1,40}}\))?(?:,? (?:and|et|ainsi que|as well as)|,)? ?{_SMALL}"
    r"(?:Governments? of |Gouvernements? (?:de |du |d')?)?(?:the |la |l')?",
    re.IGNORECASE,
)
_AND = re.compile(r",|\b(?:and|et|ainsi que|as well as)\b", re.IGNORECASE)
_GOVERNED = re.compile(
    r"(?<!Government )(?<!Governments )(?<!Gouvernement )(?<!Gouvernements )"
    r"\b(?:of|for|in|to|from|with|by|at|on|de|d'|du|des|pour|en|à|au|aux|par|avec|sur|dans|chez)"
    r"(?: ?(?:the|la|le|les|l'))? ?$",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"(?:\b(?:not|never|to|shall|should|could|would|may|might|must|can|cannot|will|if|ne|si|as)\b"
    r"|\bn') ?(?:\w+ )?$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:\b(?:to|for|in support of|à|au|aux|pour|(?:en faveur|à l'intention) (?:de|du|des|d'))"
    r"(?: the| la| le| les| l')?(?: Governments? of(?: the)?| Gouvernements?(?: de la| du| de)?)?"
    r"|\bà l') ?$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:to|for|à|au|aux|pour|en faveur|à l'intention)\b", re.IGNORECASE)
_DIRECT = re.compile(
    r"(?: ?\b(?:the|la|le|les|l'|au|aux|à|also|également|ensemble|with|Governments? of"
    r"|Gouvernements?(?: de| du)?|authorities (?:of|in)|autorités (?:de|du)))* ?",
    re.IGNORECASE,
)
"""What may stand between a verb of helping and who is helped."""
_FROM = re.compile(
    r"(?:\b(?:from|de|du|des|d'|by|par)(?: the| la| le| les| l')?"
    r"(?: Governments? of(?: the)?| Gouvernements?(?: de la| du| de)?)?) ?$",
    re.IGNORECASE,
)


def assistance(
    portions: Sequence[Portion],
    named: Sequence[Sequence[Mention]],
    quantities: Sequence[Candidate],
) -> list[Candidate]:
    """What help passages tell of, in the order of the text; the quantities have their IRIs."""
    found = []
    for at, portion in enumerate(portions):
        amounts = [each for each in quantities if each.portion == at and _is_money(each)]
        for sentence in read(portion, named[at]) if named[at] else ():
            actors = [each for each in sentence.named if each.thing.startswith(_PARTIES)]
            if actors:
                found += _of_sentence(at, sentence, actors, amounts)
    return found


def _is_money(quantity: Candidate) -> bool:
    return any(
        each.predicate == "disarm:unit" and each.value in _CURRENCIES for each in quantity.guesses
    )


def _of_sentence(
    at: int, sentence: Sentence, actors: Sequence[Mention], amounts: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Each verb of help that has a party, from left to right; those that overlap once."""
    taken = 0
    for start, end, status, parties in sorted(_told(sentence, actors), key=lambda one: one[:2]):
        if start < taken or not parties:
            continue
        taken = end
        about = sentence.flat[max(0, start - _NEAR) : end + _FAR // 2]
        guesses = [
            Guess("rdf:type", DISARM + "Assistance", VERB, "verb-of-help"),
            _kind(about, status),
            Guess("disarm:status", f"{SCHEMES}assistance-status/{status}", STATUS, "verb-of-help"),
            *_named(parties, status, about),
            *_amount(amounts, sentence, status),
        ]
        guesses += [
            Guess(f"disarm:{name}", thing, OF_SENTENCE, "in-sentence")
            for name in ("theme", "weapon")
            for thing in sorted({each.thing for each in sentence.named})
            if thing.startswith(f"{SCHEMES}{name}/")
        ]
        yield Candidate(at, sentence.start + start, sentence.start + end, tuple(guesses))


_Party = tuple[str, Mention]
"""The part that somebody has: who gives, gets, or is asked."""


def _told(
    sentence: Sentence, actors: Sequence[Mention]
) -> Iterator[tuple[int, int, str, list[_Party]]]:
    """Verbs of help, the status that they make, and the parties."""
    for status, pattern in help_words.GIVING:
        for verb in _verbs(pattern, sentence.flat):
            giving = [("giver", each) for each in _subjects(sentence, actors, verb.start())]
            getting = [("recipient", each) for each in _behind(sentence, actors, verb.end(), _TO)]
            yield *verb.span(), status, giving + getting if giving or status == PROVIDED else []
    for verb in _verbs(help_words.HELPING, sentence.flat):
        giving = [("giver", each) for each in _subjects(sentence, actors, verb.start())]
        getting = [("recipient", each) for each in _objects(sentence, actors, verb.end())]
        yield *verb.span(), PROVIDED, giving + getting if getting else []
    for status, pattern in help_words.ASKING:
        for verb in _verbs(pattern, sentence.flat):
            part = "recipient" if status == REQUESTED else "giver"
            subjects = [(part, each) for each in _subjects(sentence, actors, verb.start())]
            to = _behind(sentence, actors, verb.end(), _TO if status == OFFERED else _FROM)
            other = "recipient" if status == OFFERED else "requestedOf"
            yield (
                *verb.span(),
                status,
                subjects + [(other, each) for each in to] if subjects else [],
            )
    for verb in _verbs(help_words.RECEIVING, sentence.flat):
        getting = [("recipient", each) for each in _subjects(sentence, actors, verb.start())]
        giving = [("giver", each) for each in _behind(sentence, actors, verb.end(), _FROM)]
        yield *verb.span(), PROVIDED, getting + giving if getting else []
    yield from _passive(sentence, actors)


def _verbs(pattern: re.Pattern[str], flat: str) -> Iterator[re.Match[str]]:
    """The verbs that tell what was done, and not what was not, or is to be."""
    for verb in pattern.finditer(flat):
        if not _UNDONE.search(flat[max(0, verb.start() - _NEAR) : verb.start()]):
            yield verb


def _passive(
    sentence: Sentence, actors: Sequence[Mention]
) -> Iterator[tuple[int, int, str, list[_Party]]]:
    for each in actors:
        place = each.start - sentence.start
        by = help_words.BY.search(sentence.flat[max(0, place - 2 * _NEAR) : place])
        if by:
            status = FUNDED if re.search("financ|fund", by[0], re.IGNORECASE) else PROVIDED
            giving = [("giver", one) for one in _chain(sentence, actors, each)]
            getting = [("recipient", one) for one in _right_behind(sentence, actors, giving[-1][1])]
            yield place - len(by[0]), each.end - sentence.start, status, giving + getting


def _right_behind(sentence: Sentence, actors: Sequence[Mention], giver: Mention) -> list[Mention]:
    end = giver.end - sentence.start
    return _behind(sentence, actors, end, _TO) if sentence.flat[end : end + 4] in (" to ",) else []


def _subjects(sentence: Sentence, actors: Sequence[Mention], verb: int) -> list[Mention]:
    """Who stands before a verb, those that "and" joins too; nobody behind a preposition."""
    before = [each for each in actors if each.end - sentence.start <= verb]
    if not before:
        return []
    gap = sentence.flat[before[-1].end - sentence.start : verb]
    if len(gap) > _NEAR or not _is_gap(gap):
        return []
    found = [before[-1]]
    for each in reversed(before[:-1]):
        between = sentence.between(each.end, found[0].start)
        if not (_AND.search(between) and _JOINED.fullmatch(between)):
            break
        found.insert(0, each)
    first = found[0].start - sentence.start
    return [] if _GOVERNED.search(sentence.flat[:first]) else found


def _is_gap(gap: str) -> bool:
    """Whether a subject goes on to its verb over such words: a bracket, an adverb, nothing."""
    bare = re.sub(r"\([^()]*\)", "", gap).strip(" ,")
    return len(bare.split()) <= 2 and not re.search(
        r"\b(?:it|they|he|she|il|ils|elle|elles|and|et|which|qui|was|were|been|be|is|are)\b",
        bare,
    )


def _objects(sentence: Sentence, actors: Sequence[Mention], verb: int) -> list[Mention]:
    """Who is helped: the first that is named right behind the verb, and those joined to it."""
    for each in actors:
        gap = sentence.flat[verb : max(verb, each.start - sentence.start)]
        if each.start - sentence.start >= verb and _DIRECT.fullmatch(gap):
            return _chain(sentence, actors, each)
    return []


def _behind(
    sentence: Sentence, actors: Sequence[Mention], verb: int, joint: re.Pattern[str]
) -> list[Mention]:
    """The first that stands behind a preposition after a verb, and those joined to it."""
    for each in actors:
        place = each.start - sentence.start
        gap = sentence.flat[verb:place]
        if verb <= place <= verb + _FAR and joint.search(gap) and _once(gap, joint):
            return _chain(sentence, actors, each)
    return []


def _once(gap: str, joint: re.Pattern[str]) -> bool:
    """Whether the preposition before somebody is the first: not "to the project in Togo"."""
    return joint is not _TO or len(_PREPOSITION.findall(gap)) == 1


def _chain(sentence: Sentence, actors: Sequence[Mention], first: Mention) -> list[Mention]:
    found = [first]
    for each in actors:
        between = sentence.between(found[-1].end, each.start)
        joined = _AND.search(between) and _JOINED.fullmatch(between)
        if each.start >= found[-1].end and joined:
            found.append(each)
    return found


def _kind(about: str, status: str) -> Guess:
    name = help_words.kind(about) or ("financial" if status == FUNDED else None)
    if name:
        return Guess("disarm:kind", f"{SCHEMES}assistance-kind/{name}", KIND, "kind-of-help")
    return Guess("disarm:kind", f"{SCHEMES}assistance-kind/any-form", ANY, "any-form")


def _named(parties: Sequence[_Party], status: str, about: str) -> Iterator[Guess]:
    """Who gives is a donor where it pays or is a State, else who carries the help out."""
    told = set()
    pays = status == FUNDED or help_words.kind(about) == "financial"
    for part, each in parties:
        names = [part]
        if part == "giver":
            names = ["donor" if pays or each.thing.startswith(_PAYERS) else "implementedBy"]
        if part == "recipient" and status == REQUESTED:
            names = ["requestedBy", "recipient"]
        for name in names:
            if (name, each.thing) not in told:
                told.add((name, each.thing))
                likelihood = min(PARTY, each.likelihood)
                yield Guess(f"disarm:{name}", each.thing, likelihood, "party")


def _amount(amounts: Sequence[Candidate], sentence: Sentence, status: str) -> Iterator[Guess]:
    """The one sum of money of the sentence."""
    end = sentence.start + len(sentence.flat)
    inside = [each for each in amounts if sentence.start <= each.start < end]
    if len(inside) == 1 and status in (FUNDED, PROVIDED, OFFERED):
        yield Guess("disarm:amount", inside[0].iri, AMOUNT, "sum")
