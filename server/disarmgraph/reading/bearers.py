"""Who bears a norm: whom a verb asks, who is its subject, who speaks in a resolution."""

import re
from collections.abc import Sequence
from itertools import pairwise

from disarmgraph.namespaces import BASE
from disarmgraph.reading.consent import AWAITING, acts, clause
from disarmgraph.reading.deontic import ASKING, MODAL, Deontic
from disarmgraph.reading.mentions import Mention
from disarmgraph.reading.words import Word, listed

NEAR, FAR, SPEAKER, PRONOUN = 0.75, 0.6, 0.7, 0.6
LEAST = 0.2
"""How likely it is at least that words mean somebody who is taken to bear a norm."""
BY_SPEAKER = "speaker"
"""The rule by which the organ that speaks in a resolution bears what it decides."""

_KINDS = ("body", "state", "role", "person")
_WINDOW = 14
"""Words after a verb of asking in which its object stands."""
_OPENING = 2
"""Words at most before the verb of an operative paragraph: "Also decides"."""
_ARTICLES = listed("the le la les l")
_TO_OTHERS = frozenset(("that", "que", "qu", "à", "aux"))
_PRONOUNS = frozenset(("il", "on", "it"))
_IMPERSONAL = frozenset(
    ("is-responsible", "must-not", "is-necessary", "is-essential", "is-desirable")
)
_ON_OTHERS = frozenset(("à", "au", "aux", "for"))
"""Words before those on whom such a verb lays something: "il incombe aux États"."""
_AND = listed("and et")
_BETWEEN = listed("not also only then thus fully ne pas également aussi ainsi")
"""Adverbs between a modal and "be"."""
_PARTICIPLE = re.compile(
    r"[a-z]+(?:ed|en|wn|ld|nt|pt|ught)|[a-zà-ÿ]+(?:é|i|is|it|u|ert)(?:e?s?)|sent|kept|made|put|set"
)
_STATES_OF_MIND = frozenset(
    re.findall(
        r"\S+",
        "bound obliged required entitled guided prepared committed permitted allowed encouraged "
        "represented concerned determined tenu tenus tenue habilité habilités autorisé autorisés "
        "guidé guidés disposé disposés présent présents représenté représentés different present",
    )
)
"""Participles of what holds of the subject, who bears it, and what only looks like one."""
_IN = listed(
    "in on for with from at within under during about concerning dans en sur pour avec lors sous "
    "pendant chez"
)
_BY = listed("by par")
_SUBJECT_ARTICLES = listed("the le la l each every chaque tout ce cette this")
_OF_STATE = len(" de la ")
"""Characters between a government and its State."""
_OF = listed("of de des du d by par from")
INFINITIVE = re.compile(r"[a-zà-ÿœ]{2,}(?:er|ir|re|oir)")
_BEFORE_OBJECT = (
    _ARTICLES | _OF | listed("à au aux également aussi en outre instamment upon on member")
)
"""Words that may stand between a verb of asking and whom it asks: "Exige également du Togo"."""
_THEM = listed("them it him her")
_LES = listed("le la les l lui leur")
"""Pronouns after an English and before a French verb of asking."""
_DETERMINERS = listed(
    "the all its a an any each every those these other our their his her such both that"
)
_EVERY = _ARTICLES | _DETERMINERS | listed("tout toute tous toutes chaque")
_BEFORE_CONSENTING = (_EVERY | _OF | _AND) | listed(
    "to à aux or ou acceptance approval acceptation approbation"
)
"""Words between an act of consent, or another of like effect, and those whose act it is."""

Bearer = tuple[Mention, float, str]
"""Who it is, how likely, and the rule that tells."""


def can_bear(mention: Mention) -> bool:
    """Whether what is mentioned is of a kind that norms bind or ask."""
    return bears(mention.thing)


def bears(thing: str) -> bool:
    """Whether a thing is of a kind that norms bind or ask."""
    return thing.removeprefix(f"{BASE}id/").startswith(_KINDS)


def bearers(
    deontic: Deontic, sentence: Sequence[Word], named: Sequence[Mention], speaker: Mention | None
) -> list[Bearer]:
    """Who is asked, or is the subject of the verb, with who is joined to them by "and".

    Nobody where nobody can be told.
    """
    awaited = deontic.verb in AWAITING
    if awaited:
        borne = _consenting(deontic, sentence, list(filter(can_bear, named)))
    else:
        borne = _bearer(deontic, sentence, named, speaker)
    if borne is None or borne[2] == BY_SPEAKER:
        return [borne] if borne else []
    can = sorted(filter(can_bear, named), key=lambda each: each.start)
    first = last = can.index(borne[0])
    joints = [_between(one.end, other.start, sentence) for one, other in pairwise(can)]
    joint = [
        words <= _AND | _ARTICLES
        or (awaited and words <= _BEFORE_CONSENTING and _goes_on(one, sentence))
        for words, one in zip(joints, can, strict=False)
    ]
    while first and joint[first - 1]:
        first -= 1
    while last < len(joints) and joint[last]:
        last += 1
    together = any(_AND & each for each in joints[first:last])
    return [(each, *borne[1:]) for each in can[first : last + 1]] if together else [borne]


