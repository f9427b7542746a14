"""The verbs of the graph by which texts oblige, ask, permit or declare, found in running text.

They are the labels of ``scheme/verb`` in both languages, inflected: in the present, singular and
plural, in the past of reports, and in the passive of what is asked ("sont invités à", "are
requested to"). Accents tell tenses apart in French, so words are compared as they are written.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pyoxigraph import Literal, NamedNode, Store

from disarmgraph.namespaces import BASE, SKOS
from disarmgraph.reading.consent import AWAITING, PRESENT, acts, only_describes
from disarmgraph.reading.inflection import inflected
from disarmgraph.reading.words import Word

VERB = BASE + "scheme/verb/"


def _listed(names: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\s]+", names))


STRONG = AWAITING | _listed(
    "shall must must-not requires undertakes commits-itself agrees decides is-responsible "
    "authorizes requests asks urges calls-upon appeals recommends encourages invites "
    "proposes should may has-the-right is-necessary is-essential is-desirable is-determined "
    "could"
)
"""Verbs that make a norm wherever they are used; the others only declare, as often as not."""
ASKING = _listed(
    "requests asks urges calls-upon appeals recommends encourages invites authorizes requires"
)
"""Verbs whose object is the bearer."""

MODAL = frozenset(("shall", "must", "must-not", "should", "may", "could", "will", "would"))
"""Verbs that stand before what is to be done."""
_AUXILIARIES = _listed(
    "a ont avait avaient aurait ayant est sont était étaient été es has have had is are was "
    "were been"
)
_PARTICIPLES = _listed("undertaken drawn")
"""Participles that are no verb of the sentence by themselves, as in "work undertaken by"."""
_UNDERTAKING = _listed("undertake undertakes undertook")
"""What is done rather than promised before a noun, as in "undertook a study"."""
_HAVING = _listed("has have had having also")
_PASSIVE = _listed("est sont été étaient était is are was were been be soient soit")
_NOUNS = _listed(
    "demande invite appeal appeals request requests aim aims stress decision may will offre engage "
    "charge"
)
"""Forms that are nouns, or a month, as well."""
_NO_VERB_AFTER = _listed(
    "la le les une un sa leur ses se cette toute chaque de du des sur à en the a an of in its "
    "their this that any every on for by since until from early late mid upon joint same such each"
)
_BY_AFTER = _listed("by from of")
"""Words after "appeal" or "request" that make it a noun."""
_AS_BEFORE = _listed("as if when where unless than")
_ATTRIBUTE_BEFORE = _listed("the a an its their this these those any such other of and or")
"""Words between which and a noun a participle is an adjective, as in "the agreed norms"."""
_INVERTED_BEFORE = _listed("they it this these that such he she the a an any")
"""Words before which "should" means "if", as in "should this not be possible"."""
_RELATIVE = frozenset((("may",), ("could",), ("would",), ("might",)))
_RELATIVE_BEFORE = _listed("as that which who")
"""Words after which a modal only describes, as in "services as may be necessary"."""
_SUBJECT = 4
"""Words at most between a noun's "that" and its modal: "the help that such mills could give"."""
_DESCRIBING = _listed(
    "pourrait pourraient peut peuvent pourra pourront serait seraient incombe incombent"
)
"""What a French relative clause says of a thing, and asks of nobody: "le blé qui peut lever"."""
_THAT, _TO = _listed("that que qu"), _listed("to de d")
_PARENTHESIS = 8
"""Words after "decides" in which its "that" stands: "Décide, dans ce cas, que"."""
_QUI = _listed("qui que qu dont où lequel laquelle lesquels lesquelles")
_NEAR_VERB = _listed("ne n se s y en lui leur")
_IL = _listed("il elle ils elles on")
_IMPERSONAL = _listed("être falloir avoir convenir s y")
"""Infinitives after "qu'il pourrait" where "il" is nobody."""
_INFINITIVE_AFTER = _listed("to may might shall should must can could will would cannot")
_NOT = _listed("not never neither")
_PAS = _listed("pas plus jamais aucun aucune rien")
_CONDITIONAL = re.compile(r"[a-zà-ÿ]{2,}r(?:ait|aient)")
_FUTURE = re.compile(r"[a-zà-ÿ]{2,}(?:era|eront|ira|iront|(?:d|tt)r(?:a|ont))")
_FOLLOWING = _listed("to that on the all a an its their by in with upon for each any this these")
"""Words after a participle by which it is no adjective."""
_REACH = 25
"""Words between an auxiliary and its participle."""
_ALSO = _listed("also then thereafter however further only également aussi ensuite toutefois")
"""Adverbs within what awaits consent: "shall also be open for"."""
_RIGHTS = frozenset(("has-the-right",))
"""Verbs that grant what they govern after "shall" too: "shall have the right"."""
_AFTER_SHALL = frozenset(("be", "remain", "have"))
"""How what is granted begins after "shall"."""
_SPAN = 8
"""Words within which all of such a verb stands."""


