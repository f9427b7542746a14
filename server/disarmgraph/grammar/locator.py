"""Which part of a text is cited: "article 6, paragraph 3", "alinéa a) de l'article 7".

A part is known by a key as in the IRIs of provisions and passages: ``art_6__para_3``, the outermost
first, numbers decimal, letters by their place in the alphabet. Read are::

    locator  = group { ("of" | "du" | ...) group }          the outer behind the inner
    group    = step { "," step }                            the inner behind the outer
    step     = unit number { bracket } { "," | "and" | "to" | "-" ... number { bracket } }

What has no number is no locator, but an annex or a preamble.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from disarmgraph.layout import numbering

_UNITS = (
    ("annex", r"annexe?s?|appendix|appendices?"),
    ("part", r"part(?:s|ies?)?"),
    ("chp", r"chapters?|chapitres?|chaps?\."),
    ("sec", r"sections?|sects?\."),
    ("art", r"articles?|arts?\."),
    ("action", r"actions?|mesures?"),
    ("para", r"(?:operative )?paragraphs?|paragraphes?|paras?\.?|pars?\.|§§?"),
    ("item", r"sub-?\s?paragraphs?|sub-?paras?\.?|(?:sous-)?alinéas?|al\."),
    ("page", r"pages?|pp?\."),
    ("fn", r"foot-?notes?|notes?(?: de bas de page)?"),
)
RANK = {kind: at for at, (kind, _) in enumerate(_UNITS)}
"""What may stand within what: a later kind within an earlier one."""

LONGEST_RANGE = 60
"""Parts of the longest range whose members are named one by one."""

_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\w])")
_NUMBER = (
    r"(?:\d{1,3}(?:\.\d{1,2})*(?:er|re|\^\{er\}|<sup>er</sup>)?(?:\s?(?:bis|ter|quater)\b)?"
    r"(?![\w/])(?!,\d)|premi(?:er|ère)\b|[IVXL]{1,6}(?![\w])|[A-Z](?![\w'\u2019]))"
)
_BRACKET = r"(?:\s?(?:\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)|(?<![\w(])(?:[a-z]|[ivx]{1,5})\)))"
_LETTER = r"(?:\(?(?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)|[a-z](?![\w'\u2019])|\d{1,2}(?![\w]))"
_SEP = r"(?:\s?[-\u2013]\s?|,?\s(?:and|et|or|ou|to|à|au)\s(?:aux?\s)?|,\s)"
_STEP = re.compile(
    r"(?<![\w-])(?P<unit>(?i:"
    + "|".join(rf"(?P<{kind}>{words})" for kind, words in _UNITS)
    + r"))(?![\w])[\s*]{0,3}(?:n[°os]+\.?\s?|#\s?)?"
    rf"(?P<numbers>(?:{_NUMBER}{_BRACKET}*|(?<=\s){_LETTER}{_BRACKET}*)"
    rf"(?:{_SEP}(?:{_NUMBER}{_BRACKET}*|{_BRACKET}+|(?<=\s)\(?[a-z]{{1,2}}\)))*)?"
)
_MEMBER = re.compile(
    rf"(?P<sep>{_SEP})?"
    rf"(?:(?P<number>{_NUMBER})(?P<brackets>{_BRACKET}*)|(?P<only>{_LETTER}{_BRACKET}*))"
)
_NESTS = re.compile(r",?[\s*]+\(?|\s?\(")
_OF = re.compile(
    r",?[\s*]+(?:of|in|to|du|des|de)[\s*]+(?:(?:the|la|le|that|this|said|same|même)[\s*]+|l['\u2019]\s?)*",
    re.IGNORECASE,
)
_NUMBERLESS = frozenset(("annex",))
_LISTS = re.compile(r"(?:s|\.|§§|ices)$", re.IGNORECASE)
"""A unit of which several may be listed: in the plural, or abbreviated."""


@dataclass(frozen=True)
class Locator:
    """A part as it is cited: code points from ``start``, ``end`` not among them, and its keys."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True)
class _Step:
    start: int
    end: int
    kind: str
    paths: tuple[tuple[str, ...], ...]


def locators(text: str) -> list[Locator]:
    """The parts that a text cites, in its order."""
    steps = list(_steps(text))
    found = []
    while steps:
        found.append(_chain(text, steps))
    return found


def _chain(text: str, steps: list[_Step]) -> Locator:
    """The locator that begins with the first step; its steps are taken away."""
    start = steps[0].start
    group, end = _group(text, steps)
    while steps and _OF.fullmatch(text[end : steps[0].start]):
        outer, end = _group(text, steps)
        group = [far + near for far, near in product(outer, group)]
    return Locator(start, end, tuple(dict.fromkeys("__".join(path) for path in group)))


