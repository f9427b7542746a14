"""The passages of the graph beside the texts that a reader holds: all verified, or one read out."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Store

from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM, last_part, shorten
from disarmgraph.text import span
from disarmgraph.text.comparison import Comparison, compare, mismatch
from disarmgraph.text.source_text import SourceText, Stranger, TextsError, look_in
from disarmgraph.text.span import Span

DOCUMENTS = BASE + "id/document/"
CHARACTERS_SHOWN = 60
STRANGERS_SHOWN = 10


@dataclass(frozen=True)
class Report:
    """The documents whose text is in a folder, the others with the checksum of theirs, the rest."""

    folder: Path
    checked: tuple[Comparison, ...]
    not_checked: tuple[tuple[str, str], ...]
    strangers: tuple[Stranger, ...]

    @property
    def exit_code(self) -> int:
        """0 when all that could be checked verifies, 1 when something does not, 2 for no text."""
        if not self.checked:
            return 2
        return 0 if all(one.verifies for one in self.checked) else 1

    def text(self) -> str:
        """The report as lines for people."""
        lines = [line for one in self.checked for line in _described(one)]
        lines += [
            f"{shown(document)}: not checked: no file here has SHA-256 {checksum}"
            for document, checksum in self.not_checked
        ]
        lines += _described_strangers(self.strangers)
        return "\n".join([*lines, self._summary()]) + "\n"

    def _summary(self) -> str:
        if not self.checked:
            return f"{self.folder}: holds the text of no document (0 of {len(self.not_checked)})"
        wrong = sum(not one.verifies for one in self.checked)
        verdict = f"{wrong} with something to put right" if wrong else "everything verifies"
        return f"{len(self.checked)} checked, {len(self.not_checked)} not checked: {verdict}"


def verify(store: Store, texts: Path) -> Report:
    """Compares every document that has a source text with it. Raises TextsError."""
    wanted = _documents(store)
    folder = look_in(texts, wanted.values())
    held = {iri: sha for iri, sha in wanted.items() if sha in folder.texts}
    return Report(
        texts,
        tuple(compare(store, iri, folder.texts[sha]) for iri, sha in held.items()),
        tuple((iri, sha) for iri, sha in wanted.items() if iri not in held),
        folder.strangers,
    )


def text_of(store: Store, texts: Path, name: str) -> str:
    """The exact text of a passage under a line that says which it is, ready to print.

    `name` is an IRI or its part after the documents' namespace (a-63-228/para_28). The text is
    the whole span, list items included, less omissions and footnotes. Raises TextsError.
    """
    wanted = _documents(store)
    document, passage, spans = _find(store, list(wanted), name)
    source = _held(texts, document, wanted[document])
    placed = [one for one in spans if one.fits(source.text)]
    own = span.own_text(source.text, passage, placed) if passage in placed else None
    wrong = mismatch(passage, own, source.text)
    if wrong:
        raise TextsError.of(
            "texts-not-so",
            passage=shown(passage.iri),
            expected=wrong.expected,
            actual=wrong.actual,
        )
    which, of = (Names(store, "en").label(iri).text for iri in (passage.iri, document))
    exact = span.exact_text(source.text, passage, placed)
    return f"{which}, {of} ({shown(passage.iri)})\n\n{exact}\n"


def shown(iri: str) -> str:
    """The IRI of a document or passage as people type it."""
    return iri.removeprefix(DOCUMENTS)


def _documents(store: Store) -> dict[str, str]:
    """The checksum of its source text for each document that has one."""
    stated = NamedNode(DISARM + "sourceTextChecksum")
    quads = store.quads_for_pattern(None, stated, None, DefaultGraph())
    return dict(sorted((quad.subject.value, quad.object.value) for quad in quads))


def _find(store: Store, documents: list[str], name: str) -> tuple[str, Span, list[Span]]:
    iri = DOCUMENTS + name.strip("<>").removeprefix(DOCUMENTS)
    known = {document: span.of_document(store, document) for document in documents}
    for document, spans in known.items():
        for one in spans:
            if one.iri == iri:
                return document, one, spans
    names = [shown(one.iri) for spans in known.values() for one in spans]
    near = difflib.get_close_matches(shown(iri), names, n=3)
    example = next(iter(names), "a-63-228/para_28")
    if near:
        raise TextsError.of("texts-no-passage-but", name=name, near=", ".join(near))
    raise TextsError.of("texts-no-passage", name=name, example=example)


def _held(texts: Path, document: str, checksum: str) -> SourceText:
    found = look_in(texts, {checksum}).texts
    if checksum not in found:
        raise TextsError.of(
            "texts-not-held", folder=texts, document=shown(document), checksum=checksum
        )
    return found[checksum]


def _described(one: Comparison) -> Iterator[str]:
    """A document's figures, then one indented line for each thing to put right."""
    whole = max(one.characters, 1)
    body = max(one.characters - sum(left.characters for left in one.omitted), 1)
    yield (
        f"{shown(one.document)} ({one.source.path.name}): {one.passages} passages hold "
        f"{one.in_passages / whole:.1%} of {one.characters:,} characters, "
        f"{one.in_passages / body:.1%} of the body text"
    )
    for left in one.omitted:
        reason = last_part(left.reason)
        yield f"  left out: {left.spans} {reason}, {left.characters / whole:.1%}"
    for gap in one.gaps:
        words = " ".join(gap.text.split())[:CHARACTERS_SHOWN]
        yield f"  not covered: start {gap.start}, end {gap.end}, {gap.checksum}: {words}"
    for pair in one.crossings:
        yield f"  overlap: {' and '.join(map(shown, pair))}; let one lie inside the other"
    for wrong in one.mismatches:
        yield f"  mismatch: {shown(wrong.span)}: expected {wrong.expected}, found {wrong.actual}"
    for unsaid in one.without_form:
        thing = f"{shorten(unsaid.thing)} ({unsaid.words})"
        yield f"  mention without a form in the text: {shown(unsaid.passage)}: {thing}"
    for unsaid in one.names_without_text:
        name = f"{shorten(unsaid.thing)} ({unsaid.words})"
        yield f"  name that is not in the text: {shown(unsaid.passage)}: {name}"


def _described_strangers(strangers: Sequence[Stranger]) -> Iterator[str]:
    """The files that are no text: near misses, then the first of the others, then how many more."""
    others = [stranger for stranger in strangers if not stranger.changed]
    for stranger in strangers:
        if stranger.changed:
            yield f"{stranger.name}: a text whose line ends were changed; get the file again"
    for stranger in others[:STRANGERS_SHOWN]:
        yield f"{stranger.name}: the text of no document (SHA-256 {stranger.checksum})"
    if len(others) > STRANGERS_SHOWN:
        yield f"{len(others) - STRANGERS_SHOWN} more files are the text of no document"
