"""What the head of a document says of it: symbol, kind, title, date, original language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal

from disarmgraph.grammar.date_kind import Kind
from disarmgraph.grammar.dates import dates
from disarmgraph.layout import preamble
from disarmgraph.layout.laid import Block, Laid, Role
from disarmgraph.namespaces import LANGUAGE_TABLE
from disarmgraph.naming import symbol

HEAD = 1500
"""Characters at the beginning of a text that are looked at."""
SYMBOL, KIND, TITLE, DATE, LANGUAGE = 0.9, 0.8, 0.7, 0.7, 0.9

_OF_SYMBOL = (
    (re.compile(r"/Corr\.\d"), "corrigendum"),
    (re.compile(r"/RES/"), "resolution"),
    (re.compile(r"/DEC/"), "decision"),
    (re.compile(r"/PRST/"), "presidential-statement"),
    (re.compile(r"/WP\.\d"), "working-paper"),
    (re.compile(r"/L\.\d"), "draft"),
    (re.compile(r"/(?:PV|SR)\.\d"), "meeting-record"),
)
_OF_WORDS = tuple(
    (re.compile(words, re.IGNORECASE), kind)
    for words, kind in (
        (
            r"report of the secretary-general|rapport du secrétaire général",
            "report-of-the-secretary-general",
        ),
        (r"working paper|document de travail", "working-paper"),
        (r"outcome document|document final", "outcome-document"),
        (r"provisional agenda|ordre du jour provisoire", "agenda"),
        (r"communiqué", "communique"),
        (r"\b(?:report of|rapport d)", "report"),
        (r"\b(?:letter dated|lettre datée)", "letter"),
    )
)
_WAS_ADOPTED = re.compile(
    r"\b(?:adopted|adoptée?s?)\b[^.;\n]*(?:\n[^.;\n]*)?\Z|\bR[eé]solution (?:of|du) *\Z",
    re.IGNORECASE,
)
_MET = re.compile(
    r"\d+(?:st|nd|rd|th) (?:plenary )?meeting\s*\Z|\d+e séance(?: plénière)?\s*\Z", re.IGNORECASE
)
"""What stands before the day at the end of a resolution, on which it was adopted."""
TAIL = 600
"""Characters at the end of a text that are looked at."""
_ORIGINAL = re.compile(r"\boriginal\s*:\s*(\w+)", re.IGNORECASE)
_LANGUAGES = {
    **dict.fromkeys(("english", "anglais"), "ENG"),
    **dict.fromkeys(("french", "français"), "FRA"),
    **dict.fromkeys(("spanish", "espagnol"), "SPA"),
    **dict.fromkeys(("russian", "russe"), "RUS"),
    **dict.fromkeys(("arabic", "arabe"), "ARA"),
    **dict.fromkeys(("chinese", "chinois"), "ZHO"),
}
ORGANS = {"A": "un-general-assembly", "S": "un-security-council"}
ADOPTED = ("RES/", "DEC/")
"""What the symbols of what an organ has adopted have after its letter."""
_CALLED = re.compile(
    r"(?:(?:UN\s)?(?:General Assembly|Security Council)\s)?R[eé]solution\s"
    r"(?:\d+/\d+|\d+\s?\((?:\d{4}|[IVXL]+)\))"
    r"(?:\s(?:of the Security Council|du Conseil de sécurité|de l['\u2019]Assemblée générale))?"
    r"(?=\s*$|\s*[:.,\u2013\u2014]\s)",
    re.IGNORECASE,
)
"""A resolution that is called by its number, alone in a line or before its title."""


@dataclass(frozen=True)
class Said:
    """A statement about a document: property and value as in Turtle, and the words it rests on."""

    predicate: str
    value: str
    likelihood: float
    rule: str
    start: int
    end: int


def front_matter(laid: Laid, language: str) -> list[Said]:
    """What the head says, each property once, as the data orders it; ``language`` is en or fr."""
    found = (
        _kind(laid),
        _symbol(laid),
        _title(laid, language),
        _dates(laid),
        _original(laid),
        _adopted(laid),
    )
    return [said for each in found for said in each]


def own_symbol(text: str) -> tuple[str, int, int] | None:
    """The symbol that has a line to itself, and where: one within a sentence is of another.

    A resolution is known by the number in its title too.
    """
    for line in re.finditer(r"[^\n]+", text[:HEAD]):
        words = line[0].strip("#* \t")
        number, called = preamble.NUMBER.match(words), _CALLED.match(words)
        if number:
            words = f"resolution {number[0].strip('. ')}"
        written = symbol.canonical(called[0] if called else words)
        if written and (number or called or "/" in words):
            return written, *line.span()
    return None


def kind_of_symbol(written: str) -> str | None:
    """The kind of a document as its symbol tells it, a name of the list; None where it does not."""
    return next((kind for pattern, kind in _OF_SYMBOL if pattern.search(written)), None)


def _symbol(laid: Laid) -> Iterator[Said]:
    found = own_symbol(laid.text)
    if found:
        yield Said("disarm:symbol", f'"{found[0]}"', SYMBOL, "own-line", *found[1:])


def _kind(laid: Laid) -> Iterator[Said]:
    """What the symbol says that it is, or else the words before the first paragraph."""
    for said in _symbol(laid):
        kind = kind_of_symbol(said.value)
        if kind:
            yield _of_kind(kind, "symbol", said.start, said.end)
            return
    head = laid.text[: _body(laid)]
    matches = [(pattern.search(head), kind) for pattern, kind in _OF_WORDS]
    for match, kind in matches:
        if match:
            yield _of_kind(kind, "words", *match.span())
            return


def _of_kind(kind: str, rule: str, start: int, end: int) -> Said:
    return Said("disarm:kind", f"document-kind:{kind}", KIND, f"kind-{rule}", start, end)


def _title(laid: Laid, language: str) -> Iterator[Said]:
    """The first title, or the one behind its number: not "Resolution adopted by"."""
    titles = [each for each in laid.blocks if each.role is Role.TITLE and each.start < HEAD]
    behind = [each for each in laid.blocks if titles and titles[0].start < each.start < _body(laid)]
    numbered = (each for each in behind if preamble.NUMBER.match(_words(laid, each)))
    block = next(numbered, titles[0] if titles else None)
    if block is None:
        return
    words = re.sub(r"<sup>[^<]*</sup>", "", preamble.NUMBER.sub("", _words(laid, block)))
    for name in ("rdfs:label", "dcterms:title"):
        yield Said(
            name, str(Literal(words, language=language)), TITLE, "title", block.start, block.end
        )


def _words(laid: Laid, block: Block) -> str:
    return " ".join(laid.text[block.start : block.end].replace("*", "").split())


def _dates(laid: Laid) -> list[Said]:
    """The first days of the issue and the adoption: of the head, and of the meeting at the end."""
    text, body, tail = laid.text, _body(laid), max(0, len(laid.text) - TAIL)
    printed = [(0, each) for each in dates(text[:body])]
    printed += [(tail, each) for each in dates(text[tail:])]
    found: dict[str, Said] = {}
    for at, date in printed:
        start, end = at + date.start, at + date.end
        if date.kind is not Kind.ON or date.last or len(date.first) != len("2009-01-12"):
            continue
        adopted = (
            _WAS_ADOPTED.search(text, 0, start) if start < body else _MET.search(text, at, start)
        )
        if start < body or adopted:
            name, rule = ("adoptionDate", "adopted-on") if adopted else ("issueDate", "first-date")
            value = f'"{date.first}"^^xsd:date'
            found.setdefault(name, Said(f"disarm:{name}", value, DATE, rule, start, end))
    return [found[name] for name in ("issueDate", "adoptionDate") if name in found]


def _original(laid: Laid) -> Iterator[Said]:
    match = _ORIGINAL.search(laid.text[:HEAD])
    code = _LANGUAGES.get(match[1].casefold()) if match else None
    if match and code:
        value = f"<{LANGUAGE_TABLE}{code}>"
        yield Said("disarm:originalLanguage", value, LANGUAGE, "original", *match.span())


def _adopted(laid: Laid) -> Iterator[Said]:
    """The organ that has adopted a resolution or a decision, by the first part of its symbol."""
    for said in _symbol(laid):
        series, _, rest = said.value.strip('"').partition("/")
        organ = ORGANS.get(series)
        if organ and rest.startswith(ADOPTED):
            value = f"body:{organ}"
            yield Said("disarm:adoptedBy", value, SYMBOL, "symbol", said.start, said.end)


def _body(laid: Laid) -> int:
    """Where the first numbered paragraph begins, or who speaks is named, at most HEAD."""
    starts = [block.start for block in laid.blocks if _is_of_body(laid, block)]
    return min([HEAD, *starts])


def _is_of_body(laid: Laid, block: Block) -> bool:
    words = laid.text[block.start : block.end]
    return block.role is Role.PARAGRAPH or preamble.is_subject(words.strip())