@dataclass(frozen=True)
class Deontic:
    """A verb at the words from ``first`` up to ``last``: its concept, as the end of its IRI."""

    first: int
    last: int
    verb: str
    negated: bool
    passive: bool


@dataclass(frozen=True)
class Verbs:
    """The forms of the verbs, each as its words in small letters."""

    forms: dict[str, list[tuple[tuple[str, ...], str]]]

    @classmethod
    def of_store(cls, store: Store) -> "Verbs":
        """All labels of the scheme, inflected; of two verbs with one form the first."""
        forms: dict[tuple[str, ...], str] = {}
        for kind in ("prefLabel", "altLabel"):
            for quad in sorted(
                store.quads_for_pattern(None, NamedNode(SKOS + kind), None), key=str
            ):
                iri, label = quad.subject.value, quad.object
                if iri.startswith(VERB) and isinstance(label, Literal):
                    for form in inflected(label.value, label.language or ""):
                        forms.setdefault(form, iri.removeprefix(VERB))
        by_first = defaultdict(list)
        for form, verb in forms.items():
            by_first[form[0]].append((form, verb))
        return cls(
            {each: sorted(of, key=lambda one: -len(one[0])) for each, of in by_first.items()}
        )

    def find(self, said: Sequence[Word], binding: bool) -> Iterator[Deontic]:
        """Where a sentence has these verbs, from left to right.

        What "doit" says is "shall" in a binding text, and of what is decided, and "must" elsewhere.
        """
        plain = [each.written.casefold().replace("\u2019", "'") for each in said]
        at = 0
        while at < len(plain):
            found = self._at(plain, said, at)
            if (
                found
                and not binding
                and found.verb == "shall"
                and plain[at] not in ("shall", "est")
            ):
                found = replace(found, verb="must-not" if found.negated else "must")
            if found:
                yield found
                binding = binding or decides_that(found, plain)
            at = found.last if found else at + 1

    def _at(self, plain: Sequence[str], said: Sequence[Word], at: int) -> Deontic | None:
        granted = self._granted(plain, said, at)
        if granted:
            return granted
        for form, verb in self.forms.get(plain[at], ()):
            last = at + len(form)
            if verb in AWAITING:
                continue
            if tuple(plain[at:last]) == form and _is_verb(form, plain, said, at):
                return _deontic(plain, at, last, verb)
        if _CONDITIONAL.fullmatch(plain[at]) and not _is_relative(plain, at):
            return _deontic(plain, at, at + 1, "would")
        return _deontic(plain, at, at + 1, "will") if _FUTURE.fullmatch(plain[at]) else None

    def _granted(self, plain: Sequence[str], said: Sequence[Word], at: int) -> Deontic | None:
        """What is open, and not commanded, though "shall" may go before: a right, or consent."""
        commands = plain[at] in ("shall", "will")
        if (not commands and plain[at] not in PRESENT) or only_describes(plain, at, commands):
            return None
        begin = _behind_aside(plain, said, at + 1) if commands else at
        after = range(begin, min(begin + _SPAN, len(plain)))
        places = [each for each in after if plain[each] not in _ALSO]
        written = tuple(plain[each] for each in places)
        if commands and not _AFTER_SHALL.intersection(written[:1]):
            return None
        for form, verb in self.forms.get(written[0], ()):
            if written[: len(form)] != form:
                continue
            last = places[len(form) - 1] + 1
            if (verb in _RIGHTS and commands) or (verb in AWAITING and acts(said, last)):
                return Deontic(at, last, verb, negated=False, passive=False)
        return None


def _behind_aside(plain: Sequence[str], said: Sequence[Word], at: int) -> int:
    """Where a verb goes on after "shall", past what a comma parts: "shall, until May, be open"."""
    parted = at < len(said) and said[at].start - said[at - 1].end > 1
    return plain.index("be", at) if parted and "be" in plain[at : at + _SPAN] else at


def decides_that(deontic: Deontic, written: Sequence[str]) -> bool:
    """Whether what follows a verb is a clause that is decided: "Décide également que"."""
    following = written[deontic.last : deontic.last + _PARENTHESIS]
    joint = next((each for each in following if each in _THAT | _TO), "")
    return deontic.verb == "decides" and joint in _THAT


