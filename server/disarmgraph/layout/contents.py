"""Tables of contents, told by the numbers of pages at the ends of their lines."""

import re
from collections.abc import Sequence

LEADER = re.compile(r"(?:\. ?|\u2026 ?|_){4,}\s*(?:\d{1,4}|[ivxlc]+)?\s*$")
"""The dots of a table of contents, up to the number of a page."""
CONTENTS = re.compile(r"\W*(?:table des mati[èe]res|sommaire|(?:table of )?contents)\W*", re.I)
"""How a table of contents is headed."""
_PAGE = re.compile(r"(?:.*[\s.\u2026|])?(\d{1,3})", re.DOTALL)
_LONG = 300
"""Characters that no line of contents has."""
_WITHIN = 5
"""How far apart two lines with leaders are at most, if all between are contents; less without."""
_UNLED = 3


def places(lines: Sequence[str]) -> set[int]:
    """The places of the lines that are contents, their heading among them."""
    headed = next((at for at, line in enumerate(lines) if CONTENTS.fullmatch(line)), None)
    found = [at for at, line in enumerate(lines) if LEADER.search(line) and len(line) < _LONG]
    if headed is not None and not any(at > headed for at in found):
        found = _unled(lines, headed)
    if len(found) < 2:
        return set()
    start = found[0]
    if headed is not None and 0 < start - headed <= _WITHIN:
        start = headed
    elif headed is None and found[0] == 1:
        start = 0  # a line that goes on from the page before
    whole, last = set(range(start, found[0] + 1)), found[0]
    for at in found[1:]:
        whole |= set(range(last + 1, at + 1)) if at - last <= _WITHIN else {at}
        last = at
    return whole


def _unled(lines: Sequence[str], headed: int) -> list[int]:
    """The lines below the heading that end in numbers of pages, which never fall."""
    found: list[int] = []
    page = 0
    for at in range(headed + 1, len(lines)):
        ended = _PAGE.fullmatch(lines[at]) if len(lines[at]) < _LONG else None
        if ended and int(ended[1]) >= page:
            page = int(ended[1])
            found.append(at)
        elif at - (found[-1] if found else headed) >= _UNLED:
            break
    return found
