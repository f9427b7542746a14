"""Plain text as it was taken from a page: its lines put together to blocks, in place.

The text stays as it is. Blocks are told by empty lines, marks and headings; where every line is
followed by an empty one, these tell nothing. A block that page furniture or a footnote cuts in two
is one block around them. What cannot be told apart from its words alone is guessed by length and
punctuation, and is for the reader of the draft to correct.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from disarmgraph.layout import preamble
from disarmgraph.layout.contents import CONTENTS
from disarmgraph.layout.indents import Indents
from disarmgraph.layout.laid import FURNITURE, Block, Laid, Role
from disarmgraph.layout.numbering import PARAGRAPHS, Mark, Style, mark

SHORT = 160
"""Characters that a heading may have."""
HEAD = 6
"""Lines at the beginning in which a symbol beside other words heads the document, not a page."""
LONG = 150
"""Characters from which a block is text rather than part of the head of a document."""

_RULE = re.compile(r"\s*(?:-{3,}|_{3,}|\*{3,}|={3,}|\u2014{2,})\s*")
_NUMBER = re.compile(r"\s*(?:[Pp]age\s+)?[-\u2013]?\s*\d{1,4}(?:\s*/\s*\d{1,4})?\s*[-\u2013]?\s*")
_SYMBOL = re.compile(r"\s*(?:A|S|E|CCW|APLC|CCM|BWC|NPT|CD|ATT|TPNW)(?:/[\w.()-]+)+")
_RUNNING = re.compile(rf"{_SYMBOL.pattern}\s{{3,}}\S.*")
_JOB = re.compile(
    r"\s*(?:\d{2}-\d{5,6}|[A-Z]{2,3}\.\d{2}-\d{5})(?:\s*\([EFRSAC]\))?(?:\s+\d+(?:/\d+)?)?\s*"
)
_CONTENTS_LINE = re.compile(r".*(?:\t|\.{3,}|\s{3,}|…)\s*\d+\W*|.*<i>[Pp]age</i>.*")
_MASTHEAD = re.compile(
    r"\s*(?:Distr\b.*|Original\s?:.*"
    r"|(?:General|GENERAL|Limited|LIMITED)|(?:\w+-\w+|\w+)\s+session"
    r"|(?:Agenda item|Point) \d+.*|(?:English|French|Français|Anglais)"
    r"|(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?, )?\d{1,2}(?:er)?(?:\s?[-\u2013]\s?\d{1,2})? \w+ \d{4})\s*"
)
_NOTE = re.compile(r"\s*(?P<n>\d{1,2})\s+(?=[A-ZÀ-Ý\u00ab\u201c\"])")
_CLEAR_NOTE = re.compile(r"\s*(?P<n>\d{1,3})\s+(?=(?:See|Voir|Ibid|Cf)\b)")
"""Footnotes whose number is not raised: under a rule, and by the word with which they begin."""
_LAST = re.compile(r"(?:[.;:!?,\u2026]|\b(?:and|or|et|ou))$")
"""How no heading ends."""
_BOLD = re.compile(r"\s*(?:(\*{2,3})[^*]+\1|#{1,6} .+)\s*", re.DOTALL)
_ENDED = re.compile(r"[.;:!?\u2026][\"\u201d\u00bb)\]*_]*(?:<sup>[^<]*</sup>|[¹²³⁰⁴-⁹\d])*$")
_SMALL = re.compile(r"[a-zà-öø-ÿœ]|[dlnsc]['\u2019]")


@dataclass(frozen=True)
class _Stretch:
    """Lines that belong together, without white space around them, and how they begin."""

    start: int
    end: int
    words: str
    mark: Mark | None
    indent: int
    role: Role | None = None


def laid(text: str) -> Laid:
    """The blocks of a text in their order, each where it stands in the text."""
    stretches = list(_joined(_stretches(text)))
    return Laid(text, tuple(_blocks(stretches)))


def _stretches(text: str) -> Iterator[_Stretch]:
    lines = [match for match in re.finditer(r"[^\n]+", text) if match[0].strip()]
    spaced = _is_spaced(text, lines)
    width = median([len(line[0].rstrip()) for line in lines]) if lines else 0
    taken: list[re.Match[str]] = []
    contents = ruled = noted = False
    for at, line in enumerate(lines):
        alone = _furniture(line[0], at < HEAD)
        contents = bool(CONTENTS.fullmatch(line[0]) or (contents and _is_contents(line[0])))
        same = contents and taken and _is_contents(taken[-1][0])
        note = _is_plain_note(line[0], ruled)
        if taken and not same and (alone or note or _begins(text, taken, line, spaced, width)):
            yield _stretch(text, taken, noted)
            taken = []
        noted = note if not taken else noted
        taken.append(line)
        if alone:
            yield replace(_stretch(text, taken), role=alone)
            taken, ruled = [], alone is Role.RULE
    if taken:
        yield _stretch(text, taken, noted)


def _is_plain_note(line: str, ruled: bool) -> bool:
    """Whether a line begins a footnote with a number that is not raised."""
    found = _CLEAR_NOTE.match(line) or (ruled and _NOTE.match(line))
    return bool(found) and not _MASTHEAD.fullmatch(line)


def _is_contents(line: str) -> bool:
    return bool(CONTENTS.fullmatch(line) or _CONTENTS_LINE.fullmatch(line))


def _is_spaced(text: str, lines: list[re.Match[str]]) -> bool:
    """Whether an empty line stands between the lines of one sentence."""
    cut = parted = 0
    for line, following in pairwise(lines):
        parted_here = "\n" in text[line.end() + 1 : following.start()]
        if parted_here and not _ENDED.search(line[0].rstrip()):
            parted += 1
            cut += bool(_SMALL.match(following[0].lstrip()))
    return parted >= 10 and cut > 0.5 * parted


def _furniture(line: str, in_head: bool) -> Role | None:
    """What a line is that stands alone and is not read."""
    if not in_head and _RUNNING.fullmatch(line):
        return Role.HEADER
    if _RULE.fullmatch(line):
        return Role.RULE
    if _JOB.fullmatch(line) or _NUMBER.fullmatch(line):
        return Role.FOOTER
    return Role.HEADER if _SYMBOL.fullmatch(line.strip()) else None


def _begins(
    text: str, taken: list[re.Match[str]], line: re.Match[str], spaced: bool, width: float
) -> bool:
    """Whether a line begins another stretch than that of the lines before it."""
    before, words = taken[-1][0].rstrip(), line[0].strip()
    gap = text[taken[-1].end() : line.start()].count("\n")
    if _MASTHEAD.fullmatch(before) or _MASTHEAD.fullmatch(line[0]):
        return True
    found = mark(words)
    if found and (gap > 1 or not _is_number_in_words(before, words, found)):
        return True
    if words.startswith("#") or before.lstrip().startswith("#"):
        return True
    if before.endswith(",") and preamble.is_recital(words) and _is_indented(taken, line):
        return True
    if not spaced or gap > 3:
        return gap > 1 or _is_title_line(before, words)
    return bool(_ENDED.search(before)) and len(before) < 0.8 * width


def _is_indented(taken: list[re.Match[str]], line: re.Match[str]) -> bool:
    """Whether a line begins further in than the one before it, or as far as the first one."""
    first, last, here = (
        len(each[0]) - len(each[0].lstrip()) for each in (taken[0], taken[-1], line)
    )
    return here > last or (0 < here == first)


def _is_number_in_words(before: str, words: str, found: Mark) -> bool:
    """Whether what looks like a mark may be the end of a sentence, or a dash in it."""
    rest = words[found.length :]
    if _SMALL.match(rest) and found.style in (*PARAGRAPHS, Style.ROMAN, Style.CAPITAL):
        return True
    return not _ENDED.search(before) and found.style not in (Style.BULLET, Style.CALL)


def _is_title_line(before: str, words: str) -> bool:
    """Whether a line without text before it on its page is a heading: a bold or numbered one."""
    return bool(_BOLD.fullmatch(before)) != bool(_BOLD.fullmatch(words)) and "**" in before + words


def _stretch(text: str, lines: list[re.Match[str]], noted: bool = False) -> _Stretch:
    start, end = lines[0].start(), lines[-1].end()
    words = text[start:end]
    indent = len(words) - len(words.lstrip())
    start, end = start + indent, end - (len(words) - len(words.rstrip()))
    words = text[start:end]
    contents = CONTENTS.fullmatch(lines[0][0]) and len(lines) > 1
    found = mark(words)
    if noted and (plain := _NOTE.match(words)):
        found = Mark(plain["n"], Style.CALL, 1, plain.end())
    return _Stretch(start, end, words, found, indent, Role.CONTENTS if contents else None)


def _joined(stretches: Iterator[_Stretch]) -> Iterator[_Stretch]:
    """The stretches, those put together that a page's end has cut in two."""
    found: list[_Stretch] = []
    begun = False
    for each in stretches:
        last = next((at for at in reversed(range(len(found))) if _is_read(found[at])), None)
        begun = begun or (each.mark is not None and each.mark.style in PARAGRAPHS)
        cut = begun or (last is not None and last < len(found) - 1)
        if last is not None and _goes_on(found[last], each, cut):
            before = found[last]
            found[last] = replace(before, end=each.end, words=f"{before.words}\n{each.words}")
        else:
            found.append(each)
    yield from found


