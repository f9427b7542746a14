"""Symbols of documents and citations of resolutions in running text; `symbol` says what is one.

A list cites each of its members: "resolutions 61/66, 62/47 and 63/72", "A/62/163 et Corr.1",
"A/63/228 and Add.1-3". A number of a resolution without an organ is one of the General Assembly
or, with its year, of the Security Council. Where a page ends in a list, the words of a
passage have a hole of as many spaces as its head and foot have characters.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from disarmgraph.naming.symbol import SERIES, canonical

_CASELESS = (
    r"(?:Economic and Social Council|Human Rights Council|(?:UN )?General Assembly"
    r"|(?:UN )?Security Council|ECOSOC)"
)
_BEHIND = (
    r"(?:Economic and Social Council|Human Rights Council|Conseil économique et social"
    r"|Conseil des droits de l['\u2019]homme)"
)
_LETTER = r"[A-Z](?=\W*$|[,.;:)]|\s(?:of|and|to|du|et|à|in|de)\b)"
"""The letter of one of several resolutions under a number; "A" may be an article as well."""
_NUMBER = (
    rf"(?:(?:E?S-)?\d{{1,4}}/\d{{1,4}}(?: {_LETTER})?"
    r"|\d{1,4}(?:\s[A-Z](?=\s?\([IVXL]))?\s?\((?:\d{4}|[IVXL]+)\)|(?:ES?|S)-[IVXL]+/\d+)"
)
_DATED = r"(?:\s+(?:of|du)\s+\d{1,2}(?:er)?\s+\w+\s+\d{4})?"
_KIND = r"(?:[Rr][ée]solution|RESOLUTION|RÉSOLUTION|[Dd][ée]cision|DECISION|DÉCISION)"
_ROUND = r"(?:\s?\((?:\d{4}|[IVXL]+|Resumption \d+|reprise \d+)\))?"
_CANDIDATE = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, sorted(SERIES, key=len, reverse=True)))})"
    rf"(?:/[\n]?[A-Z0-9](?:[\w.]|-(?![A-Z]+/))*)+(?P<letter>\s{_LETTER})?{_ROUND}"
    rf"|Security Council\s{_KIND}\s\d{{1,4}}\b(?!/|\s?\()"
    rf"|\b{_KIND}\s\d{{1,4}}\s(?:of the Security Council|du Conseil de sécurité)"
    rf"|(?:{_CASELESS}\s)?\b{_KIND}\s(?:no?[°.º]?\s?)?{_NUMBER}"
    rf"(?:,?\s(?:of the|du)\s{_BEHIND})?"
)
_LISTED = re.compile(
    rf"\b(?P<kind>[Rr][ée]solution|[Dd][ée]cision)s\s+(?P<list>{_NUMBER}{_DATED}"
    rf"(?:(?:,\s+|,?\s+(?:and|et)\s+|\s+(?:or|ou|to|à)\s+)(?:{_NUMBER}{_DATED}|{_LETTER}))*)"
)
_MEMBER = re.compile(rf"(?<![\w/])(?:{_NUMBER}|(?<= )[A-Z]\b)")
_PARTS = re.compile(
    r"(?:,|\s(?:and|et)|,\s(?:and|et))\s(?P<kind>Corr|Add|Rev)\.\s?(?P<first>\d{1,2})"
    r"(?P<more>(?:(?:,\s?|\s(?:and|et)\s|-)\d{1,2}(?![\d/]))*)"
)


def found_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a running text gives symbols or cites resolutions, and each as its symbol.

    Start and end count code points, the end is exclusive. What follows a number in brackets or
    after a slash belongs to it as far as it makes a symbol.
    """
    yield from _found(text)


@lru_cache(maxsize=64)
def _found(text: str) -> tuple[tuple[int, int, str], ...]:
    """Kept, since each grammar asks it of the same passage."""
    return tuple(sorted({*_single(text), *_listed(text)}))


def _single(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _CANDIDATE.finditer(text):
        start = found.start()
        for end in (found.end(), found.start("letter"), start + len(found[0].split(" (")[0])):
            written = text[start : max(start, end)].rstrip(" .,;:")
            cited = canonical(written.replace("/\n", "/"))
            if cited:
                yield start, start + len(written), cited
                yield from _parts(text, start + len(written), cited)
                break


def _parts(text: str, end: int, whole: str) -> Iterator[tuple[int, int, str]]:
    """Corrigenda and addenda that are named behind the document to which they belong."""
    while found := _PARTS.match(text, end):
        for at, number in _numbers(found["first"] + found["more"]):
            begun = found.start("first") + at if at else found.start("kind")
            cited = canonical(f"{whole}/{found['kind']}.{number}")
            if cited:
                yield begun, found.start("first") + at + len(str(number)), cited
        end = found.end()


def _numbers(written: str) -> Iterator[tuple[int, int]]:
    """The numbers of "1", "1 and 2", "1-3", each with where it stands, or its range."""
    previous = None
    for found in re.finditer(r"\d+", written):
        number = int(found[0])
        if previous is not None and written[found.start() - 1] == "-":
            yield from ((found.start(), each) for each in range(previous + 1, number))
        yield found.start(), number
        previous = number


def _listed(text: str) -> Iterator[tuple[int, int, str]]:
    """Each of several resolutions that one word announces; a letter alone is of the last number."""
    for found in _LISTED.finditer(text):
        number = ""
        for member in _MEMBER.finditer(text, found.start("list"), found.end("list")):
            alone = member[0].isalpha()
            number = number if alone else member[0]
            whole = f"{number.split(' ')[0]} {member[0]}" if alone else number
            cited = canonical(f"{found['kind']} {whole}")
            if cited:
                yield member.start(), member.end(), cited
