"""The draft of a document: its passages and what they name, as a file of the data that is not done.

It is in the form of ``data/documents/``. What nobody has written yet, the summaries, is not there,
and every passage says that it is not reviewed: ``disarmgraph check`` refuses it as data until then.
"""

import hashlib
import re
from collections.abc import Iterator

from disarmgraph.layout.laid import Laid
from disarmgraph.namespaces import BASE, PREFIXES, shorten
from disarmgraph.reading.gazetteer import Gazetteer
from disarmgraph.reading.passage import Passage, passages
from disarmgraph.text import span
from disarmgraph.text.source_text import checksum
from disarmgraph.text.span import Span

_LISTS = ("theme", "weapon")
_LANGUAGES = "http://publications.europa.eu/resource/authority/language/"
_FRENCH = frozenset(re.findall(r"\w+", "le la les des du une est dans pour que et aux"))
_ENGLISH = frozenset(re.findall(r"\w+", "the of and to in for is that on by with"))


def draft(laid: Laid, slug: str, gazetteer: Gazetteer) -> str:
    """The draft as Turtle in house style, of a text as UTF-8 and the slug of the document."""
    found = passages(laid)
    spans = {each.name: Span(each.name, each.start, each.end) for each in found}
    blocks = [_document(laid.text, slug)]
    for position, each in enumerate(found, start=1):
        words = span.own_text(laid.text, spans[each.name], spans.values())
        blocks.append("\n".join(_passage(each, position, words, slug, gazetteer)))
    body = "\n\n".join(blocks)
    comment = f"# {slug}: a draft of its passages in printed order."
    return f"{_prefixes(body, slug)}\n\n{comment}\n\n{body}\n"


def language(text: str) -> str:
    """``FRA`` or ``ENG``, whichever the small words of a text are of more."""
    words = text.casefold().split()
    french = sum(word in _FRENCH for word in words)
    return "FRA" if french > sum(word in _ENGLISH for word in words) else "ENG"


def _document(text: str, slug: str) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return "\n".join(
        (
            f"document:{slug} a disarm:Document ;",
            f"    dcterms:language <{_LANGUAGES}{language(text)}> ;",
            f'    disarm:sourceTextChecksum "{digest}" .',
        )
    )


def _passage(
    passage: Passage, position: int, words: str, slug: str, gazetteer: Gazetteer
) -> Iterator[str]:
    kind = "Omission" if passage.omitted else "Passage"
    yield f"{slug}:{passage.name} a disarm:{kind} ;"
    if passage.omitted:
        yield f"    disarm:reason omission-reason:{passage.role.value} ;"
    else:
        yield f"    disarm:kind passage-kind:{passage.role.value} ;"
    if passage.number and not passage.omitted:
        yield f'    disarm:number "{passage.number}" ;'
    yield f"    disarm:position {position} ;"
    yield f"    disarm:isPassageOf document:{slug} ;"
    for relation, name in (("isWithin", passage.within), ("annotates", passage.annotates)):
        if name:
            yield f"    disarm:{relation} {slug}:{name} ;"
    yield f"    disarm:start {passage.start} ;"
    if passage.omitted:
        yield f"    disarm:end {passage.end} ."
        return
    yield f"    disarm:end {passage.end} ;"
    yield f'    disarm:textChecksum "{checksum(words)}" ;'
    for relation, things in _names(words, gazetteer).items():
        for thing in sorted(things):
            yield f"    disarm:{relation} {thing} ;"
    yield "    disarm:reviewed false ."


def _names(words: str, gazetteer: Gazetteer) -> dict[str, set[str]]:
    """What a passage names by each property of a passage, as prefixed names."""
    found: dict[str, set[str]] = {each: set() for each in ("mentions", "cites", *_LISTS)}
    found["cites"] = {shorten(each.thing) for each in gazetteer.cited(words)}
    for each in gazetteer.named(words):
        thing = shorten(each.thing)
        prefix = thing.partition(":")[0]
        found[prefix if prefix in _LISTS else "mentions"].add(thing)
    found["mentions"] -= found["cites"]
    return found


def _prefixes(body: str, slug: str) -> str:
    named = {**PREFIXES, slug: f"{BASE}id/document/{slug}/"}
    lines = body.splitlines()
    used = {prefix for prefix in named if any(f"{prefix}:" in line for line in lines)}
    return "\n".join(f"@prefix {each}: <{named[each]}> ." for each in sorted(used))