def _is_read(stretch: _Stretch) -> bool:
    return stretch.role is None and not _is_note(stretch)


def _is_note(stretch: _Stretch) -> bool:
    return stretch.mark is not None and stretch.mark.style is Style.CALL


def _goes_on(before: _Stretch, after: _Stretch, cut: bool) -> bool:
    """Whether a stretch ends what another begins; ``cut`` says that a page may end between."""
    if after.role or after.mark or _BOLD.fullmatch(before.words):
        return False
    if before.words.endswith(",") and preamble.is_recital(after.words):
        return False
    if _MASTHEAD.fullmatch(after.words):
        return False
    open_end = not _ENDED.search(before.words)
    small = bool(_SMALL.match(after.words))
    return (open_end and small) or (len(before.words) > LONG and ((open_end and cut) or small))


def _blocks(stretches: list[_Stretch]) -> Iterator[Block]:
    body = _body(stretches)
    indents = Indents()
    listing = False
    for at, each in enumerate(stretches):
        following = next((one for one in stretches[at + 1 :] if one.role is None), None)
        role = each.role or _role(each, following, at < body)
        if listing and not each.mark and not each.role and _is_listed(each, following):
            role = Role.ITEM
        elif not each.role:
            listing = each.words.endswith(":") and at >= body
        number = each.mark.printed if each.mark and role not in FURNITURE else None
        level = 0
        if role is Role.ITEM:
            level = indents.level(each.indent, each.mark.style if each.mark else None)
        elif role is Role.HEADING:
            level = 2 if each.mark and each.mark.style is Style.CAPITAL else 1
        if role in (Role.PARAGRAPH, Role.BLOCK, Role.HEADING):
            indents.clear()
        if role is Role.ITEM and each.mark and each.mark.style is Style.BULLET:
            number = None
        yield Block(each.start, each.end, role, level, number)


