"""What is wrong in files: of all that the rules find, what is told of which thing."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import NamedNode

from disarmgraph.namespaces import DISARM, THINGS, shorten
from disarmgraph.rdf.rdf_file import RdfFile
from disarmgraph.rdf.statements import TYPE
from disarmgraph.triples import Node, Term
from disarmgraph.validation import (
    drafts,
    grammar_faults,
    graph_rules,
    reasoner,
    references,
    validation,
)
from disarmgraph.validation.changed import Changes
from disarmgraph.validation.check_report import ERROR, SYNTAX, Finding
from disarmgraph.validation.described import Described, Known, Tell, own_files
from disarmgraph.validation.located import OUTSIDE_RANGE, Located
from disarmgraph.validation.references import Astray, Misplaced
from disarmgraph.validation.spelling import in_our_house
from disarmgraph.validation.telling import OF_A_VALUE

QUALIFIED = "QualifiedMinCountConstraintComponent"


class Checking:
    """Files to be checked, read, with what is around them."""

    def __init__(
        self,
        mine: Sequence[RdfFile],
        around: Sequence[RdfFile],
        shapes: Sequence[RdfFile],
        known: Known,
        changes: Changes | None,
        tell: Tell,
    ) -> None:
        self._known = known
        self._described = Described(mine, around, shapes, changes, tell)
        self._located = Located(self._described)

    def checked(self) -> list[RdfFile]:
        """The files that are reported on."""
        return self._described.checked()

    def rules(self) -> set[str]:
        """The rules that shapes make, as a check shows them."""
        nodes = self._described.shapes.subjects()
        return {shorten(node.value) for node in nodes if isinstance(node, NamedNode)}

    def broken(self) -> list[Finding]:
        """What breaks the grammar of its format."""
        return [
            Finding(file, SYNTAX, ERROR, *grammar_faults.told(fault.reason), place=fault.place)
            for file in self._described.files
            for fault in file.faults
        ]

    def findings(self, folder: Path | None = None, *, ontology: bool = False) -> list[Finding]:
        """What is wrong in files that keep to their grammar.

        Raises ShapesError, ReasonerError and TextsError.
        """
        described, located = self._described, self._located
        only = described.in_question()
        lost = [] if self._known == Known.NONE else self._astray()
        found = [located.lost(each) for each in lost if self._is_judged(each)]
        found += self._unshapely(only, lost)
        if self._known != Known.NONE:
            found += map(located.untyped, self._without_class())
            found += map(located.misplaced, self._misplaced(lost))
            found += located.breaches(graph_rules.rules())
        found += located.unread()
        if self._known != Known.NONE and not ontology:
            found += map(located.unchecked, self._strange())
        if ontology:
            found += located.breaches(graph_rules.ontology_rules())
            found += map(located.at_odds, reasoner.conflicts(described.whole))
        unfinished = drafts.among(described.checked(), own_files(Known.FULL))
        if folder is not None:
            found += (each for each in located.unlike(folder) if each.file not in unfinished)
        if unfinished:
            found = list(drafts.softened(found, unfinished))
            found += drafts.left(unfinished, described.mine, described.home)
            found += drafts.unlike(unfinished, folder)
        return _once(each for each in found if each.spot is None or each.spot.subject in only)

    def _astray(self) -> list[Astray]:
        return list(references.astray(self._described.mine, self._described.whole))

    def _is_judged(self, astray: Astray) -> bool:
        return self._known == Known.FULL or not astray.iri.startswith(THINGS)

    def _unshapely(self, only: set[Node], lost: Sequence[Astray]) -> Iterator[Finding]:
        """What shapes find, less what follows from references that lead nowhere.

        Who misspells a property lacks the one that was meant; to say so twice helps nobody.
        """
        nowhere = {NamedNode(each.iri) for each in lost}
        nearest = self._located.telling.spelling.nearest
        misspelt = {
            (each.quad.subject, nearest(each.iri))
            for each in lost
            if each.iri == each.quad.predicate.value
        }
        described = self._described
        for result in validation.validate(described.whole, described.shapes, only):
            follows = result.component in OF_A_VALUE and result.value in nowhere
            if not follows and (result.focus, result.path) not in misspelt:
                yield self._located.unshapely(result)

    def _misplaced(self, lost: Sequence[Astray]) -> Iterator[Misplaced]:
        """Statements on the wrong things, less those on what has a class that is misspelt."""
        unclassed = {each.quad.subject for each in lost if each.quad.predicate == TYPE}
        for each in references.misplaced(self._described.mine, self._described.whole):
            if not unclassed & {each.thing, each.value}:
                yield each

    def _without_class(self) -> list[Node]:
        """Things with an IRI or a property of ours that have no class, and so escape the shapes."""
        typed = self._described.whole.column(TYPE)
        ours = {thing for thing in self._described.named if thing.value.startswith(THINGS)}
        for prop in self._described.mine.properties():
            if prop.value.startswith(DISARM):
                ours.update(self._described.mine.column(prop))
        return [thing for thing in ours if thing not in typed]

    def _strange(self) -> list[RdfFile]:
        """The files that say nothing in a namespace of ours, so that no rule holds anything."""
        described = self._described
        things = set(filter(_is_ours, described.named))
        for prop in described.mine.properties():
            column = described.mine.column(prop)
            if _is_ours(prop):
                things.update(column)
            elif prop == TYPE:
                things.update(s for s, kinds in column.items() if any(map(_is_ours, kinds)))
        ours = {file for each in things for file in described.describing(each)}
        rest = [file for file in described.checked() if file not in ours]
        return [file for file in rest if not any(map(_is_ours, _values(file)))]


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings less those that say again what another says of the same statement.

    A value that a shape refuses is not told to be outside the range as well; a label without a
    language is not told to be missing in each.
    """
    found = list(findings)
    refused = {each.spot for each in found if each.component and each.value is not None}
    untagged = {each.spot[:2] for each in found if each.component == "DatatypeConstraintComponent"}
    return [
        each
        for each in found
        if not (each.rule == OUTSIDE_RANGE and each.spot in refused)
        and not (each.component == QUALIFIED and each.spot[:2] in untagged)
    ]


def _values(file: RdfFile) -> Iterator[Term]:
    return (quad.object for quad in RdfFile(file.path, file.format, file.given).quads())


def _is_ours(term: Term) -> bool:
    return in_our_house(term.value) is not None
