"""Dates and ranges of dates in a running text, in English and French, as precise as printed.

A day, a month or a year in the lexical form of ``xsd:date``, ``xsd:gYearMonth``, ``xsd:gYear``.
A day without its year is no date here, unless the date behind it lends the year: "du 26 juin au 7
juillet 2006". Nothing is calculated: "the following year" and "since the third Review Conference"
give none. Four figures are a year only where what stands around them says so (`year_context`).
"""

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from disarmgraph.grammar import months, year_context
from disarmgraph.grammar.covered import Covered
from disarmgraph.grammar.date_kind import REACH, Kind, kind
from disarmgraph.naming import cited


@dataclass(frozen=True, order=True)
class Date:
    """A date in a text: code points from ``start``, ``end`` not among them, without preposition.

    ``last`` ends a range, days that follow one another ("20 and 21 February") among them.
    """

    start: int
    end: int
    first: str
    last: str | None = None
    kind: Kind = Kind.ON


@dataclass(frozen=True, order=True)
class Point:
    """One date as it is read, before ranges are made; 0 for what is not printed."""

    start: int
    end: int
    year: int
    month: int = 0
    day: int = 0

    @property
    def lexical(self) -> str:
        """As XML Schema writes it."""
        parts = (f"{self.year:04}", f"{self.month:02}", f"{self.day:02}")
        return "-".join(part for part in parts if int(part))

    @property
    def exists(self) -> bool:
        """Whether there is such a day."""
        return not self.day or 1 <= self.day <= monthrange(self.year, self.month)[1]


