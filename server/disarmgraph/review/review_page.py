"""The review of a draft as one page in a file of its own: the text, and beside it the proposals.

The page asks for nothing elsewhere: its style and its script are in it, and a policy with their
hashes forbids the rest. What is decided there is kept by the browser, saved as a file, and applied
by ``decisions``.
"""

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from pyoxigraph import Literal, NamedNode

from disarmgraph import texts
from disarmgraph.namespaces import DCTERMS, last_part, shorten
from disarmgraph.review.decisions import FORMAT
from disarmgraph.review.decisions import SUFFIX as DECISIONS
from disarmgraph.review.draft_changes import SUMMARY
from disarmgraph.review.draft_file import Draft
from disarmgraph.review.draft_parts import DraftPassage, Proposal
from disarmgraph.review.draft_text import outside_tags, raised
from disarmgraph.review.draft_words import DraftWords
from disarmgraph.review.turtle_lines import TYPE
from disarmgraph.text.span import Span, painted

SUFFIX = ".review.html"
"""How the name of a page ends; a document may be called SLUG.html itself."""
SHORT = 900
"""Characters of a passage that is kept in sight while its proposals go by."""
QUOTED = 120
"""Characters of the words that are quoted with a proposal."""

_HERE = Path(__file__).parent
_LANGUAGE = NamedNode(DCTERMS + "language")


@dataclass(frozen=True)
class Piece:
    """Words that stand together, with the numbers of the proposals that rest on them."""

    words: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Section:
    """A passage with its words, less those of the passages inside it, and its proposals.

    Without ``passage`` it is text that is in none.
    """

    passage: DraftPassage | None
    runs: tuple[tuple[Piece, ...], ...]
    proposals: tuple[Proposal, ...]

    @property
    def is_short(self) -> bool:
        """Whether its words fit beside the proposals wherever one is on the page."""
        return sum(len(piece.words) for run in self.runs for piece in run) < SHORT


def page(draft: Draft, text: str, words: DraftWords) -> str:
    """The page, in the language of the words."""
    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True)
    style, script = (
        (_HERE / f"review_page.{suffix}").read_text(encoding="utf-8") for suffix in ("css", "js")
    )
    language = draft.value(draft.document, _LANGUAGE)
    code = last_part(language.value) if language is not None else ""
    return environment.get_template("review_page.html").render(
        draft=draft,
        words=words,
        sections=sections(draft, text),
        raised=raised,
        quote=lambda each: _quote(text[each.start : each.end]),
        language=words.language,
        text_language="fr" if code == "FRA" else "en",
        t=lambda key, **said: texts.text(key, words.language, **said),
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'",
        style=style,
        script=script,
        data=_embedded(_data(draft, words)),
    )


def sections(draft: Draft, text: str) -> list[Section]:
    """The text in order, passage by passage."""
    passages = draft.passages
    spans = [Span(iri, each.start, each.end) for iri, each in passages.items()]
    left = draft.left()
    runs: dict[tuple[str, int], list[tuple[Piece, ...]]] = {}
    places = list(draft.proposals.values())
    canvas = painted(text, [each for each in spans if each.fits(text)])
    for owner, found in groupby(range(len(text)), key=lambda at: canvas[at]):
        stretch = list(found)
        start, end = stretch[0], stretch[-1] + 1
        if text[start:end].strip():
            key = (owner.iri, 0) if owner else ("", start)
            runs.setdefault(key, []).append(tuple(_pieces(text, start, end, places)))
    made = [
        Section(passages.get(iri), tuple(found), tuple(left.pop(iri, ())))
        for (iri, _), found in runs.items()
    ]
    lost = tuple(each for proposals in left.values() for each in proposals)
    return [*made, Section(None, (), lost)] if lost else made


def _pieces(text: str, start: int, end: int, places: Sequence[Proposal]) -> Iterator[Piece]:
    """A stretch of the text, cut where a place begins or ends."""
    inside = [
        (*outside_tags(text, each.start, each.end), each.number)
        for each in places
        if each.start < end and start < each.end
    ]
    cuts = {max(start, first) for first, _, _ in inside} | {min(end, last) for _, last, _ in inside}
    edges = sorted({start, end, *cuts})
    for a, b in pairwise(edges):
        numbers = sorted(number for first, last, number in inside if first <= a and b <= last)
        yield Piece(text[a:b], tuple(numbers))


def _quote(words: str) -> str:
    plain = " ".join(raised(words).split())
    return plain if len(plain) <= QUOTED else plain[: QUOTED - 1] + "…"


def _data(draft: Draft, words: DraftWords) -> dict[str, Any]:
    """What the script of the page needs."""
    lists: dict[str, list[tuple[str, str]]] = {}
    proposals = []
    for each in draft.proposals.values():
        kind = words.list_of(each)
        if kind and kind not in lists:
            lists[kind] = [(shorten(iri), name) for iri, name in words.choices(each)]
        passage = draft.passage_of(each)
        sums_up = each.predicate == SUMMARY and passage and passage.iri == each.subject.value
        proposals.append(
            {
                "proposal": each.number,
                "subject": each.subject.value,
                "predicate": each.predicate.value,
                "object": str(each.object),
                "words": each.object.value if isinstance(each.object, Literal) else None,
                "list": kind,
                "isClass": each.predicate == TYPE,
                "summary": each.object.language if sums_up else None,
                "passage": passage.name if passage else None,
            }
        )
    own = [(f"{draft.slug}:{each.name}", each.name) for each in draft.passages.values()]
    return {
        "format": FORMAT,
        "document": draft.slug,
        "sourceTextChecksum": draft.checksum,
        "file": draft.slug + DECISIONS,
        "proposals": proposals,
        "names": [(shorten(iri), name) for iri, name in words.known()] + own,
        "lists": lists,
        "texts": texts.under("reviewing-", words.language),
    }


def _embedded(data: Any) -> str:
    """JSON that cannot end the element that it is in."""
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return told.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _hash(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