def _group(text: str, steps: list[_Step]) -> tuple[list[tuple[str, ...]], int]:
    """Steps one within another, the outermost first."""
    step = steps.pop(0)
    paths = list(step.paths)
    while steps and RANK[steps[0].kind] > RANK[step.kind]:
        if not _NESTS.fullmatch(text[step.end : steps[0].start]):
            break
        step = steps.pop(0)
        paths = [far + near for far, near in product(paths, step.paths)]
    return paths, step.end


def _steps(text: str) -> Iterator[_Step]:
    for match in _STEP.finditer(text):
        kind = next(name for name in RANK if match[name])
        written = match["numbers"] or ""
        if not written and kind in _NUMBERLESS:
            yield _Step(match.start(), match.end("unit"), kind, ((kind,),))
            continue
        members, length = _members(kind, match["unit"], written)
        if members:
            end = match.start("numbers") + length
            paths = tuple(dict.fromkeys(_paths(kind, members)))
            yield _Step(match.start(), end, kind, paths)


Member = tuple[str, str, tuple[str, ...]]
"""What parts it from the one before, the number, what stands in brackets behind it."""


def _members(kind: str, unit: str, written: str) -> tuple[list[Member], int]:
    """The numbers of a step, and how much of what is written they take."""
    found: list[Member] = []
    length = 0
    while member := _MEMBER.match(written, length):
        sep = (member["sep"] or "").strip()
        brackets = tuple(re.findall(r"[a-z\d]+", member["brackets"] or member["only"] or ""))
        number = member["number"] or ""
        if kind != "item" and member["only"] and ")" not in member["only"]:
            break
        if bool(found) != bool(member["sep"]) or not _fits(kind, number, brackets):
            break
        if found and number and not _LISTS.search(unit):
            break
        found.append((sep, number, brackets))
        length = member.end()
    return found, length


def _fits(kind: str, number: str, brackets: tuple[str, ...]) -> bool:
    """Whether parts of a kind have such numbers."""
    if kind == "item":
        return bool(brackets) or number.isdecimal()
    if kind == "part":
        return _ROMAN.fullmatch(number) is not None
    if number.isalpha() and len(number) == 1 and not _ROMAN.fullmatch(number):
        return kind in ("annex", "sec")
    return bool(number) or bool(brackets)


def _paths(kind: str, members: list[Member]) -> Iterator[tuple[str, ...]]:
    """The path of each member; a bracket alone belongs to the number before it."""
    last, previous = "", ()
    for sep, number, brackets in members:
        base = _base(kind, number or last) if kind != "item" or number else ()
        path = (*base, *_inner(kind, brackets))
        if sep in ("to", "à", "au", "-", "\u2013") and previous:
            yield from _between(previous, path)
        yield path
        last, previous = number or last, path


def _base(kind: str, number: str) -> tuple[str, ...]:
    if not number:
        return ()
    figures = number.split(".")
    if kind in ("para", "art") and len(figures) == 2:
        outer = "sec" if kind == "para" else "art"
        return (f"{outer}_{figures[0]}", f"para_{figures[1]}")
    return (f"{kind}_{decimal(number)}",)


def _inner(kind: str, brackets: tuple[str, ...]) -> Iterator[str]:
    """What stands in brackets: a number behind that of an article is a paragraph's."""
    outer = kind
    for each in brackets:
        name = "para" if each.isdecimal() and outer == "art" else "item"
        letter = outer != "item" and each not in ("i", "v", "x")
        yield f"{name}_{decimal(each, letter=letter)}"
        outer = name


def _between(first: tuple[str, ...], last: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What a range names between its ends."""
    if first[:-1] != last[:-1]:
        return
    stem, _, low = first[-1].rpartition("_")
    other, _, high = last[-1].rpartition("_")
    if stem == other and low.isdecimal() and high.isdecimal():
        for number in range(int(low) + 1, min(int(high), int(low) + LONGEST_RANGE)):
            yield (*first[:-1], f"{stem}_{number}")


def decimal(number: str, letter: bool = False) -> str:
    """A printed number as keys have it: figures stay, Roman figures and letters become figures."""
    if number.casefold().startswith("premi"):
        return "1"
    figures = re.match(r"\d+(?:\.\d+)*", number)
    if figures:
        tail = re.search(r"bis|ter|quater", number)
        return figures[0].replace(".", "_") + (f"-{tail[0]}" if tail else "")
    if not letter and _ROMAN.fullmatch(number.upper()):
        return str(numbering.of_roman(number))
    return str(ord(number[0].casefold()) - ord("a") + 1)