_GAP = r"[\s*_]+"
_DAY_AGAIN = r"(?:0?[1-9]|[12]\d|3[01])"
_DAY = rf"(?<![\d.,/:]){_DAY_AGAIN}"
_NTH = r"(?:<sup>\s*(?:er|re|st|nd|rd|th)\s*</sup>|\^?\{?(?:er|st|nd|rd|th)\}?|ᵉʳ)?(?![\w%])"
_YEAR = r"(?:1[89]|20)\d\d(?![^\W¹²³⁰⁴-⁹])"
_YEAR_ALONE = rf"{_YEAR}(?![/.,]\d)"
_MONTH = months.PATTERN
_POINT = re.compile(
    rf"(?P<y1>(?:1[89]|20)\d\d)-(?P<m1>0[1-9]|1[0-2])-(?P<d1>[0-3]\d)(?![\w-])"
    rf"|(?P<d2>{_DAY}){_NTH}{_GAP}(?:(?:day{_GAP})?of{_GAP})?(?P<m2>{_MONTH}),?{_GAP}(?P<y2>{_YEAR})"
    rf"|\b(?P<m3>{_MONTH}){_GAP}(?P<d3>{_DAY_AGAIN}){_NTH},?{_GAP}(?P<y3>{_YEAR})"
    rf"|\b(?P<m4>{_MONTH}),?{_GAP}(?:of{_GAP}|de{_GAP})?(?P<y4>{_YEAR})"
    rf"|(?P<d5>{_DAY})\.(?P<m5>0?[1-9]|1[0-2])\.(?P<y5>{_YEAR})"
    rf"|(?P<d6>{_DAY})/(?P<m6>0?[1-9]|1[0-2])/(?P<y6>{_YEAR})"
    rf"|(?<![\w/.,-])(?P<y7>{_YEAR_ALONE})"
    rf"|(?<=\d[-\u2013\u2014/])(?P<y8>{_YEAR_ALONE})",
    re.IGNORECASE,
)
_RANGE = (
    rf"(?:{_GAP})?[-\u2010-\u2015\u2212](?:{_GAP})?"
    rf"|{_GAP}(?:to|until|till|through|thru|au|à|a){_GAP}(?:(?:the|le){_GAP})?"
)
_AND = rf"{_GAP}(?:and|et|&|or|ou){_GAP}(?:(?:on|the|le|en|in){_GAP})?"
_COMMA = rf"\s*,{_GAP}"
_JOINER = re.compile(rf"(?P<range>{_RANGE})|(?P<and>{_AND})|(?P<comma>{_COMMA})", re.IGNORECASE)
_PARTIAL = re.compile(
    rf"(?:(?P<day>{_DAY}){_NTH}(?:{_GAP}(?:of{_GAP})?(?P<month>{_MONTH}))?"
    rf"|\b(?P<named>{_MONTH})(?:{_GAP}(?P<after>{_DAY_AGAIN}){_NTH})?)"
    rf"(?P<joiner>{_RANGE}|{_AND}|{_COMMA})$",
    re.IGNORECASE,
)
_HOLE = re.compile(r"\s{20,}")
"""What is left, in the words of a passage, of the head and the foot of a page within it."""
_FOUR_FIGURES = re.compile(r"(?:1[89]|20)\d\d")
_BEHIND = 10
"""Characters after a year that tell whether it is one, or are of the date: 2009-01-12."""
_SHORT = re.compile(r"[-\u2013/](\d\d)(?![\w/-])")
_DAYS_BEHIND = re.compile(
    rf"\b(?P<month>{_MONTH}){_GAP}(?P<first>{_DAY_AGAIN}){_NTH}(?P<joiner>{_RANGE}|{_AND})"
    rf"(?P<last>{_DAY_AGAIN}){_NTH},?{_GAP}(?P<year>{_YEAR})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"\b(?:between|entre){_GAP}(?:(?:the|le|les){_GAP})?$", re.IGNORECASE)


def datatype(date: str) -> str:
    """The type in XML Schema of a day, a month or a year in figures, by its local name."""
    return ("gYear", "gYearMonth", "date")[date.count("-")]


def dates(text: str) -> list[Date]:
    """The dates of a text in its order, also where a page ends within one."""
    holes = list(_HOLE.finditer(text))
    if not holes:
        return _dates(text)
    ends = [0, *(each.start() + 1 for each in holes)]
    starts = [0, *(each.end() for each in holes)]
    near = _HOLE.sub(" ", text)
    begun = list(accumulate((b - a for a, b in zip(starts, ends[1:], strict=False)), initial=0))

    def place(at: int) -> int:
        piece = bisect_right(begun, at) - 1
        return starts[piece] + at - begun[piece]

    return [
        replace(each, start=place(each.start), end=place(each.end - 1) + 1) for each in _dates(near)
    ]


def _dates(text: str) -> list[Date]:
    points = list(_completed(text, sorted(_points(text))))
    return [
        replace(each, kind=kind(text, each.start, each.end, each.last is not None))
        for each in _ranged(text, points)
    ]


def _points(text: str) -> Iterator[Point]:
    """Dates that have their year, but for years that nothing makes years."""
    taken = Covered(len(text), ((start, end) for start, end, _ in cited.found_in(text)))
    for match in _around_years(_DAYS_BEHIND, text):
        first = Point(
            match.start(),
            match.end("first"),
            int(match["year"]),
            months.number(match["month"]),
            int(match["first"]),
        )
        last = replace(first, start=match.start("last"), end=match.end(), day=int(match["last"]))
        if first.exists and last.exists:
            taken.add(*match.span())
            yield from (first, last)
    before: Point | None = None
    for match in _around_years(_POINT, text):
        if taken.touches(*match.span()):
            continue
        point = _point(match)
        joined = before is not None and _JOINER.fullmatch(text[before.end : point.start])
        alone = not point.month and not joined
        if alone and not year_context.is_year(text, point.start, point.end):
            continue
        if point.exists and not _is_doubtful(match, point):
            yield point
            before = point


def _around_years(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches in order, looked for where four figures may be a year alone: much faster."""
    done = 0
    for year in _FOUR_FIGURES.finditer(text):
        at = max(done, year.start() - REACH)
        while match := pattern.search(text, at, year.end() + _BEHIND):
            yield match
            at = done = match.end()


def _point(match: re.Match[str]) -> Point:
    shape = next(name[1] for name, value in match.groupdict().items() if value and name[0] == "y")
    said = match.groupdict()
    month, day = said.get(f"m{shape}") or "0", said.get(f"d{shape}") or "0"
    number = int(month) if month.isdecimal() else months.number(month)
    return Point(match.start(), match.end(), int(match[f"y{shape}"]), number, int(day))


def _is_doubtful(match: re.Match[str], point: Point) -> bool:
    """Whether a month is rather a verb, or figures may be read as month and day as well."""
    verb = match["m4"] and months.may_be_a_word(match["m4"])
    return bool(verb or (match["d6"] and point.day <= 12 and point.day != point.month))


def _completed(text: str, points: Iterable[Point]) -> Iterator[Point]:
    """The dates, and before each those to which it lends its year, or month and year."""
    floor = 0
    for point in points:
        yield from _lent(text, point, floor)
        yield point
        yield from _shortened(text, point)
        floor = point.end


def _lent(text: str, point: Point, floor: int) -> list[Point]:
    """What stands before a date and has its year from it, in order."""
    if not point.month:
        return []
    found: list[Point] = []
    start, month = point.start, point.month
    while match := _PARTIAL.search(text, max(floor, start - REACH), start):
        comma = re.fullmatch(_COMMA, match["joiner"])
        day = match["day"] or match["after"]
        named = match["month"] or match["named"]
        if (comma and not found) or bool(day) != bool(point.day) or (not day and not named):
            break
        if named and not day and months.may_be_a_word(named):
            break
        month = months.number(named) if named else month
        one = Point(match.start(), match.start("joiner"), point.year, month, int(day or 0))
        if not one.exists:
            break
        found.insert(0, one)
        start = match.start()
    return found


def _shortened(text: str, point: Point) -> Iterator[Point]:
    """The second year of "2008-09"."""
    short = _SHORT.match(text, point.end) if not point.month else None
    if short and point.year % 100 < int(short[1]):
        year = point.year // 100 * 100 + int(short[1])
        yield Point(short.start(1), short.end(1), year)


def _ranged(text: str, points: list[Point]) -> Iterator[Date]:
    """Pairs that a dash, "to" or "between" joins, or days in a row; the others alone."""
    at = 0
    while at < len(points):
        one = points[at]
        other = points[at + 1] if at + 1 < len(points) else None
        if other and _is_range(text, one, other, points[at + 2 : at + 3]):
            yield Date(one.start, other.end, one.lexical, other.lexical)
            at += 2
        else:
            yield Date(one.start, one.end, one.lexical)
            at += 1


def _is_range(text: str, one: Point, other: Point, following: list[Point]) -> bool:
    between = text[one.end : other.start]
    joiner = _JOINER.fullmatch(between) or re.fullmatch(r"(?P<range>/)(?P<and>)", between)
    if not joiner or one.lexical >= other.lexical:
        return False
    if joiner["range"]:
        return True
    if not joiner["and"]:
        return False
    if _BETWEEN.search(text, 0, one.start):
        return True
    more = following and _JOINER.fullmatch(text[other.end : following[0].start])
    in_row = one.day and (one.year, one.month, one.day + 1) == (other.year, other.month, other.day)
    return bool(in_row) and not more