def _is_verb(form: Sequence[str], plain: Sequence[str], said: Sequence[Word], at: int) -> bool:
    """Whether what looks like a verb is one here: no noun, no participle that is an adjective."""
    before = plain[at - 1] if at else ""
    is_month = form[0] == "may" and said[at].is_capital
    if form[0] in _NOUNS and len(form) == 1 and (is_month or before in _NO_VERB_AFTER):
        return False
    if (
        form[0] in _NOUNS
        and form[0] != "may"
        and plain[at + 1 : at + 2][:1]
        and (plain[at + 1] in _BY_AFTER)
    ):
        return False
    if (
        form[0] in _UNDERTAKING
        and len(form) == 1
        and plain[at + 1 : at + 2]
        and (plain[at + 1] in _NO_VERB_AFTER)
    ):
        return False
    if form == ("should",) and _is_inverted(plain, said, at):
        return False
    if form in _RELATIVE and (before in _RELATIVE_BEFORE or _is_of_noun(plain, at)):
        return False
    if len(form) == 1 and form[0] in _DESCRIBING and _is_relative(plain, at):
        return False
    if form[0].endswith("ed") and _is_attribute(form, plain, said, at):
        return False
    leads = (each for each in reversed(plain[max(0, at - 3) : at]) if each not in _NOT | _ALSO)
    if next(leads, "") in _INFINITIVE_AFTER and not form[0].endswith(("é", "és", "ée", "ées")):
        return False
    if form[0] in _PARTICIPLES and before not in _PASSIVE | _HAVING:
        return False
    participle = form[0][-2:] in ("és", "ée", "ed") or form[0].endswith(("é", "ées"))
    if not participle:
        return True
    near = plain[max(0, at - _REACH) : at]
    return form[0].endswith("ed") or any(each in _AUXILIARIES for each in near)


def _is_relative(plain: Sequence[str], at: int) -> bool:
    """Whether a French verb is of a relative clause: "qui peut", "qu'il pourrait moudre"."""
    before = [each for each in plain[max(0, at - 5) : at] if each not in _NEAR_VERB]
    if not before:
        return False
    if before[-1] in _IL and plain[at + 1 : at + 2] and plain[at + 1] not in _IMPERSONAL:
        before.pop()
    return bool(before) and before[-1] in _QUI


def _is_of_noun(plain: Sequence[str], at: int) -> bool:
    """Whether a modal is of what is said of a noun: "the flour that mills could make"."""
    for that in range(max(2, at - _SUBJECT), at):
        if plain[that] in ("that", "which"):
            is_mark = that == 2 and plain[0] == "a"
            return plain[that - 2] in _ATTRIBUTE_BEFORE and not is_mark
    return False


def _is_inverted(plain: Sequence[str], said: Sequence[Word], at: int) -> bool:
    """Whether "should" means "if", before its subject."""
    after = said[at + 1] if at + 1 < len(said) else None
    named = after is not None and after.is_capital and said[at].is_capital
    return after is not None and (named or plain[at + 1] in _INVERTED_BEFORE)


def _is_attribute(form: Sequence[str], plain: Sequence[str], said: Sequence[Word], at: int) -> bool:
    """Whether a participle is "as required", or "agreed" in "developing agreed norms"."""
    before, after = plain[at - 1] if at else "", plain[at + len(form) : at + len(form) + 1]
    if before in _AS_BEFORE:
        return True
    attribute = before in _ATTRIBUTE_BEFORE or before.endswith("ing")
    noun = bool(after) and after[0] not in _FOLLOWING
    return attribute and noun and not said[at + len(form)].is_capital


def _deontic(plain: Sequence[str], first: int, last: int, verb: str) -> Deontic:
    negated = verb == "must-not" or _is_negated(plain, first, last)
    passive = any(each in _PASSIVE for each in plain[max(0, first - 3) : first])
    said = "must-not" if verb == "may" and negated else verb
    return Deontic(first, last, said, negated, passive)


def _is_negated(plain: Sequence[str], first: int, last: int) -> bool:
    """Whether "not" is beside a verb, "ne" before it, or "ne jamais" behind: not "sans plus"."""
    behind = plain[last : last + 4]
    french = any(ne in ("ne", "n") and pas in _PAS for ne, pas in pairwise(behind))
    before = plain[max(0, first - 2) : first]
    if before and before[-1] in _NEAR_VERB and before[-1] not in ("ne", "n"):
        before.pop()
    french = french or before[-1:] in (["ne"], ["n"])
    return french or any(each in _NOT for each in (*before[-1:], *behind[:3]))
