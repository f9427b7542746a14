"""A draft that has been reviewed to its end becomes data: each thing in the file of its kind.

The files are those of ``data/README.md``: some hold what one document states, others all things of
a kind. Nothing is written before all of it is known to fit; what is there already is not written
twice, so that an adoption that was broken off is gone on with by the same command.
"""

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from disarmgraph.namespaces import BASE, DISARM, RDFS
from disarmgraph.review.draft_disk import DraftError, content, write
from disarmgraph.review.draft_parts import BASIS, PROPOSED, proposals_of
from disarmgraph.review.draft_text import SUFFIX
from disarmgraph.review.turtle_lines import TYPE, Block, TurtleLines
from disarmgraph.text.source_text import SourceText, read_file
from disarmgraph.text.unfit import unfit
from disarmgraph.triples import Term

TOGETHER = {
    "body": "actors/bodies.ttl",
    "event": "events/events.ttl",
    "fund": "programmes/funds.ttl",
    "person": "actors/persons.ttl",
    "place": "places/places.ttl",
    "programme": "programmes/programmes.ttl",
    "role": "actors/roles.ttl",
    "series": "events/series.ttl",
    "system": "systems/information-systems.ttl",
    "tenure": "actors/tenures.ttl",
}
"""The kinds of thing that are all in one file, below ``data/``."""
APART = {
    **dict.fromkeys(("claim", "definition", "discrepancy", "enumeration", "finding"), "claims"),
    **dict.fromkeys(("norm", "deadline"), "norms"),
    "assistance": "assistance",
    "document": "documents",
    "quantity": "quantities",
    "status-report": "status",
}
"""The kinds of which each document has a file, in a folder below ``data/``."""
CITED = "documents/cited-documents.ttl"
"""The file of documents that others cite and whose text nobody has read."""

_REVIEWED = NamedNode(DISARM + "reviewed")
_LABEL = NamedNode(RDFS + "label")
_STATED_IN = NamedNode(DISARM + "statedIn")


@dataclass(frozen=True)
class Adopted:
    """A file of the data, how many things of the draft are new in it, and what has left it."""

    path: Path
    things: int
    left: str = ""


def adopt(draft: Path, data: Path, text: SourceText | None = None) -> list[Adopted]:
    """Writes the statements of a draft to the files of the data, and tells which these are.

    The text, by default SLUG.txt beside the draft, is compared with the passages. Raises DraftError
    for a draft on which something is still to be decided or that does not fit its text, for a thing
    that the data describes otherwise, and for a file that cannot be read or written; TextsError. Of
    a document that is only cited more may be told than the data says so far, and what it says of
    the one that is adopted goes to the file of that.
    """
    lines = TurtleLines(content(draft), str(draft))
    slug = _slug(lines, draft)
    _refuse_open(lines, draft)
    _refuse_unfit(lines, draft, slug, text or read_file(draft.with_name(slug + SUFFIX)))
    document = NamedNode(f"{BASE}id/document/{slug}")
    was_cited = _take_over(lines, data / CITED, document)
    targets: dict[Path, list[Block]] = {}
    for block in filter(lambda each: each.lines, lines.blocks):
        targets.setdefault(data / _file(block, slug, draft), []).append(block)
    title = _title(lines, document) or slug
    ready = [(path, *_with(path, blocks, title)) for path, blocks in sorted(targets.items())]
    for path, text, things in ready:
        if things:
            write(path, text)
    adopted = [Adopted(path, things) for path, _, things in ready if things]
    # Last of all: until then the data says it twice, never not at all.
    return adopted + ([_take_out(data / CITED, document)] if was_cited else [])


def _slug(lines: TurtleLines, draft: Path) -> str:
    """The slug of the one document that a draft is of, whose text was read."""
    text, prefix = NamedNode(DISARM + "sourceTextChecksum"), f"{BASE}id/document/"
    said = [each.triple for each in lines.lines()]
    documents = {each.subject for each in said if each.object == NamedNode(DISARM + "Document")}
    found = [
        each.subject.value for each in said if each.predicate == text and each.subject in documents
    ]
    if len(found) != 1 or not found[0].startswith(prefix):
        raise DraftError.of("adopt-no-draft", path=draft)
    return found[0].removeprefix(prefix)


