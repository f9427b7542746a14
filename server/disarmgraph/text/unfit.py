"""What keeps the passages of a draft from being those of its text: told in one way everywhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from disarmgraph import texts
from disarmgraph.namespaces import DISARM, last_part
from disarmgraph.text.comparison import compare
from disarmgraph.text.source_text import SourceText

_CHECKSUM = NamedNode(DISARM + "sourceTextChecksum")


@dataclass(frozen=True)
class Unfit:
    """Something to put right: the passage or the document by its IRI, in English and in French."""

    iri: str
    english: str
    french: str

    @classmethod
    def of(cls, iri: str, words: str, **said: object) -> "Unfit":
        """What a text of the interface says of a passage or a document."""
        return cls(iri, *texts.both(words, **said))


def unfit(store: Store, document: str, text: SourceText) -> Iterator[Unfit]:
    """What does not fit: of another text than the one that was read nothing else is said."""
    stated = store.quads_for_pattern(NamedNode(document), _CHECKSUM, None)
    if text.checksum not in {each.object.value for each in stated}:
        yield Unfit.of(document, "unfit-text", text=text.path)
        return
    compared = compare(store, document, text)
    for each in compared.mismatches:
        said = {"passage": last_part(each.span), "actual": each.actual}
        yield Unfit.of(each.span, "unfit-passage", **said)
    for gap in compared.gaps:
        yield Unfit.of(document, "unfit-gap", start=gap.start, end=gap.end)
    for one, other in compared.crossings:
        yield Unfit.of(one, "unfit-crossing", one=last_part(one), other=last_part(other))