def _goes_on(mention: Mention, sentence: Sequence[Word]) -> bool:
    """Whether a comma or "and" stands behind: "de l'Autriche, de la Belgique et du Togo"."""
    behind = next((each for each in sentence if each.start >= mention.end), None)
    return behind is not None and (behind.start - mention.end > 1 or behind.stem in _AND)


def _between(end: int, start: int, sentence: Sequence[Word]) -> set[str]:
    """The words between two places; where there is none, a comma may be."""
    return {each.stem for each in sentence if end <= each.start and each.end <= start}


def _bearer(
    deontic: Deontic, sentence: Sequence[Word], named: Sequence[Mention], speaker: Mention | None
) -> Bearer | None:
    """Who is asked, or who is the subject of the verb; None where nobody can be told."""
    can = [each for each in named if can_bear(each) and each.likelihood >= LEAST]
    on = _imposed_on(deontic, sentence, can)
    if on:
        return _governed(on, can), NEAR, "object"
    if _is_pronoun(deontic, sentence):
        return None
    by = _agent(deontic, sentence)
    if by is not None:
        after = [each for each in can if each.start >= by]
        return (after[0], FAR, "agent") if after else None
    start, end = sentence[deontic.first].start, sentence[deontic.last - 1].end
    before = [each for each in can if each.end <= start]
    if (deontic.verb in ASKING or _is_of_others(deontic, sentence)) and not deontic.passive:
        limit = _object_end(sentence[deontic.last : deontic.last + _WINDOW], end)
        after = [each for each in can if end <= each.start < limit]
        if _asks_by_pronoun(deontic, sentence):
            return (before[-1], PRONOUN, "pronoun") if before else None
        between = sentence[deontic.last :]
        after = [
            each for each in after if _is_next(each, between) or not _is_oblique(each, sentence)
        ]
        unknown = bool(after) and _is_of_another(after[0], between, named)
        return (_governed(after[0], can), NEAR, "object") if after and not unknown else None
    if _is_unknown_subject(deontic, sentence, can):
        return None
    if not before:
        opening = speaker is not None and deontic.first <= _OPENING and not deontic.passive
        return (speaker, SPEAKER, BY_SPEAKER) if speaker and opening else None
    direct = [each for each in before if not _is_oblique(each, sentence)] or before
    near = sum(direct[-1].end <= word.start < start for word in sentence) < 6
    return _governed(direct[-1], can), NEAR if near else FAR, "subject"


def _consenting(
    deontic: Deontic, sentence: Sequence[Word], can: Sequence[Mention]
) -> Bearer | None:
    """Whose act is awaited: "by all States", "à la signature du Togo", "open to all States"."""
    here = [sentence[at] for at in clause(sentence, deontic.last)]
    ahead = [each for each in can if here[0].start <= each.start < here[-1].end]
    anchors = [deontic.last - 1, *(each.at for each in acts(sentence, deontic.last))]
    by = [each for each in ahead if _is_by(each, here)]
    near = [
        each
        for each in ahead
        for end in (sentence[at].end for at in anchors)
        if end <= each.start and _between(end, each.start, here) <= _BEFORE_CONSENTING
    ]
    found = min(by or near, key=lambda each: each.start, default=None)
    return (found, NEAR, "awaited") if found else None


def _is_by(mention: Mention, sentence: Sequence[Word]) -> bool:
    """Whether "by" or "par" says that an act is of whom is mentioned."""
    before = [word.stem for word in sentence if word.end <= mention.start]
    while before and before[-1] in _EVERY:
        before.pop()
    return bool(before) and before[-1] in _BY


def _is_unknown_subject(deontic: Deontic, sentence: Sequence[Word], can: Sequence[Mention]) -> bool:
    """Whether the subject has a name in capitals that is nobody's: "la Force devra"."""
    if deontic.passive or deontic.first < 2:
        return False
    article, noun = sentence[deontic.first - 2 : deontic.first]
    named = noun.is_capital and article.stem in _SUBJECT_ARTICLES
    return named and all(noun.start < each.start or each.end <= noun.start for each in can)


