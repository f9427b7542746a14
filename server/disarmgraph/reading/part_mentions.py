"""Parts that a document cites, as the graph or the document itself has them.

A part without a work is one of the instrument that its passage named last before it, or of the one
that the document names most, where these have such a part: "article 5" in a report on a treaty. In
the text of a treaty itself it is one of its own, as is that of "this Convention".
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from disarmgraph.grammar.citation import Citation, citations, is_of_another, resolve, work
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.naming.name_index import NameIndex
from disarmgraph.reading.mentions import Mention, Portion
from disarmgraph.text.occurrence import Occurrence

WITH_WORK, OWN, NEAR, USUAL = 0.9, 0.9, 0.65, 0.55
INSTRUMENT = BASE + "id/instrument/"
_THIS = re.compile(r"\b(?:this|the\s+present|présente?|ladite|ledit)[\s*]+\Z", re.IGNORECASE)


def known_parts(store: Store) -> frozenset[str]:
    """The IRIs of the provisions and the passages of a graph."""
    return frozenset(
        quad.subject.value
        for name in ("isProvisionOf", "isPassageOf")
        for quad in store.quads_for_pattern(None, NamedNode(DISARM + name), None)
    )


@dataclass(frozen=True)
class Parts:
    """The parts that can be cited: those of the graph, and the passages of the document.

    ``is_treaty`` says whether the document is the text of a treaty, whose articles are its own.
    """

    known: frozenset[str]
    index: NameIndex
    document: str
    own: frozenset[str]
    is_treaty: bool = False

    def exists(self, iri: str) -> bool:
        """Whether there is such a part."""
        return iri in self.known or iri in self.own

    def cited(
        self, portions: Sequence[Portion], named: Sequence[Sequence[Mention]]
    ) -> list[list[Mention]]:
        """For each passage the parts that it cites."""
        usual = Counter(each.thing for of_one in named for each in of_one)
        return [
            list(self._of_passage(portion, here, usual))
            for portion, here in zip(portions, named, strict=True)
        ]

    def _of_passage(
        self, portion: Portion, named: Sequence[Mention], usual: Mapping[str, int]
    ) -> Iterator[Mention]:
        inside = [
            Occurrence(each.start - portion.start, each.end - portion.start, each.thing)
            for each in named
        ]
        for each in citations(portion.text):
            found = self._work(each, portion.text, inside, usual) if each.keys else None
            if found:
                thing, likelihood, rule = found
                start, end = portion.start + each.start, portion.start + each.end
                for part in resolve(each, thing, self.exists):
                    if part != thing:
                        yield Mention(start, end, part, likelihood, rule)

    def _work(
        self,
        citation: Citation,
        text: str,
        inside: Sequence[Occurrence],
        usual: Mapping[str, int],
    ) -> tuple[str, float, str] | None:
        """What a part belongs to, how likely, and by which rule."""
        if citation.is_own:
            return self.document, OWN, "own-part"
        if citation.symbol:
            documents = self.index.by_symbol(citation.symbol)
            return (documents[0], WITH_WORK, "part") if len(documents) == 1 else None
        if self.is_treaty and _is_of_this(citation, text):
            return None
        thing = work(citation, inside)
        if thing:
            return thing, WITH_WORK, "part"
        if is_of_another(citation, text):
            return None
        before = [
            each.thing
            for each in sorted(inside, key=lambda each: -each.end)
            if each.end <= citation.start
        ]
        most = sorted(usual, key=lambda each: (-usual[each], each))
        for likelihood, rule, things in ((NEAR, "part-near", before), (USUAL, "part-usual", most)):
            for each in things:
                if each.startswith(INSTRUMENT) and self._has(each, citation):
                    return each, likelihood, rule
        return None

    def _has(self, thing: str, citation: Citation) -> bool:
        return any(f"{thing}/{key.split('__')[0]}" in self.known for key in citation.keys)


def _is_of_this(citation: Citation, text: str) -> bool:
    """Whether a part is of no work that is named, or of "this Convention"."""
    named = citation.work_end > citation.work_start
    return not named or _THIS.search(text[: citation.work_start]) is not None
