"""Taking any one kind of statement out of the data is noticed: a shape or a question fails.

A kind of statement is a property that the data uses: every `disarm:bearer` goes, say. What a shape
demands is found by one validation of data that lacks it all; what only a question shows, by asking
the library again without the one kind, while what was derived from it stays.
"""

import csv
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store
from test_queries import ANSWERS, cell

from disarmgraph import files
from disarmgraph.dataset.graph import load
from disarmgraph.namespaces import RDF, shorten
from disarmgraph.rdf import rdf_file
from disarmgraph.rdf.statements import Statements
from disarmgraph.validation import validation

pytestmark = pytest.mark.slow


def quads(folder: str) -> list[Quad]:
    """The statements of the files below a folder, in the default graph."""
    home = files.graph_home() / folder
    every = files.knowledge_files() + files.table_files()
    paths = [path for path in every if path.is_relative_to(home)]
    return [Quad(*q.triple) for path in paths for q in rdf_file.open_file(path).quads()]


DATA = quads("data")
ONTOLOGY = quads("ontology")
KINDS = sorted({quad.predicate.value for quad in DATA})


@pytest.fixture(scope="module")
def demanded() -> set[str]:
    """The kinds of statement that a shape demands of some thing in the data."""
    paths = files.shape_files()
    read = [quad for path in paths for quad in rdf_file.open_file(path).quads()]
    shapes = Store()
    shapes.bulk_extend(read)
    asked = {row["path"].value for row in shapes.query(REQUIRED)}
    required = asked & set(KINDS) - {RDF + "type"}
    kept = [quad for quad in DATA if quad.predicate.value not in required]
    focus = {quad.subject for quad in kept}
    results = validation.validate(Statements([*kept, *ONTOLOGY]), Statements(read), focus)
    return {kind for kind in required if any(kind in result.path for result in results)}


REQUIRED = """PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT DISTINCT ?path {
  ?shape sh:path/(sh:alternativePath/rdf:rest*/rdf:first)? ?path ;
    sh:minCount | sh:qualifiedMinCount ?least .
  FILTER (?least > 0 && isIRI(?path))
}"""


@pytest.fixture(scope="module")
def whole() -> Store:
    """The whole graph with what follows from it; what is taken out of it is put back."""
    return load()


@pytest.fixture(scope="module")
def library() -> dict[str, tuple[str, list[list[str]]]]:
    """The text and the approved answer of every question."""
    return {path.stem: (path.read_text("utf-8"), approved(path)) for path in files.query_files()}


def approved(path: Path) -> list[list[str]]:
    with (ANSWERS / f"{path.stem}.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.reader(rows))[1:]


def noticed_by(store: Store, library: dict, kind: str) -> str | None:
    """The first question whose answer is another without a kind of statement."""
    lost = list(store.quads_for_pattern(None, NamedNode(kind), None))
    for quad in lost:
        store.remove(quad)
    try:
        return changed(store, library, kind)
    finally:
        store.extend(lost)


def changed(store: Store, library: dict, kind: str) -> str | None:
    """The first question, those that name the kind before others, whose answer is not approved."""
    for stem in sorted(library, key=lambda each: shorten(kind) not in library[each][0]):
        text, rows = library[stem]
        solutions = store.query(text)
        if [[cell(row[column]) for column in solutions.variables] for row in solutions] != rows:
            return stem
    return None


@pytest.mark.parametrize("kind", KINDS, ids=shorten)
def test_the_loss_of_a_kind_of_statement_is_noticed(kind, demanded, library, whole):
    assert kind in demanded or noticed_by(whole, library, kind)


def test_nothing_is_noticed_where_nothing_is_lost(library, whole):
    assert noticed_by(whole, library, "urn:x:nothing") is None