def _refuse_open(lines: TurtleLines, draft: Path) -> None:
    """Refuses a draft that is not decided upon to its end."""
    proposed = [each for each in lines.lines() if each.triple.object == PROPOSED]
    unread = [
        each
        for each in lines.lines()
        if each.triple.predicate == _REVIEWED and each.triple.object.value == "false"
    ]
    left = len(proposals_of(lines, draft)) or len(proposed)
    if left or unread:
        raise DraftError.of("adopt-open", path=draft, left=left, passages=len(unread))


def _refuse_unfit(lines: TurtleLines, draft: Path, slug: str, text: SourceText) -> None:
    """Refuses a draft whose passages are not what the text says."""
    store = Store()
    store.extend(Quad(*each.triple) for each in lines.lines())
    for each in unfit(store, f"{BASE}id/document/{slug}", text):
        error = DraftError(f"{draft}: {each.english}")
        error.french = f"{draft} : {each.french}"
        raise error


def _file(block: Block, slug: str, draft: Path) -> str:
    """The file of the data, below ``data/``, to which a thing belongs."""
    kind, _, rest = block.subject.value.removeprefix(f"{BASE}id/").partition("/")
    local = rest.partition("/")[0]
    if kind == "instrument":
        return f"instruments/{local}.ttl"
    if kind == "document" and local != slug:
        return CITED
    if kind in TOGETHER:
        return TOGETHER[kind]
    if kind in APART:
        return f"{APART[kind]}/{slug}.ttl"
    raise DraftError.of("adopt-no-file", path=draft, thing=block.name)


def _title(lines: TurtleLines, document: NamedNode) -> str:
    labels = [
        each.triple.object
        for each in lines.about(document)
        if each.triple.predicate == _LABEL and isinstance(each.triple.object, Literal)
    ]
    return next((each.value for each in labels if each.language == "en"), "")


def _take_over(lines: TurtleLines, path: Path, document: NamedNode) -> bool:
    """Has the draft say what was said of its document when others alone cited it, if it was."""
    if not path.exists():
        return False
    told = [each.triple for each in lines.about(document)]
    cited = TurtleLines(content(path), str(path)).about(document)
    earlier = [each.triple for each in cited]
    for each in _contradictions(told, earlier):
        said = " ".join(map(lines.written, each))
        raise DraftError.of("adopt-cited", path=path, said=said)
    for each in _besides(told, earlier):
        lines.add(each, (BASIS, _STATED_IN))
    return bool(earlier)


def _take_out(path: Path, document: NamedNode) -> Adopted:
    """Takes a document out of those that are only cited."""
    lines = TurtleLines(content(path), str(path))
    left = lines.written(document)
    lines.remove_thing(document)
    lines.drop_unused_prefixes()
    write(path, lines.text())
    return Adopted(path, 0, left)


def _contradictions(told: list[Triple], stated: list[Triple]) -> list[Triple]:
    """What the second text says otherwise of a document than the first; names may differ."""
    said: dict[NamedNode, set[Term]] = {}
    for each in told:
        said.setdefault(each.predicate, set()).add(each.object)
    return [
        each
        for each in stated
        if each.predicate not in (_LABEL, _STATED_IN)
        and each.object not in said.get(each.predicate, (each.object,))
    ]


def _besides(told: list[Triple], stated: list[Triple]) -> list[Triple]:
    """What the second text says of a document besides: its passages, and what is new."""
    said = {each.predicate for each in told}
    return [each for each in stated if each.predicate == _STATED_IN or each.predicate not in said]


def _with(path: Path, blocks: list[Block], title: str) -> tuple[str, int]:
    """The text of a file with the statements of these blocks, and how many things are new."""
    is_new = not path.exists()
    lines = TurtleLines("" if is_new else content(path), str(path))
    there = {each.triple for each in lines.lines()}
    things = 0
    for block in blocks:
        stated = [each.triple for each in block.lines]
        if there.issuperset(stated):
            continue
        told = [each.triple for each in lines.about(block.subject)]
        if any(each.predicate == TYPE for each in told):
            if not path.match(CITED) or _contradictions(told, stated):
                raise DraftError.of("adopt-there", path=path, thing=block.name)
            stated = _besides(told, stated)
            if there.issuperset(stated):
                continue
        things += 1
        for triple in stated:
            lines.add(triple, (BASIS, _STATED_IN))
    if is_new and lines.blocks:
        what = {"documents": "the document, then its passages in printed order"}
        said = what.get(path.parent.name, path.parent.name)
        lines.blocks[0].before = ["", f"# {title}: {said}.", ""]
    return lines.text().rstrip() + "\n", things
