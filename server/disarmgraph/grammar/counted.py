"""What is counted: the noun with what belongs to it, behind a number.

English has the noun last ("antipersonnel mines"), French first ("mines antipersonnel"): in both
what follows is taken up to a verb, a preposition with an article, a pronoun or a mark.
"""

import re

from disarmgraph.grammar.numerals import SMALL, TENS

LONGEST = 8
"""Words of the longest phrase."""

_SPACE = r"(?:[^\S\n]|[*_]|\n(?!\s*\n))+"
"""What may part two words of a phrase: no empty line."""

_WORD = re.compile(rf"{_SPACE}((?:[dl]['\u2019])?[^\W\d_¹²³⁰⁴-⁹]+(?:['\u2019-][^\W\d_¹²³⁰⁴-⁹]+)*)")
_LISTED = re.compile(r"[^\s]+")


def _words(text: str) -> frozenset[str]:
    return frozenset(_LISTED.findall(text))


_STOPS = _words(
    "is are was were be been being has have had do does did will would shall should can could may"
    " might must the a an this that these those which who whom whose where when while as at by for"
    " from in into on onto over per since through to under until up upon via with within without"
    " about nearly almost approximately against among between during before after both not nor if"
    " than then there it its"
    " they their them he she his her we our also already only still yet so but because such each"
    " every all any some other another more most beside besides across along around near behind"
    " beyond inside outside towards throughout despite except including ago later"
    " est sont était étaient fut furent sera seront serait soit soient été être a ont avait avaient"
    " aura auront aurait ayant peut peuvent pouvait doit doivent devrait devraient"
    " pourrait pourraient"
    " le la les un une des du au aux ce cet cette ces qui que dont où lequel lesquels lesquelles"
    " dans en par pour sur sous vers chez avec sans entre depuis pendant selon parmi contre comme"
    " ni mais car si donc il ils elle elles on nous se s'est leur leurs son sa ses y ne pas"
    " plus moins après avant près environ quelque presque"
    " aussi déjà encore ainsi afin lors puis soit alors"
)
_JOINS = _words("of and or de et ou à &")
_ANDS = _words("and or et ou &")
_OF = re.compile(rf"(?:{_SPACE})?(?:of\b|de\b|d['\u2019])\s*", re.IGNORECASE)
_INFINITIVE = re.compile(r"[a-zé-]{3,}(?:er|ir|oir|dre|tre|ire)$")
_NOT_INFINITIVE = _words("calibre papier fer mer air guerre titre centre ministre")
_PAST = re.compile(
    r"(?:[a-z]{3,}ed|[a-z]{3,}ing|[a-zé]{2,}(?:aient|èrent)|took|met|came|gave|made|held|said|told)$"
)


def phrase(text: str, start: int) -> tuple[str, int]:
    """The phrase from a place behind a number, in one line, and where it ends; '' for none."""
    of = _OF.match(text, start)
    begun = of.end() if of else start
    taken: list[re.Match[str]] = []
    at = start if not of else begun - 1
    joined = 0
    while len(taken) < LONGEST and (word := _next(text, at, of is not None and not taken)):
        spoken = word[1].casefold()
        if spoken in _JOINS:
            again = joined == len(taken) and taken[-1:] and taken[-1][1].casefold() not in _ANDS
            if not taken or again:
                break
            joined = len(taken) + 1
        elif _ends_before(word[1], taken) or _is_verb(text, word, taken):
            break
        taken.append(word)
        at = word.end()
    while taken and taken[-1][1].casefold() in _JOINS:
        taken.pop()
    if not taken or (len(taken) == 1 and re.fullmatch(r"[a-z]+ed", taken[0][1])):
        return "", start
    return " ".join(word[1] for word in taken), taken[-1].end()


def _next(text: str, at: int, after_apostrophe: bool) -> re.Match[str] | None:
    if after_apostrophe and text[at] in "'\u2019":
        return re.compile(r"['\u2019]([^\W\d_¹²³⁰⁴-⁹]+(?:['\u2019-][^\W\d_¹²³⁰⁴-⁹]+)*)").match(
            text, at
        )
    return _WORD.match(text, at)


def _ends_before(word: str, taken: list[re.Match[str]]) -> bool:
    """Whether a word is no longer of the phrase."""
    spoken = word.casefold().replace("\u2019", "'")
    if (
        spoken in _STOPS
        or spoken in SMALL
        or spoken in TENS
        or spoken.startswith(("l'", "s'", "n'", "qu'", "c'", "j'"))
    ):
        return True
    previous = taken[-1][1].casefold() if taken else ""
    if previous == "à":
        verb = _INFINITIVE.search(spoken) and spoken not in _NOT_INFINITIVE
        return bool(verb) or word[:1].isupper()
    return False


def _is_verb(text: str, word: re.Match[str], taken: list[re.Match[str]]) -> bool:
    """Whether a past form behind a noun is what the things did: "12 States reported on"."""
    spoken = word[1].casefold()
    if not _PAST.search(spoken) or not (taken or spoken.endswith(("aient", "èrent"))):
        return False
    if not taken:
        return True
    previous = taken[-1][1].casefold()
    following = _WORD.match(text, word.end())
    goes_on = following and following[1].casefold() not in _STOPS
    return previous.endswith("s") or previous in _ANDS or not goes_on
