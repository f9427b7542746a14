"""Amounts of money, shares and numbers of things in a running text, in English and French.

A number is a figure where something that is counted, a currency or a sign of a share stands behind
it, or where the words before it say that it is a count ("of which 9", "porte à 66"). The numbers of
paragraphs, resolutions, sections, pages and notes, dates, symbols, marks of lists are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from disarmgraph.grammar import counted as nouns
from disarmgraph.grammar import money, qualifier
from disarmgraph.grammar.covered import Covered
from disarmgraph.grammar.dates import dates
from disarmgraph.grammar.number_context import is_count, is_number_of
from disarmgraph.grammar.numerals import Numeral, numerals
from disarmgraph.grammar.qualifier import Qualifier
from disarmgraph.naming import cited


@dataclass(frozen=True)
class Figure:
    """A figure in a text: code points from ``start``, ``end`` not among them.

    It begins with the words that qualify it and ends with what is counted. ``value`` is multiplied
    out, a share is in per cent. ``most`` ends a range. ``unit`` is a currency (ISO 4217) or "per
    cent"; what else is counted is ``counted``, as printed. Where a number stands alone ("20 rifles,
    of which 9") it is lent these by the figure before it in its sentence.
    """

    start: int
    end: int
    value: Decimal
    most: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACTLY
    unit: str = ""
    counted: str = ""
    is_lent: bool = False


SMALL = 10
"""Up to this number in words, "about" and "over" may be prepositions of another sense."""

_FRACTIONS = {
    "half": 50,
    "moitié": 50,
    "third": Decimal("33.33"),
    "tiers": Decimal("33.33"),
    "quarter": 25,
    "quart": 25,
    "fifth": 20,
    "cinquième": 20,
    "tenth": 10,
    "dixième": 10,
}
_FRACTION = re.compile(
    r"(?<![\w-])(?:(?P<times>one|two|three|four|un|deux|trois|quatre|a|la|le)[\s-]+)?"
    rf"(?P<part>{'|'.join(_FRACTIONS)})s?\b"
    r"(?=[\s*]+(?:of|des|de|du|d['\u2019])(?:\b|\w)|[\s*]+majority|(?P<last>))",
    re.IGNORECASE,
)
_TIMES = {"two": 2, "deux": 2, "three": 3, "trois": 3, "four": 4, "quatre": 4}
_MASKS = re.compile(
    r"https?://\S+|(?<![^\s(<\[])[^\s@]{1,64}@\S+|\bwww\.\S+|<sup>[^<]{1,8}</sup>|\[\^?\d+\]|\^\{[^}]{1,8}\}"
    r"|\+\d[\d\s().-]{5,}|(?:^|\n)[ \t>#*_|-]*\(?\d+(?:\.\d+)*(?:\\?[.)])(?=[\s*_])"
    r"|(?:^|\n)[ \t>#*_|-]*\d+(?:\.\d+)+(?-i:(?=[\s*_]+[A-ZÀÉÊ«(]))|\t\d+(?=\s*(?:\n|$))"
    r"|\d{1,2}[:.h]\d\d\s?(?:[ap]\.?m\b|heures|hours)|\b\d{1,2}\s?(?:[ap]\.\s?m\.|h\b)",
    re.IGNORECASE,
)
_RANGED = re.compile(
    r"\s?[-\u2010-\u2015]\s?|[\s*]+(?P<word>to|or|and|à|ou|et)[\s*]+(?:de\s+|d['\u2019])?"
)
_BETWEEN = re.compile(r"\b(?:between|entre)[\s*]+(?:US)?[$€£]?\s?$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:rose|risen|fell|fallen|grew|grown|increas\w+|decreas\w+|dropp?\w+|declin\w+|reduc\w+"
    r"|pass\w+|augment\w+|diminu\w+|baiss\w+|chut\w+|port\w+)\b[^.;]{0,30}\b(?:from|de|d['\u2019])\s*$",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(
    r"[\s*]+(?:of(?:[\s*]+(?:the|its|all|these|those))?|des|du|de(?:[\s*]+(?:la|ces|ses))?)(?=[\s*])"
    r"|[\s*]+de[\s*]+l(?=['\u2019])|[\s*]+d(?=['\u2019])"
)
_SENTENCE = re.compile(r"[.!?;](?:\s|$)")
_PERIODS = re.compile(
    r"-(years?|months?|weeks?|days?|hours?|ans?|mois|jours?|heures?)\b", re.IGNORECASE
)


def figures(text: str) -> list[Figure]:
    """The figures of a text in its order; none overlaps another."""
    taken = Covered(len(text), _masked(text))
    found = []
    for read in (_fractions, _numbers):
        for each in list(read(text, taken)):
            if not taken.touches(each.start, each.end):
                found.append(each)
                taken.add(each.start, each.end)
    return list(_lent(text, sorted(found, key=lambda each: each.start)))


def _lent(text: str, found: list[Figure]) -> Iterator[Figure]:
    before: Figure | None = None
    for each in found:
        if before and not each.unit and not each.counted:
            same = not _SENTENCE.search(text, before.end, each.start)
            if same and before.unit != money.PER_CENT and (before.unit or before.counted):
                each = replace(each, unit=before.unit, counted=before.counted, is_lent=True)
        yield each
        before = each


def _masked(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers are something else."""
    yield from ((start, end) for start, end, _ in cited.found_in(text))
    yield from ((each.start, each.end) for each in dates(text))
    yield from (match.span() for match in _MASKS.finditer(text))


