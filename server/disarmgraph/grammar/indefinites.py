"""Numbers of things that a text leaves open: several workshops, de nombreux pays, some States.

They are figures without a value; what is counted is said as in `figures`.
"""

import re
from dataclasses import dataclass

from disarmgraph.grammar import counted
from disarmgraph.grammar.numerals import SMALL, TENS
from disarmgraph.grammar.qualifier import Qualifier


@dataclass(frozen=True)
class Indefinite:
    """A vague number in a text: code points from ``start``, ``end`` not among them."""

    start: int
    end: int
    qualifier: Qualifier
    counted: str


_OF = r"(?= (?:of|de|des)\b| d['\u2019])"
_SCALES = r"(?:dozen|hundred|thousand|million)s?"
_MILLIERS = r"(?:dizaines|centaines|milliers|millions)"
_WORDS = (
    (
        Qualifier.FEW,
        rf"(?:an? )?(?:very )?few|an? (?:small|limited) number{_OF}|a handful{_OF}|quelques"
        rf"|un (?:très )?(?:petit|faible) nombre{_OF}|une poignée{_OF}|peu{_OF}",
    ),
    (
        Qualifier.MANY,
        rf"(?:very )?many|numerous|an? (?:large|great|growing|increasing|considerable) number{_OF}"
        rf"|{_SCALES}{_OF}|(?:large|great) numbers{_OF}|(?:de )?(?:très )?nombreu(?:x|ses)"
        rf"|(?:un (?:grand|nombre croissant)|bon) nombre{_OF}|(?:des )?{_MILLIERS}{_OF}"
        rf"|un nombre (?:considérable|important|élevé){_OF}|multiples|beaucoup{_OF}|nombre{_OF}",
    ),
    (
        Qualifier.SEVERAL,
        rf"several(?: {_SCALES})?|various|an? (?:number|variety|range|series){_OF}"
        rf"|plusieurs(?: {_MILLIERS})?|divers(?:es)?|différente?s|une (?:série|variété){_OF}",
    ),
    (Qualifier.SOME, rf"some|certaine?s|un certain nombre{_OF}"),
)
_PATTERN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(rf"(?P<{each.name}>{words})" for each, words in _WORDS).replace(" ", r"[\s*]+")
    + r")(?![\w-])",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:as|so|how|too|not|the|this|that|for|les?|du|des|aux?|ces?|their|its|all|ses|leurs?|nos"
    r"|son|grand|petit|certain|total|un)\s*$",
    re.IGNORECASE,
)
"""What makes another thing of these words: "the number of", "as many", "for some time"."""

_SOME_OF = re.compile(
    r"[\s*]+(?:of[\s*]+(?:the|these|those|its|their)|d(?:es|e[\s*]+(?:ces|ses|leurs)))(?=[\s*])"
)
"""What makes a part of definite things: "some of the States", "certains des mécanismes"."""

_NUMBER = re.compile(rf"(?:\d|\b(?:{'|'.join((*SMALL, *TENS))}))[\s*]+$", re.IGNORECASE)

_OTHERWISE = frozenset(
    ("nombre", "many", "few", "some", "various", "quelques", "divers", "diverses")
) | {"différents", "différentes"}
_PLURAL = re.compile(r"(?:[sx]|people|children|women|men|bureaux|travaux)$")
_SINGULAR = frozenset(
    ("time", "respects", "extent", "way", "respect", "kind", "sort", "part", "progress", "cas")
)


def indefinites(text: str) -> list[Indefinite]:
    """The vague numbers of a text in its order, where things are counted by them."""
    found = []
    for match in _PATTERN.finditer(text):
        of_some = _SOME_OF.match(text, match.end())
        thing, end = counted.phrase(text, of_some.end() if of_some else match.end())
        if thing and _counts(text, match, thing):
            kind = Qualifier[match.lastgroup or ""]
            found.append(Indefinite(match.start(), end, kind, thing))
    return found


def _counts(text: str, match: re.Match[str], thing: str) -> bool:
    """Whether a word is said of things in the plural."""
    before = text[max(0, match.start() - 16) : match.start()]
    if match[0].casefold() in _OTHERWISE and _NOT_BEFORE.search(before):
        return False
    if _NUMBER.search(before):
        return False
    first, last = thing.split()[0].casefold(), thing.split()[-1].casefold()
    return first not in _SINGULAR and any(_PLURAL.search(each) for each in (first, last))