def _is_listed(each: _Stretch, following: _Stretch | None) -> bool:
    """Whether words without a mark, after a colon, are an item rather than a heading."""
    headed = following is not None and following.mark and following.mark.style in PARAGRAPHS
    return len(each.words) <= SHORT and not (headed and not _LAST.search(each.words))


def _body(stretches: list[_Stretch]) -> int:
    """The place of the first stretch after the head of a document."""
    for at, each in enumerate(stretches):
        if each.role is None and preamble.is_subject(each.words):
            return at
        numbered = each.mark and each.mark.style in (Style.DECIMAL, Style.ROMAN)
        if each.role is None and (numbered or len(each.words) > LONG) and not _is_note(each):
            if not _BOLD.fullmatch(each.words) and _ENDED.search(each.words):
                return at
            if numbered:
                return at
    return 0


def _role(each: _Stretch, following: _Stretch | None, in_head: bool) -> Role:
    if _is_note(each):
        return Role.FOOTNOTE
    style = each.mark.style if each.mark else None
    short = len(each.words) <= SHORT and not _LAST.search(each.words)
    short = short and not _ENDED.search(each.words)
    if preamble.is_annex(each.words):
        return Role.HEADING
    if style in (Style.ROMAN, Style.CAPITAL) or (style in PARAGRAPHS and short):
        return Role.HEADING
    if style in PARAGRAPHS:
        return Role.PARAGRAPH
    if style:
        return Role.ITEM
    long_next = following is not None and (len(following.words) > LONG or following.mark)
    if _BOLD.fullmatch(each.words):
        return Role.HEADING if long_next or not in_head else Role.TITLE
    titled = len(each.words) > 60 or (short and preamble.is_title(each.words))
    if in_head and not _ENDED.search(each.words) and titled:
        return Role.TITLE
    if short and long_next and not _MASTHEAD.fullmatch(each.words):
        return Role.HEADING
    return Role.BLOCK