def _fractions(text: str, taken: Covered) -> Iterator[Figure]:
    """ "Two thirds of the States", "la moitié des États": in per cent, rounded where need be."""
    for match in _FRACTION.finditer(text):
        if taken.touches(*match.span()):
            continue
        times = (match["times"] or "").casefold()
        of = match["last"] is None
        if not of and times not in _TIMES:
            continue
        value = Decimal(_FRACTIONS[match["part"].casefold()]) * _TIMES.get(times, 1)
        value = Decimal("66.67") if value == Decimal("66.66") else value
        said, start = qualifier.before(text, match.start())
        thing, end = _share_of(text, match.end())
        is_exact = value == value.to_integral_value()
        said = said or (Qualifier.EXACTLY if is_exact else Qualifier.ABOUT)
        yield Figure(start, end, value, None, said, money.PER_CENT, thing)


def _share_of(text: str, end: int) -> tuple[str, int]:
    """Of what something is a share; '' where that is not said behind it."""
    of = _SHARE_OF.match(text, end)
    thing, until = nouns.phrase(text, of.end()) if of else ("", end)
    return (thing, until) if thing else ("", end)


def _numbers(text: str, taken: Covered) -> Iterator[Figure]:
    free = [each for each in numerals(text) if not taken.touches(each.start, each.end)]
    at = 0
    while at < len(free):
        last = free[at + 1] if at + 1 < len(free) and _is_range(text, *free[at : at + 2]) else None
        figure = _figure(text, free[at], last)
        if figure:
            yield figure
        at += 2 if last and figure else 1


def _is_range(text: str, first: Numeral, last: Numeral) -> bool:
    joiner = _RANGED.fullmatch(re.sub(r"US\$|[$€£]", "", text[first.end : last.start]))
    if not joiner or first.value >= last.value:
        return False
    if joiner["word"] in ("and", "et"):
        return _BETWEEN.search(text, max(0, first.start - 20), first.start) is not None
    return not _CHANGED.search(text, max(0, first.start - 60), first.start)


def _figure(text: str, first: Numeral, last: Numeral | None) -> Figure | None:
    """What a number, or a range of two, is of; None where it is no figure."""
    ends = last or first
    currency, start = money.before(text, first.start)
    unit, end = (currency, ends.end) if currency else money.behind(text, ends.end)
    if is_number_of(text, start, ends):
        return None
    behind, end = qualifier.behind(text, end)
    if unit == money.PER_CENT:
        thing, until = _share_of(text, end)
    elif unit:
        thing, until = "", end
    else:
        thing, until = _counted(text, end)
        named = first.value != 1 and _is_name(thing)
        if named or not (thing or is_count(text, first, end)):
            return None
    if not behind:
        behind, until = qualifier.behind(text, until)
    said, start = _qualified(text, start, first)
    value = first.value * last.scale if last and first.scale == 1 else first.value
    most = whole(last.value) if last else None
    return Figure(start, until, whole(value), most, behind or said, unit, thing)


def _is_name(thing: str) -> bool:
    """Whether what stands behind a number is a name in the singular: "1211 Geneva"."""
    words = thing.split()
    heads = words[:1] if {"de", "of"} & set(words) else [*words[:1], *words[-1:]]
    return thing[:1].isupper() and not any(each.endswith(("s", "x")) for each in heads)


def whole(value: Decimal) -> Decimal:
    """A value without the noughts behind its decimal mark."""
    is_whole = value == value.to_integral_value()
    return value.quantize(Decimal(1)) if is_whole else value.normalize()


def _qualified(text: str, start: int, first: Numeral) -> tuple[Qualifier, int]:
    small = first.in_words and first.value <= SMALL
    said, begun = qualifier.before(text, start, small)
    if said is None:
        said = Qualifier.ABOUT if first.is_round else Qualifier.EXACTLY
    return said, begun


def _counted(text: str, end: int) -> tuple[str, int]:
    period = _PERIODS.match(text, end)
    if period:
        return period[1], period.end()
    return nouns.phrase(text, end)
