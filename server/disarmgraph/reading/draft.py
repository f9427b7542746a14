"""The draft of a document: its passages and what they name, as a file of data that is not done.

It is in the form of ``data/documents/``. At its end are the proposals: each statement that a rule
has guessed, with its likelihood (``reading.proposal``). What nobody has written yet, the summaries,
is not there, and every passage says that it is not reviewed: as data it is refused until then.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from disarmgraph.layout.laid import Laid, Role
from disarmgraph.namespaces import BASE, PREFIXES, last_part
from disarmgraph.naming import symbol
from disarmgraph.reading.advice import advised
from disarmgraph.reading.adviser import Adviser
from disarmgraph.reading.asked import Document
from disarmgraph.reading.draft_blocks import coverage, document_block, language, passage_block
from disarmgraph.reading.fact import Fact
from disarmgraph.reading.front_matter import own_symbol
from disarmgraph.reading.guesses import Whole, guessed
from disarmgraph.reading.known import Known
from disarmgraph.reading.mentions import Portion
from disarmgraph.reading.passage import Passage, passages
from disarmgraph.reading.proposal import Proposal, turtle, with_brackets
from disarmgraph.text import span
from disarmgraph.text.span import Span


def draft(laid: Laid, slug: str, known: Known, adviser: Adviser | None = None) -> str:
    """The draft as Turtle in house style, of a text as UTF-8 and the slug of the document.

    An adviser is asked what the rules have missed.
    """
    found = passages(laid)
    spans = {each.name: Span(each.name, each.start, each.end) for each in found}
    inside = _inside(spans.values())
    read = [each for each in found if not each.omitted]
    portions = [_portion(laid.text, spans[each.name], inside(each)) for each in read]
    block, of_document = document_block(laid, slug, read)
    whole = _whole(laid, slug, of_document)
    proposals, facts = guessed(read, portions, known, whole)
    if adviser:
        document = Document(laid.text, slug, whole.is_adopted, read, portions, proposals, facts)
        summaries, missed = advised(adviser, known, document)
        proposals, facts = [*proposals, *summaries], [*facts, *missed]
    stating = _stating(read, facts)
    proposals += [coverage(each, slug, proposals, stating) for each in read]
    stated: dict[str, list[Proposal]] = defaultdict(list)
    for each in proposals:
        if each.stands:
            stated[each.subject].append(each)
    proposals[:0] = of_document
    blocks = [block]
    for position, each in enumerate(found, start=1):
        words = span.own_text(laid.text, spans[each.name], inside(each))
        said = stated[f"{slug}:{each.name}"]
        blocks.append("\n".join(passage_block(each, position, words, slug, said)))
    blocks += ["\n".join(fact.lines(slug)) for fact in facts]
    proposals += [each for fact in facts for each in fact.proposals]
    placed = (with_brackets(each, laid.text) for each in proposals)
    blocks += [turtle(each, slug, number) for number, each in enumerate(placed, start=1)]
    body = "\n\n".join(blocks)
    comment = f"# {slug}: a draft: its passages in printed order, facts, then what is proposed."
    return f"{_prefixes(body, slug, known.parts)}\n\n{comment}\n\n{body}\n"


def _whole(laid: Laid, slug: str, said: Sequence[Proposal]) -> Whole:
    """What is known of a document as a whole, of what its head is proposed to say."""
    title = next((each.object for each in said if each.predicate == "dcterms:title"), "")
    found = own_symbol(laid.text)
    written = {symbol.iri(found[0])} if found else set()
    return Whole(
        slug,
        title.rpartition("@")[0].strip('"'),
        language(laid.text),
        any(each.predicate == "disarm:adoptedBy" for each in said),
        frozenset({f"{BASE}id/document/{slug}", *written}),
    )


def _stating(read: Sequence[Passage], facts: Iterable[Fact]) -> set[str]:
    """The passages that state facts, and those that begin a list of which an item does."""
    stating = {name for fact in facts for name in fact.passages}
    for each in reversed(read):
        if each.role is Role.ITEM and each.within and each.name in stating:
            stating.add(each.within)
    return stating


def _inside(spans: Iterable[Span]) -> Callable[[Passage], list[Span]]:
    """What finds the spans that begin within a passage, without a look at all of them."""
    ordered = sorted(spans, key=lambda each: each.start)
    starts = [each.start for each in ordered]
    return lambda passage: ordered[
        bisect_left(starts, passage.start) : bisect_left(starts, passage.end)
    ]


def _portion(text: str, one: Span, others: Iterable[Span]) -> Portion:
    """The own words of a passage at their places: what lies inside it is blank."""
    words = text[one.start : one.end]
    for other in others:
        if other.iri != one.iri and one.start <= other.start and other.end <= one.end:
            start, end = other.start - one.start, other.end - one.start
            words = words[:start] + " " * (end - start) + words[end:]
    return Portion(one.start, words)


def _prefixes(body: str, slug: str, parts: Iterable[str]) -> str:
    """The prefixes that a draft uses; a work whose parts it may cite has one of its own."""
    named = {**PREFIXES, slug: f"{BASE}id/document/{slug}/"}
    for work in {each.rpartition("/")[0] for each in parts}:
        named.setdefault(last_part(work), f"{work}/")
    used = set(re.findall(r"(?:^|[\s^])([a-z][\w-]*):(?=\w)", body)) & set(named)
    return "\n".join(f"@prefix {each}: <{named[each]}> ." for each in sorted(used))
