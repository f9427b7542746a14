"""What a text cites: documents by their symbols, parts of documents and of instruments.

A part belongs to what "of" joins to it ("article 6 of the Convention"), to the symbol before it
("A/CONF.192/15, chap. IV, para. 24"), or to the document itself ("para. 7 above"). What is named
in words only is for the names of the graph to tell: the words are given.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from disarmgraph.grammar.locator import Locator, locators
from disarmgraph.naming import cited
from disarmgraph.text.occurrence import Occurrence


@dataclass(frozen=True)
class Citation:
    """Something cited: code points from ``start``, ``end`` not among them.

    ``locator`` is the part as printed, ``keys`` what it is called in IRIs (`locator`), both empty
    where a whole document is cited. ``work_start`` to ``work_end`` is what the part belongs to,
    ``symbol`` the symbol of it where one is printed. ``is_own`` says that it is this document.
    """

    start: int
    end: int
    locator: str = ""
    keys: tuple[str, ...] = ()
    work_start: int = 0
    work_end: int = 0
    symbol: str | None = None
    is_own: bool = False


Symbols = list[tuple[int, int, str]]

_REACH = 90
"""Characters between "of" and the symbol of what is cited."""

_OF = re.compile(
    r",?[\s*]+(?P<of>of|to|in|from|annexed to|contained in|du|de|des|à|au|aux|figurant dans"
    r"|contenue? dans)(?=[\s*])[\s*]+(?:l['\u2019])?|,?[\s*]+d['\u2019]",
    re.IGNORECASE,
)
_LOOSE = frozenset(("to", "in", "from", "à", "au", "aux"))
"""What joins only an annex to a name in words: "article 5 in Geneva" is not of Geneva."""

_TO_SYMBOL = re.compile(
    r"(?:[^\W\d_]+(?:['\u2019-][^\W\d_]+)*[\s*'\u2019-]+){0,10}[(\[*]{0,3}", re.IGNORECASE
)
_HERE_BEHIND = re.compile(
    r",?[\s*]+(?:above|below|supra|infra|ci-(?:dessus|dessous|après|avant)"
    r"|(?:of|in|to)[\s*]+(?:the[\s*]+present|this)[\s*]+(?:report|document|paper|note|section)"
    r"|d(?:u|e[\s*]+la)[\s*]+présente?[\s*]+(?:rapport|document|note|section))\b",
    re.IGNORECASE,
)
_DETERMINERS = r"(?:the|its|this|that|said|same|la|le|les|cette|ce|ces|ladite|ledit|sa|son|leur)"
_GENERIC = (
    r"(?:convention|protocol|treaty|charter|statute|resolution|decision|report|agreement|programme"
    r"|plan|protocole|traité|charte|statut|résolution|décision|rapport|accord|déclaration"
    r"|declaration|instrument|document|texte|text|pacte|covenant|directive)s?"
)
_LINK = (
    r"(?:(?:of|on|for|and|the|in|to|de|des|du|sur|la|le|les|et|à|aux|au|en|pour)[\s*]+"
    r"|[ld]['\u2019])"
)
_CAPITAL = r"(?-i:[A-ZÀÉÈÊÎÔ][\w'\u2019-]*|[IVX]+)"
_WORDS = re.compile(
    rf"(?:{_DETERMINERS}[\s*]+)*(?P<name>(?:{_CAPITAL}|{_GENERIC}(?![\w]))"
    rf"(?:[\s*]+{_LINK}*{_CAPITAL}|[\s*]+d['\u2019]action\b)*)",
    re.IGNORECASE,
)
_IS_GENERIC = re.compile(_GENERIC, re.IGNORECASE)
_COUNTS_ANEW = re.compile(r"(?:annex|art)(?:_|$)")
"""A part whose own parts are numbered from the first on, whatever stands before it."""
_BEHIND_SYMBOL = re.compile(r"[\s*)]*(?:\]\([^)]*\))?[\s*]*[,;(]?[\s*]*(?:voir|see)?[\s*]*", re.I)
_AND = re.compile(r",?[\s*]+(?:and|or|et|ou)[\s*]+(?:(?:the|la|le|les)[\s*]+|l['\u2019])?", re.I)
_ANOTHER = re.compile(r"[\s*)]*[,;]?[\s*]*(?:(?:and|et)[\s*]+)?(?:the[\s*]+|l['\u2019])?", re.I)


def citations(text: str) -> list[Citation]:
    """What a text cites, in its order: each part with its work, then works without a part."""
    symbols = list(cited.found_in(text))
    found: list[Citation] = []
    for each in locators(text):
        inside = any(start < each.end and each.start < end for start, end, _ in symbols)
        citation = None if inside else _placed(text, each, symbols, found[-1:])
        if citation:
            found.append(citation)
    found = list(_shared(text, found))
    taken = {(each.work_start, each.symbol) for each in found}
    alone = (
        Citation(start, end, "", (), start, end, symbol)
        for start, end, symbol in symbols
        if (start, symbol) not in taken
    )
    return sorted((*found, *alone), key=lambda each: (each.start, each.end))


def _shared(text: str, found: list[Citation]) -> Iterator[Citation]:
    """Parts that "and" joins to one whose work is named behind it are of the same work."""
    for at, each in enumerate(found):
        rest = found[at + 1 : at + 2]
        if not each.work_end and not each.is_own and rest and rest[0].work_end > rest[0].start:
            after = rest[0]
            is_behind = after.work_start >= after.start + len(after.locator)
            if is_behind and _AND.fullmatch(text, each.end, after.start):
                place = {"work_start": after.work_start, "work_end": after.work_end}
                each = replace(each, symbol=after.symbol, **place)
        yield each


def _placed(text: str, part: Locator, symbols: Symbols, before: list[Citation]) -> Citation | None:
    """A part with what it belongs to; None for "the annex" of nothing."""
    printed = text[part.start : part.end]
    here = _HERE_BEHIND.match(text, part.end)
    if here:
        return Citation(part.start, here.end(), printed, part.keys, is_own=True)
    for work in (_named_behind(text, part, symbols), _symbol_before(text, part, symbols, before)):
        if work:
            start, end = min(part.start, work[0]), max(part.end, work[1])
            end += text[end : end + 1] == ")" and "(" in text[start:end]
            return Citation(start, end, printed, part.keys, *work)
    if part.keys == ("annex",):
        return None
    return Citation(part.start, part.end, printed, part.keys)


Work = tuple[int, int, str | None]


def _named_behind(text: str, part: Locator, symbols: Symbols) -> Work | None:
    """What "of" joins to a part: a symbol, with the words before it, or a name in words."""
    of = _OF.match(text, part.end)
    if not of:
        return None
    begun = of.end()
    for start, end, symbol in symbols:
        near = begun <= start <= begun + _REACH
        if near and _TO_SYMBOL.fullmatch(text, begun, start):
            return start, end, symbol
    if (of["of"] or "").casefold() in _LOOSE and not part.keys[0].startswith("annex"):
        return None
    words = _WORDS.match(text, begun)
    return (words.start("name"), words.end(), None) if words else None


def _symbol_before(
    text: str, part: Locator, symbols: Symbols, before: list[Citation]
) -> Work | None:
    """The symbol that stands before a part, or before the part beside it."""
    for start, end, symbol in symbols:
        if end <= part.start and _BEHIND_SYMBOL.fullmatch(text, end, part.start):
            return start, end, symbol
    for each in before:
        beside = each.symbol and each.start == each.work_start and each.end <= part.start
        if beside and _ANOTHER.fullmatch(text, each.end, part.start):
            return each.work_start, each.work_end, each.symbol
    return None


def work(citation: Citation, named: Iterable[Occurrence]) -> str | None:
    """The thing that a part belongs to, of those whose names were found in the text."""
    overlapping = [
        each for each in named if each.start < citation.work_end and citation.work_start < each.end
    ]
    longest = min(overlapping, key=lambda each: (each.start, -each.end), default=None)
    return longest.thing if longest else None


def is_of_another(citation: Citation, text: str) -> bool:
    """Whether a part belongs to what a text calls by a name: not "the Convention", but a law."""
    words = text[citation.work_start : citation.work_end]
    return bool(words) and not _IS_GENERIC.fullmatch(words)


def resolve(citation: Citation, thing: str, exists: Callable[[str], bool]) -> Iterator[str]:
    """The IRIs of the parts that are cited, of a thing: the part, or the nearest that there is.

    Documents number their paragraphs throughout: "chap. IV, para. 24" is ``para_24``, but not
    across annexes and articles, which count anew. Where the graph has no such part, what it is
    within stands for it, in the end the thing itself.
    """
    if not citation.keys:
        yield thing
    found = []
    for key in citation.keys:
        steps = key.split("__")
        anew = next((at for at, each in enumerate(steps) if _COUNTS_ANEW.match(each)), len(steps))
        inner = ["__".join(steps[at:]) for at in range(min(anew + 1, len(steps)))]
        outer = ["__".join(steps[:at]) for at in range(len(steps) - 1, 0, -1)]
        parts = (f"{thing}/{each}" for each in (*inner, *outer))
        found.append(next(filter(exists, parts), thing))
    yield from dict.fromkeys(found)
