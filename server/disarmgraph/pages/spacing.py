"""Spaces at which no line of a French page breaks, as French printing has them.

A narrow one before ; ! and ?, a full one before a colon and within guillemets. The texts of the
interface and of the data have plain spaces there, which everybody can type and find.
"""

import re

FULL, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
_CODE = re.compile(r"(<(pre|code|script|style|textarea)\b.*?</\2>)", re.DOTALL)
_SPACE = re.compile(r" (?:(?=[:;!?»])(?<!\s\s)|(?<=« ))")


def spaced(page: str) -> str:
    """A page in HTML with these spaces in its words, and as it was in tags and in code."""
    pieces = _CODE.split(page)
    # Split by two groups: words, code, the name of its element, words again.
    pieces[::3] = map(_in_words, pieces[::3])
    del pieces[2::3]
    return "".join(pieces)


def _in_words(text: str) -> str:
    def space(found: re.Match[str]) -> str:
        at = found.start()
        if text.rfind("<", 0, at) > text.rfind(">", 0, at):
            return " "
        return NARROW if text[at + 1] in ";!?" else FULL

    return _SPACE.sub(space, text)