def _governed(mention: Mention, can: Sequence[Mention]) -> Mention:
    """The State whose government is meant: "Gouvernement togolais", "Government of Togo"."""
    if mention.thing != f"{BASE}id/role/governments":
        return mention
    behind = (each for each in can if 0 < each.start - mention.end <= _OF_STATE)
    return next((each for each in behind if each.thing.startswith(f"{BASE}id/state/")), mention)


def is_of_proposal(deontic: Deontic, sentence: Sequence[Word]) -> bool:
    """Whether a thing that is proposed is told of: "il rendrait compte", and nobody bears it."""
    return deontic.verb == "would" and _is_pronoun(deontic, sentence)


def _is_pronoun(deontic: Deontic, sentence: Sequence[Word]) -> bool:
    """Whether "it" is the subject, as in "il faut" and "it is necessary"."""
    around = sentence[max(0, deontic.first - 1) : deontic.first + 1]
    return any(each.written.casefold() in _PRONOUNS for each in around)


def _imposed_on(
    deontic: Deontic, sentence: Sequence[Word], can: Sequence[Mention]
) -> Mention | None:
    """On whom a verb of which nobody is the subject lays something: "it is prohibited for all"."""
    nobody = _is_pronoun(deontic, sentence) or sentence[deontic.first].written.startswith("incomb")
    following = sentence[deontic.last :]
    if not nobody or deontic.verb not in _IMPERSONAL or not following:
        return None
    on, between = following[0], following[1:]
    after = [each for each in can if on.written in _ON_OTHERS and on.end <= each.start]
    return next((each for each in after if _is_next(each, between)), None)


def _agent(deontic: Deontic, sentence: Sequence[Word]) -> int | None:
    """Where what does a passive begins, "shall be destroyed by"; None for an active verb."""
    ahead = [each for each in sentence[deontic.last :] if each.stem not in _BETWEEN][:3]
    if deontic.verb not in MODAL or len(ahead) < 2 or ahead[0].written not in ("be", "être"):
        return None
    participle = ahead[1].written
    if not _PARTICIPLE.fullmatch(participle) or participle in _STATES_OF_MIND:
        return None
    by = ahead[2] if len(ahead) > 2 else None
    return by.end if by and by.written in ("by", "par") else sentence[-1].end


def _asks_by_pronoun(deontic: Deontic, sentence: Sequence[Word]) -> bool:
    """Whether somebody named before is asked: "les prie de", "requests them to"."""
    before = sentence[max(0, deontic.first - 1) : deontic.first]
    after = sentence[deontic.last : deontic.last + 1]
    return any(each.written.casefold() in _LES for each in before) or any(
        each.written in _THEM for each in after
    )


def _is_next(mention: Mention, ahead: Sequence[Word]) -> bool:
    """Whether nothing but articles and the like stands before what is mentioned."""
    return all(each.stem in _BEFORE_OBJECT for each in ahead if each.end <= mention.start)


def _is_of_another(mention: Mention, ahead: Sequence[Word], named: Sequence[Mention]) -> bool:
    """Whether another is asked, whom nobody knows: "the Chief Miller for Togo", not Togo."""
    between = [each for each in ahead if each.end <= mention.start]
    first = next((each for each in between if each.stem not in _BEFORE_OBJECT), None)
    if first is None or not first.is_capital or any(each.stem in _AND for each in between):
        return False
    return all(first.start < each.start or each.end <= first.start for each in named)


def _is_of_others(deontic: Deontic, sentence: Sequence[Word]) -> bool:
    """Whether somebody proposes that others do something, or to others that they do."""
    following = sentence[deontic.last : deontic.last + 1]
    return deontic.verb == "proposes" and any(each.written in _TO_OTHERS for each in following)


def _object_end(ahead: Sequence[Word], end: int) -> int:
    """Where what is asked for begins, an infinitive, after whom it is asked of."""
    for at, (word, following) in enumerate(pairwise(ahead)):
        small = not following.is_capital and following.stem not in _DETERMINERS
        if word.written == "to" and at and small:
            return word.start
        french = word.written in ("de", "d", "à")
        if french and at and INFINITIVE.fullmatch(following.written):
            return word.start
    return ahead[-1].end if ahead else end


def _is_oblique(mention: Mention, sentence: Sequence[Word]) -> bool:
    """Whether a preposition says that what is mentioned is neither subject nor object.

    It does in "those of the Organization", "participation in the Assembly", "adopted by the
    Council"; but "efforts by States" are theirs to make.
    """
    before = [word for word in sentence if word.end <= mention.start]
    while before and before[-1].stem in _ARTICLES and before[-1].stem not in _OF:
        before.pop()
    if len(before) > 1 and before[-1].stem in _BY:
        return bool(_PARTICIPLE.fullmatch(before[-2].written))
    return bool(before) and before[-1].stem in _OF | _IN
