"""Rules that hold across several things, which no shape can say: queries for who breaks them.

Each file under shapes/rules/ is a rule of the data, each under shapes/ontology/ one of the classes,
properties and concepts. Its query gives ``?this``, and may give ``?value`` and ``?property``, the
statement at fault.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from disarmgraph import files
from disarmgraph.namespaces import expand
from disarmgraph.query import query_file, query_text
from disarmgraph.rdf.statements import TYPE, Statements
from disarmgraph.triples import Node, Term

REQUIRED = ("summary", "summary-fr", "reason", "reason-fr", "severity")


@dataclass(frozen=True)
class GraphRule:
    """A rule: its name, what it says and why, by language, its severity, its query.

    ``property`` is that of the statement at fault, where it is always the same one. A rule that
    ``reads_all`` looks at properties that its text does not name.
    """

    name: str
    summary: dict[str, str]
    reason: dict[str, str]
    severity: str
    property: NamedNode | None
    text: str
    reads_all: bool


@dataclass(frozen=True)
class Breach:
    """A thing that breaks a rule, with the statement that does, as far as the rule tells."""

    rule: GraphRule
    thing: Node
    property: NamedNode | None
    value: Term | None


@cache
def rules() -> tuple[GraphRule, ...]:
    """The rules of the data that come with the package. Raises QueryFileError."""
    return tuple(read(path) for path in files.graph_rule_files())


@cache
def ontology_rules() -> tuple[GraphRule, ...]:
    """The rules of the ontology that come with the package. Raises QueryFileError."""
    return tuple(read(path) for path in files.ontology_rule_files())


def read(path: Path) -> GraphRule:
    """One rule. Raises QueryFileError."""
    text = path.read_text(encoding="utf-8")
    fields = query_file.header(path, text, REQUIRED, ["property", "reads"])
    named = fields.get("property")
    return GraphRule(
        name=path.stem,
        summary={"en": fields["summary"], "fr": fields["summary-fr"]},
        reason={"en": fields["reason"], "fr": fields["reason-fr"]},
        severity=fields["severity"],
        property=NamedNode(expand(named)) if named else None,
        text=text,
        reads_all="reads" in fields,
    )


def breaches(data: Statements, which: Sequence[GraphRule] | None = None) -> Iterator[Breach]:
    """Who breaks which rule: of those given, else of the rules of the data."""
    which = rules() if which is None else which
    store = _store(data, which)
    for rule in which:
        solutions = store.query(rule.text)
        names = {variable.value for variable in solutions.variables}
        for row in solutions:
            prop = row["property"] if "property" in names else rule.property
            yield Breach(rule, row["this"], prop, row["value"] if "value" in names else None)


def _store(data: Statements, which: Sequence[GraphRule]) -> Store:
    """What the rules ask for, and no more: all of a large graph would take as much again."""
    named = {iri for rule in which for iri, _ in query_text.read(rule.text).iris()}
    whole = any(rule.reads_all for rule in which)
    wanted = [p for p in data.properties() if whole or p == TYPE or p.value in named]
    store = Store()
    store.bulk_extend(
        Quad(subject, prop, value)
        for prop in wanted
        for subject, values in data.column(prop).items()
        for value in values
    )
    return store
