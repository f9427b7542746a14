"""What the paragraphs of a document are for, told by how they look: titles, headings, text.

What stands on the first page above the text is the front of a document: in one of the United
Nations who publishes it, for which session, and its title.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from disarmgraph.layout import numbering
from disarmgraph.layout.laid import Role
from disarmgraph.layout.numbering import Style

Look = tuple[float, bool, bool]
"""The size of letters below zero, whether they are not bold, or in italics: the strongest first."""

_LINES = 5
"""Lines that a heading has at most."""
_TEXT = 150
"""Characters from which a paragraph is text rather than part of the front."""
_OPEN = re.compile(r"[.;,:](?:<sup>[^<]*</sup>)*$")
_NUMBERED_TITLE = re.compile(r"(?:\d+|[IVXLC]+)/\d+")
_BY_WHOM = re.compile(
    r"(?:Report|Note|Letter|Draft resolution|Working paper|Submitted|Resolution|Decision|Rapport|"
    r"Lettre|Projet de résolution|Document de travail|Présenté|Soumis|Résolution|Décision)\b"
)
_MASTHEAD = re.compile(
    r"Distr|Original\s?:|(?:English|French|Français|Anglais)\b|\w+[ -](?:\w+ )?session$|"
    r"(?:Agenda )?[Ii]tems? \d|Points? \d"
)
_DEPTHS = {Style.ROMAN: 1, Style.CAPITAL: 2, Style.DECIMAL: 3}


@dataclass(frozen=True)
class Shown:
    """A paragraph with its size in points, and what is known of its role without that."""

    text: str
    size: float
    bold: bool = False
    centred: bool = False
    slanted: bool = False
    lines: int = 1
    first: bool = True
    """Whether it stands on the first page, as far as there are pages."""
    role: Role | None = None
    level: int | None = None
    apart: bool = False
    """Whether all of it is in italics and begins where text does, not within as a paragraph."""


def roles(paragraphs: list[Shown], body: float) -> list[tuple[Role | None, int | None]]:
    """The role and depth of each, of text of a size; the role of text is None."""
    front = _front(paragraphs, body)
    # What stands above the title is no heading, whatever its style says.
    found = [
        front.get(at, each.role) if each.role in (None, Role.HEADING) else each.role
        for at, each in enumerate(paragraphs)
    ]
    for at, each in enumerate(paragraphs):
        if found[at] is None and is_heading(each, body):
            found[at] = Role.HEADING
    headings = [each for each, role in zip(paragraphs, found, strict=True) if role is Role.HEADING]
    levels = _Levels(headings)
    return [
        (role, levels.of(each) if role is Role.HEADING else None)
        for each, role in zip(paragraphs, found, strict=True)
    ]


def is_heading(each: Shown, body: float) -> bool:
    """Whether a paragraph is short and stands out by size, by bold letters or in the middle."""
    if each.role is not None:
        return each.role is Role.HEADING
    if each.lines > _LINES or _OPEN.search(each.text) or not each.text:
        return False
    if each.size > 1.1 * body or (each.bold and each.size > 0.95 * body):
        return True
    if each.apart:
        return each.lines <= 2 and each.text[:1].isupper()
    # Capitals in the middle may be small ones.
    like_text = abs(each.size - body) < (0.25 if each.text.isupper() else 0.1) * body
    like_text = like_text and not each.slanted
    return like_text and each.centred and not each.text[:1].islower() and each.lines <= 2


class _Levels:
    """How deep headings are: as is said, then by look, and in one look I. before A. before 1."""

    def __init__(self, headings: Iterable[Shown]) -> None:
        headings = list(headings)
        self._said = sorted({each.level for each in headings if each.level})
        self._marks = {(_look(each), _depth(each)) for each in headings if _depth(each)}
        self._looks = sorted({self._key(each) for each in headings if not each.level})

    def of(self, heading: Shown) -> int:
        """From 1."""
        if heading.level:
            return self._said.index(heading.level) + 1
        return len(self._said) + self._looks.index(self._key(heading)) + 1

    def _key(self, each: Shown) -> tuple[Look, int]:
        """Its look, and how many kinds of marks in this look are above its own."""
        depth = _depth(each)
        above = {mark for look, mark in self._marks if look == _look(each) and mark < depth}
        return _look(each), len(above)


def _look(each: Shown) -> Look:
    return -round(each.size, 1), not each.bold, each.apart


def _depth(each: Shown) -> int:
    """How deep its mark is, from 1; 0 where it has none."""
    mark = numbering.mark(each.text)
    return _DEPTHS.get(mark.style, 0) if mark else 0


def _front(paragraphs: list[Shown], body: float) -> dict[int, Role]:
    """The roles of paragraphs above the text, by their place: titles, and blocks around them."""
    start = _text(paragraphs, body)
    mast = max((at + 1 for at in range(start) if _MASTHEAD.match(paragraphs[at].text)), default=0)
    shown = [at for at in range(mast, start) if is_heading(paragraphs[at], body)]
    said = next((at for at, each in enumerate(paragraphs) if each.role is Role.TITLE), None)
    title = _title(paragraphs, shown) if said is None else said
    if title is None:
        return dict.fromkeys(range(mast), Role.BLOCK)
    found = dict.fromkeys(range(title), Role.BLOCK) | {title: Role.TITLE}
    for at in range(title + 1, start):
        if _BY_WHOM.match(paragraphs[at].text):
            found[at] = Role.BLOCK
        elif said is None and found.get(at - 1) is Role.TITLE:
            alike = at in shown and _like(paragraphs[at], paragraphs[title])
            found |= {at: Role.TITLE} if alike else {}
    return found


def _like(one: Shown, other: Shown) -> bool:
    return _look(one) == _look(other) and numbering.mark(one.text) is None


def _text(paragraphs: list[Shown], body: float) -> int:
    """The place of the first paragraph of text, or of the contents, or of the next page."""
    for at, each in enumerate(paragraphs):
        mark = numbering.mark(each.text)
        numbered = mark is not None and mark.style in (Style.ROMAN, Style.CAPITAL, Style.DECIMAL)
        long = len(each.text) > _TEXT and each.role is None and not is_heading(each, body)
        if each.role in (Role.CONTENTS, Role.BLOCK) or long or numbered or not each.first:
            return at
    return len(paragraphs)


def _title(paragraphs: list[Shown], shown: list[int]) -> int | None:
    """The one with the number of a resolution, or else the first of the largest.

    Of those as large as each other what says by whom a document is comes last.
    """
    named = [at for at in shown if _NUMBERED_TITLE.match(paragraphs[at].text)]
    if named:
        return named[0]

    def rank(at: int) -> tuple[float, bool, int]:
        each = paragraphs[at]
        return round(each.size, 1), not _BY_WHOM.match(each.text), -at

    return max(shown, key=rank, default=None)
