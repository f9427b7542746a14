"""Drafts among the files of a check: what they still lack is told, and is no error.

A draft is called ``SLUG.draft.ttl``. Outside of our graph its guesses may stand, and what nobody
has written yet may be missing; whatever else is wrong in it is as wrong as anywhere. Where its text
is at hand, its passages are compared with it. A file of our graph is no draft, whatever it is
called.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pyoxigraph import NamedNode, Store

from disarmgraph.namespaces import DISARM, last_part
from disarmgraph.rdf.place import Place
from disarmgraph.rdf.rdf_file import RdfFile
from disarmgraph.rdf.spots import Spot
from disarmgraph.rdf.statements import Statements
from disarmgraph.review.draft_parts import BASIS, PROPOSED, STATEMENT
from disarmgraph.review.draft_text import SUFFIX as TEXT
from disarmgraph.text.source_text import SourceText, look_in, read_file
from disarmgraph.text.unfit import unfit
from disarmgraph.triples import Node
from disarmgraph.validation.check_report import ERROR, WARNING, Finding
from disarmgraph.validation.telling import in_words

SUFFIX = ".draft.ttl"
UNREVIEWED = "unreviewed-statement"
"""The rule of the graph that no guess keeps."""
LEFT = "left-to-review"
UNLIKE = "draft-unlike-text"

_LACKS = tuple(f"{kind}ConstraintComponent" for kind in ("MinCount", "QualifiedMinCount"))
_LACKING = ("#Passage-footnote",)
"""Shapes that ask for a property only of some things of their class."""
_CHECKSUM = NamedNode(DISARM + "sourceTextChecksum")
_PLACE = NamedNode(DISARM + "textChecksum")
_PASSAGE, _SUMMARY = NamedNode(DISARM + "Passage"), NamedNode(DISARM + "summary")


def among(mine: Sequence[RdfFile], own: Iterable[Path]) -> set[RdfFile]:
    """The drafts of some files, where ``own`` are the files of our graph."""
    ours = {path.resolve() for path in own}
    named = (file for file in mine if file.path.name.endswith(SUFFIX))
    return {file for file in named if file.path.resolve() not in ours}


def softened(findings: Iterable[Finding], drafts: set[RdfFile]) -> Iterator[Finding]:
    """The findings less that a draft has guesses; what it lacks becomes a warning.

    A proposal, which a program has written, lacks nothing by right.
    """
    for each in findings:
        if each.file not in drafts:
            yield each
        elif each.rule != UNREVIEWED:
            lacks = each.component in _LACKS or each.rule.endswith(_LACKING)
            lacks = lacks and "#Proposal-" not in each.rule
            yield replace(each, severity=WARNING) if lacks else each


def left(
    drafts: Iterable[RdfFile], mine: Statements, file_of: Callable[[Node], RdfFile]
) -> Iterator[Finding]:
    """For each draft in which there is something left to do: how much of what."""
    todo = {
        "proposals": mine.instances(STATEMENT),
        "things": set(mine.inverse(BASIS).get(PROPOSED, ())) - mine.instances(STATEMENT),
        "passages": {
            each
            for each in mine.instances(_PASSAGE)
            if len({getattr(text, "language", None) for text in mine.values(each, _SUMMARY)}) < 2
        },
    }
    for file in drafts:
        counts = {
            name: sum(file_of(each) is file for each in things) for name, things in todo.items()
        }
        if any(counts.values()):
            said = in_words(LEFT, **counts, file=file.path)
            yield Finding(file, LEFT, WARNING, *said, place=Place(1, 1))


def unlike(drafts: Iterable[RdfFile], folder: Path | None) -> Iterator[Finding]:
    """What `disarmgraph adopt` will refuse of passages, of each draft whose text is at hand.

    That is SLUG.txt beside it, or a file of the folder; without a text nothing is said. Raises
    TextsError.
    """
    for file in sorted(drafts, key=lambda each: str(each.path)):
        store = Store()
        store.bulk_extend(RdfFile(file.path, file.format, file.given).quads())
        for quad in store.quads_for_pattern(None, _CHECKSUM, None):
            text = _text(file, quad.subject.value, quad.object.value, folder)
            for each in unfit(store, quad.subject.value, text) if text else ():
                thing = NamedNode(each.iri)
                spot = Spot(thing, _CHECKSUM if thing == quad.subject else _PLACE)
                yield Finding(file, UNLIKE, ERROR, each.english, each.french, spot=spot)


def _text(file: RdfFile, document: str, checksum: str, folder: Path | None) -> SourceText | None:
    beside = file.path.with_name(last_part(document) + TEXT)
    if beside.is_file():
        return read_file(beside)
    return look_in(folder, [checksum]).texts.get(checksum) if folder else None
