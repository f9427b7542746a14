"""Every constraint of the shapes is needed: without it a case under shapes/examples/ goes wrong.

Each is taken out of its shape file, one at a time; the cases of that file must then tell. What a
shape is for (its targets) and what it leads to (its property shapes) count as constraints too.
"""

import pytest
from pyoxigraph import BlankNode, Quad
from test_shapes import CASES, lists  # noqa: F401

from disarmgraph import files
from disarmgraph.namespaces import SH, shorten
from disarmgraph.rdf import rdf_file
from disarmgraph.rdf.statements import FIRST, Statements
from disarmgraph.validation import validation
from disarmgraph.validation.shacl import COMPONENTS, TARGETS

pytestmark = pytest.mark.slow

NEEDED = {SH + name for name in (*COMPONENTS, *TARGETS, "property", "qualifiedMinCount", "flags")}
NEEDED |= {SH + "qualifiedMaxCount", FIRST.value}


def told(cases: list[Statements], shapes: list[Quad]) -> list[set]:
    """The results of each case, less what changes with each reading."""
    read = Statements(shapes)
    return [
        {
            (r.focus, r.path, r.value, r.component)
            for r in validation.validate(case, read)
            if not isinstance(r.focus, BlankNode)
        }
        for case in cases
    ]


@pytest.mark.parametrize("path", files.shape_files(), ids=lambda path: path.stem)
def test_no_constraint_could_be_taken_out(path, lists):  # noqa: F811
    shapes = list(rdf_file.open_file(path).quads())
    cases = [
        Statements([*lists, *rdf_file.open_file(case).quads()])
        for case in sorted(CASES.glob(f"{path.stem}/*.ttl"))
    ]
    whole = told(cases, shapes)
    unmissed = [
        described(shapes, quad)
        for quad in shapes
        if quad.predicate.value in NEEDED
        and told(cases, [each for each in shapes if each != quad]) == whole
    ]
    assert unmissed == []


def described(shapes: list[Quad], quad: Quad) -> str:
    """A constraint with the named shape that it is a part of, and how."""
    node, way = quad.subject, [quad.predicate]
    while isinstance(node, BlankNode):
        above = next(each for each in shapes if each.object == node)
        node = above.subject
        way.append(above.predicate)
    path = "/".join(shorten(each.value) for each in reversed(way))
    return f"{shorten(node.value)} {path} {shorten(quad.object.value)}"
